package org.zonemark.pages;

import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.zonemark.words.Phrases;

/** Gives templates, as {@code #{key}}, the words that everything else has. */
final class PhraseMessages implements MessageSource {

    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
        try {
            return Phrases.text(
                    locale == null ? Locale.CHINESE : locale, code, arguments == null ? new Object[0] : arguments);
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }

    @Override
    public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        String text = getMessage(code, arguments, null, locale);
        if (text == null) {
            throw new NoSuchMessageException(code);
        }
        return text;
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
        String[] codes = resolvable.getCodes();
        for (String code : codes == null ? new String[0] : codes) {
            String text = getMessage(code, resolvable.getArguments(), null, locale);
            if (text != null) {
                return text;
            }
        }
        String otherwise = resolvable.getDefaultMessage();
        if (otherwise == null) {
            throw new NoSuchMessageException(codes == null || codes.length == 0 ? "" : codes[codes.length - 1]);
        }
        return otherwise;
    }
}

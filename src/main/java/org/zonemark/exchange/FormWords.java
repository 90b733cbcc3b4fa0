package org.zonemark.exchange;

import java.util.Locale;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Words of the form by which it is known again when it comes back. */
final class FormWords {

    private FormWords() {}

    /** @param key under {@code form.} */
    static Words words(String key, Object... arguments) {
        return Phrases.phrase("form." + key, arguments);
    }

    static String in(Locale locale, String key, Object... arguments) {
        return Phrases.text(locale, "form." + key, arguments);
    }

    /** Whether a text is that word in one of the languages. */
    static boolean is(String key, String text) {
        Words words = words(key);
        return text.equals(words.zh()) || text.equalsIgnoreCase(words.en());
    }
}

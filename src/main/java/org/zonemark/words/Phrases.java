package org.zonemark.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences with places for values, looked up by key in both languages. */
public final class Phrases {

    private static final String BUNDLE = "org.zonemark.words.messages";
    private static final ResourceBundle ZH = bundle(Locale.CHINESE);
    private static final ResourceBundle EN = bundle(Locale.ENGLISH);

    private Phrases() {}

    /**
     * The sentence of that key in both languages. Arguments are put in as they are: numbers come written already
     * (see {@link Numbers}), and {@link Words} are put in in the language of the sentence.
     *
     * @throws java.util.MissingResourceException if no such sentence exists
     */
    public static Words phrase(String key, Object... arguments) {
        return new Words(fill(ZH, Locale.CHINESE, key, arguments), fill(EN, Locale.ENGLISH, key, arguments));
    }

    private static String fill(ResourceBundle bundle, Locale locale, String key, Object[] arguments) {
        Object[] inLanguage = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            inLanguage[i] = arguments[i] instanceof Words words ? words.in(locale) : arguments[i];
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(inLanguage);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

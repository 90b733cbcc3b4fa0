package org.zonemark.words;

import java.util.Locale;
import java.util.Objects;

/**
 * One text in the two languages of the product.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Words(String zh, String en) {

    public Words {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    /** The same text in both languages: names, numbers, symbols. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** English for English readers, Chinese for everybody else: these users read Chinese first. */
    public String in(Locale locale) {
        return isEnglish(locale) ? en : zh;
    }

    static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}

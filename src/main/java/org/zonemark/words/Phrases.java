package org.zonemark.words;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Sentences with places for values, looked up by key in both languages. */
public final class Phrases {

    private static final String PACKAGE = "org.zonemark.words.";

    /** What everything says, and then the words of the pages by those who read them. No key stands in two of them. */
    static final List<String> BUNDLES = List.of(
            "messages",
            "frame",
            "start",
            "zone",
            "reviewer",
            "weights",
            "ministry",
            "results",
            "clauses",
            "administrator",
            "exchange");

    private static final Map<String, Template> ZH = templates(Locale.CHINESE);
    private static final Map<String, Template> EN = templates(Locale.ENGLISH);

    private Phrases() {}

    /**
     * The sentence of that key in both languages. Arguments are put in as they are: numbers come written already
     * (see {@link Numbers}), and {@link Words} are put in in the language of the sentence.
     *
     * @throws MissingResourceException if no such sentence exists
     */
    public static Words phrase(String key, Object... arguments) {
        return new Words(text(Locale.CHINESE, key, arguments), text(Locale.ENGLISH, key, arguments));
    }

    /**
     * The sentence of that key in the reader's language.
     *
     * @throws MissingResourceException if no such sentence exists
     */
    public static String text(Locale locale, String key, Object... arguments) {
        Template template = (Words.isEnglish(locale) ? EN : ZH).get(key);
        if (template == null) {
            throw new MissingResourceException("no sentence has the key " + key, PACKAGE, key);
        }
        return template.fill(locale, arguments);
    }

    private static Map<String, Template> templates(Locale locale) {
        return BUNDLES.stream()
                .map(name -> bundle(name, locale))
                .flatMap(bundle -> Collections.list(bundle.getKeys()).stream()
                        .map(key -> Map.entry(key, new Template(bundle.getString(key)))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                PACKAGE + name,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

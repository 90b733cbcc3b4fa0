package org.zonemark.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** The headings by which the columns of a form are found, wherever they were moved to. */
enum FormHeading {
    CLAUSE("clause"),
    ANSWER("answer"),
    REASON("reason"),
    INDUSTRY_NAME("industry_name"),
    INDUSTRY_SHARE("industry_share"),
    INDUSTRY_ROWS("industry_rows"),
    INDUSTRY_CONDITION("industry_condition");

    private final Words words;

    FormHeading(String key) {
        this.words = Phrases.phrase("form.heading." + key);
    }

    Words words() {
        return words;
    }

    /** The heading that a cell holds, in whichever language; blanks and case do not matter. */
    static Optional<FormHeading> of(String text) {
        String plain = plain(text);
        for (FormHeading heading : values()) {
            if (plain.equals(plain(heading.words.zh())) || plain.equals(plain(heading.words.en()))) {
                return Optional.of(heading);
            }
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}

package org.zonemark.evidence;

import java.text.Normalizer;
import java.util.Locale;

/** Names of files as they come from anywhere, made safe to show and to save under. Nothing is found by them. */
final class FileName {

    private static final int LONGEST = 120;
    private static final String UNNAMED = "evidence";
    /** What has a meaning to some file system or shell. */
    private static final String RESERVED = "<>:\"|?*";

    private FileName() {}

    /** The last part of the name, without characters that deceive, and with an ending that tells the truth. */
    static String shown(String sent, ContentType type) {
        String normal = Normalizer.normalize(sent, Normalizer.Form.NFC);
        String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints()
                .filter(character -> !isUnprintable(character))
                .map(character -> RESERVED.indexOf(character) >= 0 ? '_' : character)
                .forEach(name::appendCodePoint);
        String stem = stem(name.toString().strip(), type);
        return (stem.isEmpty() ? UNNAMED : shortened(stem))
                + '.'
                + type.extensions().get(0);
    }

    /**
     * Controls, invisible and direction-turning characters, halves of characters, and what is no character. Not what
     * this Java does not know yet: rare Chinese characters in names of places are added to Unicode year by year.
     */
    static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (character & 0xFFFE) == 0xFFFE;
        };
    }

    /** The name without the type's own ending; a foreign ending stays, before the true one. */
    private static String stem(String name, ContentType type) {
        String stem = name;
        for (String extension : type.extensions()) {
            if (stem.toLowerCase(Locale.ROOT).endsWith('.' + extension)) {
                stem = stem.substring(0, stem.length() - extension.length() - 1);
                break;
            }
        }
        return stem.replaceAll("^[. ]+|[. ]+$", "");
    }

    private static String shortened(String stem) {
        int length = stem.codePointCount(0, stem.length());
        return length <= LONGEST ? stem : stem.substring(0, stem.offsetByCodePoints(0, LONGEST));
    }
}

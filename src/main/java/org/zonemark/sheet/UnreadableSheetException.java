package org.zonemark.sheet;

import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** A file is no workbook that can be read, or one that is not read because of what it carries. */
public final class UnreadableSheetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Words words;

    /** @param why key of the cause under {@code sheet.unreadable.} */
    UnreadableSheetException(String why, Object... arguments) {
        this(null, why, arguments);
    }

    UnreadableSheetException(@org.jspecify.annotations.Nullable Throwable cause, String why, Object... arguments) {
        super(why, cause);
        this.words = Phrases.phrase("sheet.unreadable." + why, arguments);
    }

    /** What is wrong, and what would be right. */
    public Words words() {
        return words;
    }
}

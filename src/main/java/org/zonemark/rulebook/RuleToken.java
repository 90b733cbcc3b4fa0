package org.zonemark.rulebook;

/**
 * One word or sign of a DRL file.
 *
 * @param text as it stands there, a text with its quotation marks
 * @param line from 1
 * @param offset its first character, from 0
 */
record RuleToken(Kind kind, String text, int line, int offset) {

    enum Kind {
        NAME,
        VARIABLE,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String expected) {
        return text.equals(expected) && kind != Kind.TEXT;
    }

    /** A text without its quotation marks. */
    String content() {
        return text.substring(1, text.length() - 1);
    }

    String shown() {
        return kind == Kind.END ? "the end of the file" : "`" + text + "`";
    }
}

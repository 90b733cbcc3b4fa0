package org.zonemark.sheet;

import java.util.regex.Pattern;

/** Characters that XML does not allow stand in workbooks as {@code _x000D_} (ECMA-376 part 1, 22.9.2.19). */
public final class EscapedText {

    private static final int HEXADECIMAL = 16;
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private EscapedText() {}

    /** Text that is read as it stands, even where it looks like an escape. */
    public static String write(String text) {
        return text.contains("_x") ? LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_") : text;
    }

    static String read(String written) {
        return written.contains("_x")
                ? ESCAPE.matcher(written)
                        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(match.group(1), HEXADECIMAL))))
                : written;
    }
}

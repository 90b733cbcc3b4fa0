package org.zonemark.sheet;

/**
 * Text that no spreadsheet program runs: what would begin a formula in comma-separated text gets an apostrophe before it, which
 * is taken away again when it comes back.
 */
final class GuardedText {

    private static final String FIRSTS = "=+-@\t\r'＝＋－＠";

    private GuardedText() {}

    static String write(String text) {
        return !text.isEmpty() && FIRSTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String read(String written) {
        return written.length() > 1 && written.charAt(0) == '\'' && FIRSTS.indexOf(written.charAt(1)) >= 0
                ? written.substring(1)
                : written;
    }
}

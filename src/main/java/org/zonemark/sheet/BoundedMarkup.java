package org.zonemark.sheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * XML in which no tag, comment or text between tags is longer than anybody writes it. A parser hands on values and comments whole,
 * so that one alone could fill its memory.
 */
final class BoundedMarkup extends FilterReader {

    /** The longest text that a cell may have, with every character of it written as a number. */
    private static final int LONGEST = 1 << 20;

    /** After {@code <!}: a comment or a section of characters begins, or neither. */
    private static final char NOT_YET_KNOWN = '!';

    private static final char NONE = 0;

    /** {@code <!-->} begins a comment and does not end it. */
    private static final int SHORTEST_COMMENT = "<!---->".length() - 1;

    private int run;
    private char previous;
    private char beforePrevious;

    /** What stands before the {@code >} that ends a comment, an instruction or a section, where less-than signs mean nothing. */
    private char ending = NONE;

    BoundedMarkup(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] to, int from, int most) throws IOException {
        int read = super.read(to, from, most);
        for (int i = from; i < from + read; i++) {
            see(to[i]);
        }
        return read;
    }

    private void see(char next) {
        run++;
        if (ending == NONE) {
            if (next == '<') {
                run = 0;
            } else if (previous == '<' && (next == '?' || next == NOT_YET_KNOWN)) {
                ending = next;
            }
        } else if (ending == NOT_YET_KNOWN) {
            ending = next == '-' ? '-' : next == '[' ? ']' : NONE;
        } else if (next == '>' && previous == ending && isEnd()) {
            ending = NONE;
        }
        if (run > LONGEST) {
            throw new UnreadableSheetException("bomb");
        }
        beforePrevious = previous;
        previous = next;
    }

    private boolean isEnd() {
        return switch (ending) {
            case '-' -> beforePrevious == '-' && run >= SHORTEST_COMMENT;
            case ']' -> beforePrevious == ']';
            default -> true;
        };
    }
}

package org.zonemark.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes and never holds more of one than it may be long. */
final class LineReader {

    /**
     * A line that is not blank.
     *
     * @param number from 1, blank lines counted
     * @param tooLong whether it was longer than allowed; its text is dropped then
     */
    record Line(long number, byte[] text, boolean tooLong) {}

    /** Counted by the server as if somebody could read it. */
    private static final int END_OF_CHUNK = "\r\n".length();

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long number;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line that is not blank; null at the end. */
    @Nullable
    Line next() throws IOException {
        while (true) {
            ByteArrayOutputStream text = new ByteArrayOutputStream(1 << 13);
            boolean ended = !readLine(text);
            if (ended && text.size() == 0) {
                return null;
            }
            number++;
            if (text.size() > longest) {
                return new Line(number, new byte[0], true);
            }
            byte[] bytes = text.toByteArray();
            if (!isBlank(bytes)) {
                return new Line(number, bytes, false);
            }
        }
    }

    /** How many lines were read, blank ones counted. */
    long read() {
        return number;
    }

    /** Whether more bytes can be read without waiting for the sender. */
    boolean hasMoreAtHand() throws IOException {
        return at < filled || in.available() > END_OF_CHUNK;
    }

    /** Reads up to a line feed; false if the stream ended before one. Bytes past the longest are passed over. */
    private boolean readLine(ByteArrayOutputStream text) throws IOException {
        while (true) {
            if (at == filled) {
                filled = Math.max(in.read(buffer), 0);
                at = 0;
                if (filled == 0) {
                    return false;
                }
            }
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int room = longest + 1 - text.size();
            text.write(buffer, at, Math.min(end - at, room));
            boolean found = end < filled;
            at = found ? end + 1 : end;
            if (found) {
                return true;
            }
        }
    }

    private static boolean isBlank(byte[] text) {
        for (byte one : text) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}

package org.zonemark.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a stretch of a file byte by byte and number by number. Whatever is asked for beyond its end is not there. */
final class ByteReader {

    private final FileChannel channel;
    private final long end;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    /** Where in the file the buffer ends. */
    private long read;

    ByteReader(FileChannel channel, long from, long length) {
        this.channel = channel;
        this.read = from;
        this.end = from + length;
    }

    static ByteReader whole(FileChannel channel) throws IOException {
        return new ByteReader(channel, 0, channel.size());
    }

    /** Where in the file the next byte stands. */
    long position() {
        return read - buffer.remaining();
    }

    boolean isAtEnd() {
        return position() >= end;
    }

    /** @throws EOFException at the end */
    int next() throws IOException {
        if (!buffer.hasRemaining()) {
            refill();
        }
        return buffer.get() & 0xFF;
    }

    /** A number of up to eight bytes with the highest first. */
    long big(int length) throws IOException {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | next();
        }
        return number;
    }

    /** A number of up to eight bytes with the lowest first. */
    long little(int length) throws IOException {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= (long) next() << 8 * i;
        }
        return number;
    }

    byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            if (!buffer.hasRemaining()) {
                refill();
            }
            int count = Math.min(length - done, buffer.remaining());
            buffer.get(bytes, done, count);
            done += count;
        }
        return bytes;
    }

    /** @throws EOFException if that is more than there is */
    void skip(long length) throws IOException {
        if (length < 0 || length > end - position()) {
            throw new EOFException();
        }
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
        } else {
            read = position() + length;
            buffer.limit(0);
        }
    }

    private void refill() throws IOException {
        buffer.clear().limit((int) Math.max(0, Math.min(buffer.capacity(), end - read)));
        int count = channel.read(buffer, read);
        buffer.flip();
        if (count <= 0) {
            throw new EOFException();
        }
        read += count;
    }
}

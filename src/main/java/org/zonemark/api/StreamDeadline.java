package org.zonemark.api;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When a stream ends that somebody sends or takes: nobody keeps one for ever by sending or taking a little now and then. */
final class StreamDeadline {

    /** The time is up. */
    static final class PassedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final long minutes;

        PassedException(Duration longest) {
            super("a stream takes " + longest + " at most");
            this.minutes = longest.toMinutes();
        }

        /** How many it might have taken. */
        long minutes() {
            return minutes;
        }
    }

    private final Duration longest;
    private final LongSupplier nanos;
    private final long begin;

    /**
     * Begins now.
     *
     * @param nanos a clock that only goes forward
     */
    StreamDeadline(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    private void check() throws PassedException {
        if (nanos.getAsLong() - begin > longest.toNanos()) {
            throw new PassedException(longest);
        }
    }

    /** Reading from it throws {@link PassedException} once the time is up. */
    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                check();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                check();
                return super.read(bytes, offset, length);
            }
        };
    }

    /** Writing to it throws {@link PassedException} once the time is up. */
    OutputStream of(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                check();
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                check();
                out.write(bytes, offset, length);
            }
        };
    }
}

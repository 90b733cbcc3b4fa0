package org.zonemark.api;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request as it comes from the line, whoever reads it: a controller, or the server itself, as it does with forms. Once its
 * time is up it is as if the line had been silent for too long, which the server answers by 408.
 */
final class BodyInTime implements InputBuffer {

    private final InputBuffer line;
    private final LongSupplier nanos;
    private volatile long begin;
    private volatile Duration longest = Duration.ZERO;

    /** @param nanos a clock that only goes forward */
    BodyInTime(InputBuffer line, LongSupplier nanos) {
        this.line = line;
        this.nanos = nanos;
    }

    /** Of a request; its connection has one for all requests that come over it. */
    static BodyInTime of(Request request) {
        if (request.getInputBuffer() instanceof BodyInTime known) {
            return known;
        }
        BodyInTime made = new BodyInTime(request.getInputBuffer(), System::nanoTime);
        request.setInputBuffer(made);
        return made;
    }

    /** Whatever is read from now on has so much time in all. */
    void begin(Duration longest) {
        this.begin = nanos.getAsLong();
        this.longest = longest;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (nanos.getAsLong() - begin > longest.toNanos()) {
            throw new SocketTimeoutException("a body like this takes " + longest + " at most");
        }
        return line.doRead(handler);
    }

    @Override
    public int available() {
        return line.available();
    }
}

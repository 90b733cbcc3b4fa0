package org.zonemark.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.zonemark.throttle.Throttle;

/**
 * Nobody keeps a thread by sending a byte now and then: each body has its time, and so has what is left of it when the answer is there.
 *
 * <p>That rest is read, for a while, because whoever is still sending would otherwise find the line closed and never see why the request
 * was refused. It has places of its own; where they are taken the line is closed at once.
 */
final class SlowBodies extends ValveBase {

    /** What is longer takes as long as it needs, within {@code zonemark.streams.longest}. */
    static final long SMALL = 64 << 10;

    private final Duration small;
    private final Duration large;
    private final Places rests;

    SlowBodies(Streams.Limits limits, Places.Most rests) {
        super(true);
        this.small = limits.small();
        this.large = limits.longestSaid();
        this.rests = new Places(rests, Duration.ZERO, System::nanoTime);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!request.isAsyncDispatching()) {
            long length = request.getContentLengthLong();
            BodyInTime.of(request.getCoyoteRequest()).begin(length >= 0 && length <= SMALL ? small : large);
        }
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.getCoyoteRequest().isFinished()) {
            response.finishResponse();
            if (!readRest(request)) {
                // Closes the line. Otherwise the server would go on reading, for as long as something comes.
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                // All has been said.
                response.setErrorReported();
            }
        }
    }

    private boolean readRest(Request request) {
        if (request.getCoyoteRequest().hasExpectation()) {
            // Who asked first whether to send it at all has been answered.
            return false;
        }
        String network = Throttle.network(request.getRemoteAddr());
        Places.Place place = rests.hasManySlow(network) ? null : rests.enter(network);
        if (place == null) {
            return false;
        }
        try {
            return isReadInTime(request.getCoyoteRequest());
        } finally {
            place.leave();
        }
    }

    private boolean isReadInTime(org.apache.coyote.Request body) {
        BodyInTime.of(body).begin(small);
        Dropped dropped = new Dropped();
        try {
            while (body.doRead(dropped) >= 0) {
                // It is dropped.
            }
            return true;
        } catch (IOException e) {
            container.getLogger().debug("The rest of a body did not come in time, or was none", e);
            return false;
        }
    }

    private static final class Dropped implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}

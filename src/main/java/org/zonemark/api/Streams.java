package org.zonemark.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What is sent or taken piece by piece, and ends when its time is up. */
@Component
class Streams {

    /** For what is to be said when the time is up. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);

    /**
     * Settings under {@code zonemark.streams}.
     *
     * @param longest how long anybody may send or take one
     * @param small how long anybody may send a body of up to {@value SlowBodies#SMALL} bytes, or the rest of one that is answered
     *     already
     */
    @ConfigurationProperties("zonemark.streams")
    record Limits(
            @DefaultValue("1h") Duration longest,
            @DefaultValue("30s") Duration small) {

        /** With the time for what is to be said at its end. */
        Duration longestSaid() {
            return longest.plus(LAST_WORDS);
        }
    }

    private final Limits limits;

    Streams(Limits limits) {
        this.limits = limits;
    }

    /** Of the request that is being answered; what is flushed is under way to the client. */
    StreamingResponseBody taken(StreamingResponseBody body) {
        var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        HttpServletResponse response = Objects.requireNonNull(request.getResponse());
        return out -> {
            StreamDeadline deadline = new StreamDeadline(limits.longestSaid(), System::nanoTime);
            body.writeTo(deadline.of(new Flushing(out, response)));
        };
    }

    InputStream sent(InputStream in) {
        return new StreamDeadline(limits.longest(), System::nanoTime).of(in);
    }

    /** Spring passes no flush on to the response. */
    private static final class Flushing extends FilterOutputStream {

        private final HttpServletResponse response;

        Flushing(OutputStream out, HttpServletResponse response) {
            super(out);
            this.response = response;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            response.flushBuffer();
        }
    }
}

package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;

class BodyInTimeTest {

    private static final InputBuffer ENDLESS = new InputBuffer() {
        @Override
        public int doRead(ApplicationBufferHandler handler) {
            return 7;
        }

        @Override
        public int available() {
            return 3;
        }
    };

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final BodyInTime body = new BodyInTime(ENDLESS, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void isReadUntilItsTimeIsUp() throws IOException {
        body.begin(Duration.ofSeconds(30));
        pass(Duration.ofSeconds(30));
        assertThat(body.doRead(ApplicationBufferHandler.EMPTY)).isEqualTo(7);
        pass(Duration.ofNanos(1));
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> body.doRead(ApplicationBufferHandler.EMPTY));
        assertThat(body.available()).isEqualTo(3);
    }

    @Test
    void theNextOneHasTimeOfItsOwn() throws IOException {
        body.begin(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(2));
        body.begin(Duration.ofSeconds(30));
        pass(Duration.ofSeconds(29));
        assertThat(body.doRead(ApplicationBufferHandler.EMPTY)).isEqualTo(7);
    }

    @Test
    void isOneForAllRequestsOfAConnection() {
        Request request = new Request();
        request.setInputBuffer(ENDLESS);
        BodyInTime first = BodyInTime.of(request);
        assertThat(BodyInTime.of(request)).isSameAs(first).isSameAs(request.getInputBuffer());
    }
}

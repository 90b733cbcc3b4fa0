package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StreamDeadlineTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final StreamDeadline deadline = new StreamDeadline(Duration.ofMinutes(2), now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void whatIsSentIsReadUntilTheTimeIsUp() throws IOException {
        InputStream in = deadline.of(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
        assertThat(in.read()).isEqualTo(1);
        pass(Duration.ofMinutes(2));
        assertThat(in.readNBytes(2)).containsExactly(2, 3);
        pass(Duration.ofNanos(1));
        assertThatExceptionOfType(StreamDeadline.PassedException.class)
                .isThrownBy(in::read)
                .satisfies(e -> assertThat(e.minutes()).isEqualTo(2));
        assertThatExceptionOfType(StreamDeadline.PassedException.class).isThrownBy(() -> in.readNBytes(1));
    }

    @Test
    void whatIsTakenIsWrittenUntilTheTimeIsUp() throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        OutputStream out = deadline.of(taken);
        out.write(1);
        pass(Duration.ofMinutes(2));
        out.write(new byte[] {2, 3, 4}, 1, 2);
        pass(Duration.ofNanos(1));
        assertThatExceptionOfType(StreamDeadline.PassedException.class).isThrownBy(() -> out.write(5));
        assertThatExceptionOfType(StreamDeadline.PassedException.class).isThrownBy(() -> out.write(new byte[1]));
        assertThat(taken.toByteArray()).containsExactly(1, 3, 4);
    }
}

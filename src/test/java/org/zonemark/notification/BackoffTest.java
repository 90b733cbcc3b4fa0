package org.zonemark.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void theWaitDoublesFromAMinuteToSixHours() {
        assertThat(IntStream.rangeClosed(1, Backoff.MOST_TRIES)
                        .mapToObj(tries -> Backoff.after(tries).toMinutes()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L, 360L);
    }

    @Test
    void itStaysThereHoweverManyTriesThereWere() {
        assertThat(Backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(6));
    }
}

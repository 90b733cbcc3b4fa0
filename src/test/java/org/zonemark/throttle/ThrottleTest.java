package org.zonemark.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final Throttle throttle = new Throttle(2, Duration.ofMinutes(10), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void anAddressMayDoItSoManyTimesInAWhile() {
        throttle.spend("192.0.2.1");
        throttle.spend("192.0.2.1");
        assertThatThrownBy(() -> throttle.spend("192.0.2.1"))
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        e -> assertThat(e.tryAgainAt()).isEqualTo(Instant.parse("2026-03-01T00:10:00Z")));
        assertThatCode(() -> throttle.spend("192.0.2.2")).doesNotThrowAnyException();

        now = now.plus(Duration.ofMinutes(10));
        assertThatCode(() -> throttle.spend("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        for (int i = 0; i < 5; i++) {
            throttle.spend("192.0.2.1");
            throttle.giveBack("192.0.2.1");
        }
        assertThatCode(() -> throttle.spend("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void theAddressesOfOneNetworkCountAsOne() {
        throttle.spend("2001:db8:1:2::1");
        throttle.spend("2001:db8:1:2::2");
        assertThatThrownBy(() -> throttle.spend("2001:db8:1:2:ffff::3")).isInstanceOf(TooManyRequestsException.class);
        assertThatCode(() -> throttle.spend("2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    @Test
    void itForgetsTheOldestAddressesAndNeverGrows() {
        throttle.spend("192.0.2.1");
        throttle.spend("192.0.2.1");
        for (int i = 0; i < 10_000; i++) {
            throttle.spend("address " + i);
        }
        assertThatCode(() -> throttle.spend("192.0.2.1")).doesNotThrowAnyException();
    }
}

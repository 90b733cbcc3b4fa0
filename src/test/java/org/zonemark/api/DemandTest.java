package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {

    private static final long BEGIN = Long.MAX_VALUE - 7;

    private static long after(int millis) {
        return BEGIN + Duration.ofMillis(millis).toNanos();
    }

    /** Two places, half a second; of all who came some were let in, and kept so many places busy on the average. */
    @ParameterizedTest
    @CsvSource({
        "100, 100, 1, true",
        "100, 100, 2, false",
        "200, 100, 0.8, true",
        "200, 100, 1, false",
        "500, 100, 0.3, true",
        "500, 100, 0.5, false",
        "500, 0, 2, false",
    })
    void itIsOverWhenAllThatCameWouldHaveHadRoom(int came, int letIn, double taken, boolean over) {
        Demand demand = new Demand(2, BEGIN);
        for (int i = 0; i < came; i++) {
            demand.came(i < letIn, after(400));
        }
        int busy = (int) Math.ceil(taken);
        demand.passed(busy, after((int) (500 * taken / busy)));
        assertThat(demand.isOver(0, after(500))).isEqualTo(over);
    }

    @Test
    void nothingIsSaidBeforeHalfASecondIsCounted() {
        Demand demand = new Demand(1, BEGIN);
        demand.came(true, after(100));
        assertThat(demand.isOver(0, after(499))).isFalse();
        assertThat(demand.isOver(0, after(500))).isTrue();
    }

    @Test
    void eachHalfSecondIsCountedByItself() {
        Demand demand = new Demand(1, BEGIN);
        for (int i = 0; i < 10; i++) {
            demand.came(false, after(400));
        }
        assertThat(demand.isOver(1, after(500))).isFalse();
        demand.came(true, after(800));
        assertThat(demand.isOver(0, after(900))).isFalse();
        assertThat(demand.isOver(0, after(1000))).isTrue();
    }

    @Test
    void itIsOverWhenNobodyHasComeForHalfASecondHoweverLongOthersStay() {
        Demand demand = new Demand(1, BEGIN);
        demand.came(false, after(100));
        assertThat(demand.isOver(8, after(599))).isFalse();
        assertThat(demand.isOver(8, after(600))).isTrue();
    }

    @Test
    void afterHalfAMinuteItIsTriedAgainHoweverMuchComes() {
        Demand demand = new Demand(1, BEGIN);
        for (int millis = 400; millis < 30_000; millis += 400) {
            demand.came(false, after(millis));
            assertThat(demand.isOver(1, after(millis))).isFalse();
        }
        assertThat(demand.isOver(1, after(30_000))).isTrue();
    }
}

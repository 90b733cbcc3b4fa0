package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zonemark.words.Words;

class ApplicabilityTest {

    @Test
    void appliesInItsBasinsAndNowhereElse() {
        Applicability upstream = new Applicability(null, Set.of(Basin.MIDDLE, Basin.UPPER));

        assertThat(upstream.appliesIn(Basin.LOWER)).isFalse();
        assertThat(upstream.appliesIn(Basin.MIDDLE)).isTrue();
        assertThat(upstream.appliesIn(Basin.UPPER)).isTrue();
    }

    @Test
    void everywhereIsEveryBasinWithoutAClaim() {
        assertThat(Basin.values()).allMatch(Applicability.EVERYWHERE::appliesIn);
        assertThat(Applicability.EVERYWHERE.mayBeClaimed()).isFalse();
    }

    @Test
    void mayBeClaimedWhereItIsSaidWhen() {
        Applicability shoreline = new Applicability(new Words("无岸线", "No shoreline"), Set.of(Basin.LOWER));

        assertThat(shoreline.mayBeClaimed()).isTrue();
    }
}

package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** So many pairs of facts are put together, and not one more. */
class JoinLimitTest {

    @Test
    void admitsAsManyPairsAsAreAllowedAndRefusesTheNext() {
        JoinLimit joins = new JoinLimit(2);

        assertThat(joins.admit("one")).isTrue();
        assertThat(joins.admit("another")).isTrue();
        assertThatExceptionOfType(RulesWithoutEndException.class)
                .isThrownBy(() -> joins.admit("one more"))
                .withMessage("its patterns put more than 2 pairs of facts together");
    }
}

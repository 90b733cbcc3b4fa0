package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Circumstances.Adjustment;

/** Whether what was entered about a zone can be counted by a rulebook. */
class CircumstancesTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final Adjustment HELP = new Adjustment("paired_help", 1, null);
    private static final Adjustment FALSE_DATA = new Adjustment("false_data", 1, "A2-2.1.7");

    @Test
    void whatTheRulebookKnowsFits() {
        assertThat(Circumstances.NONE.fit(RULEBOOK)).isTrue();
        assertThat(entered(List.of(HELP), List.of(FALSE_DATA)).fit(RULEBOOK)).isTrue();
    }

    @Test
    void aKindThatItDoesNotHaveDoesNotFitNorDoesABonusAmongPenalties() {
        assertThat(entered(List.of(new Adjustment("unheard_of", 1, null)), List.of())
                        .fit(RULEBOOK))
                .isFalse();
        assertThat(entered(List.of(), List.of(new Adjustment("unheard_of", 1, null)))
                        .fit(RULEBOOK))
                .isFalse();
        assertThat(entered(List.of(), List.of(HELP)).fit(RULEBOOK)).isFalse();
        assertThat(entered(List.of(HELP), List.of(HELP)).fit(RULEBOOK)).isFalse();
    }

    @Test
    void whatMakesACriterionScoreNothingNeedsOneOfTheRulebook() {
        assertThat(entered(List.of(), List.of(new Adjustment("false_data", 1, null)))
                        .fit(RULEBOOK))
                .isFalse();
        assertThat(entered(List.of(), List.of(new Adjustment("false_data", 1, "A2-9.9.9")))
                        .fit(RULEBOOK))
                .isFalse();
    }

    @Test
    void nothingIsEnteredLessThanOnce() {
        assertThatThrownBy(() -> new Adjustment("paired_help", 0, null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Adjustment("paired_help", 1, null).times()).isEqualTo(1);
    }

    private static Circumstances entered(List<Adjustment> bonuses, List<Adjustment> penalties) {
        return new Circumstances(bonuses, penalties, false, null);
    }
}

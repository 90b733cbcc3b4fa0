package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

class CriterionTest {

    @ParameterizedTest
    @CsvSource({"2016-01-01, 1", "2019-06-30, 1", "2019-07-01, 2", "2019-12-31, 2", "2020-01-01, 3", "2040-01-01, 3"})
    void theLastNumbersThatAreInForceOnADayHold(LocalDate day, double threshold) {
        Criterion criterion = withNumbersFrom("2016-01-01", "2019-07-01", "2020-01-01");

        assertThat(criterion.referenceOn(day).orElseThrow().threshold()).hasValue(threshold);
    }

    @Test
    void noNumbersHoldBeforeTheFirst() {
        assertThat(withNumbersFrom("2016-01-01").referenceOn(LocalDate.of(2015, 12, 31)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a pure gate,                 A2-2.1.5, true,  false, true",
        "a gate that is scored,       A2-2.1.3, false, true,  true",
        "a quantity with a gate,      A2-5.2.4, false, true,  true",
        "a quantity,                  A2-2.1.6, false, true,  true",
        "a mean of other clauses,     A2-1.2.1, false, false, false",
        "what leading industries say, A2-4.1.4, false, true,  true"
    })
    void whatItIsDecidesWhetherItWeighsAndIsProven(
            String what, String clause, boolean pureGate, boolean weighs, boolean proven) {
        Criterion criterion = Rulebooks.own().criterion(clause).orElseThrow();

        assertThat(criterion.isPureGate()).as(what).isEqualTo(pureGate);
        assertThat(criterion.carriesWeight()).as(what).isEqualTo(weighs);
        assertThat(criterion.needsDocument()).as(what).isEqualTo(proven);
    }

    /** Thresholds count from 1, so that they tell which entry it is. */
    private static Criterion withNumbersFrom(String... days) {
        Criterion own = Rulebooks.own().criterion("A2-2.1.5").orElseThrow();
        List<ReferenceValues> reference = new ArrayList<>();
        for (String day : days) {
            reference.add(new ReferenceValues(
                    LocalDate.parse(day), null, OptionalDouble.of(reference.size() + 1), Words.same("-"), null));
        }
        return new Criterion(
                own.clause(),
                own.position(),
                own.dimension(),
                own.kind(),
                own.source(),
                own.indicator(),
                own.gate(),
                own.applies(),
                own.rollsUp(),
                own.steps(),
                reference);
    }
}

package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.words.Words;

class PlanTargetTest {

    private static final PlanTarget RISING = target(true, Map.of(2014, 10.0, 2017, 16.0, 2020, 40.0));
    private static final PlanTarget FALLING = target(false, Map.of(2014, 100.0, 2020, 40.0));

    @ParameterizedTest
    @CsvSource({"2014, 10", "2015, 12", "2016, 14", "2017, 16", "2018, 24", "2019, 32", "2020, 40"})
    void whatIsDueLiesOnTheLineBetweenTheYearsThatThePlanNames(int year, double due) {
        assertThat(RISING.due(year).orElseThrow()).isCloseTo(due, within(1e-12));
    }

    @Test
    void nothingIsDueBeforeTheFirstYear() {
        assertThat(RISING.due(2013)).isEmpty();
        assertThat(RISING.lead(2013, 50)).isEmpty();
    }

    @Test
    void theLastValueStaysDueBehindTheLastYear() {
        assertThat(RISING.due(2035)).hasValue(40);
    }

    @Test
    void moreThanIsDueIsALeadWhereMoreIsBetter() {
        assertThat(RISING.lead(2017, 20)).hasValue(4);
        assertThat(RISING.lead(2017, 16)).hasValue(0);
        assertThat(RISING.lead(2017, 15.5)).hasValue(-0.5);
    }

    @Test
    void lessThanIsDueIsALeadWhereLessIsBetter() {
        assertThat(FALLING.lead(2017, 60)).hasValue(10);
        assertThat(FALLING.lead(2017, 70)).hasValue(0);
        assertThat(FALLING.lead(2017, 90)).hasValue(-20);
    }

    @Test
    void keepsTheValuesThatItWasGiven() {
        TreeMap<Integer, Double> values = new TreeMap<>(Map.of(2014, 1.0));
        PlanTarget target = new PlanTarget("P1-99", Words.same("-"), "%", true, values, true);
        values.put(2014, 2.0);

        assertThat(target.due(2014)).hasValue(1);
    }

    private static PlanTarget target(boolean higherIsBetter, Map<Integer, Double> values) {
        return new PlanTarget("P1-99", Words.same("-"), "%", higherIsBetter, new TreeMap<>(values), true);
    }
}

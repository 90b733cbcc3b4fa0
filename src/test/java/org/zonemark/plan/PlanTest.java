package org.zonemark.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.plan.Coverage.Server;
import org.zonemark.plan.Coverage.State;
import org.zonemark.plan.ZoneAggregate.Middle;
import org.zonemark.rulebook.PlanTarget;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.words.Words;

/** The plan's own targets, and who serves its rows. */
class PlanTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();

    @Test
    void allEightTargetsAreReadAndTwoOfThemHoldForZones() {
        List<PlanTarget> targets = RULEBOOK.catalogue().targets();
        assertThat(targets)
                .extracting(PlanTarget::id)
                .containsExactly("P1-01", "P1-02", "P1-03", "P1-04", "P1-05", "P1-06", "P1-07", "P1-08");
        assertThat(targets).allSatisfy(target -> assertThat(target.values()).containsOnlyKeys(2014, 2017, 2020));
        assertThat(targets.get(2).values()).containsValues(1.47, 2.1, 2.5);
        assertThat(targets.stream()
                        .flatMap(target -> PlanTargetService.clause(RULEBOOK, target).stream())
                        .toList())
                .containsExactly("A2-1.2.2", "A2-4.2.1");
    }

    @Test
    void whatIsDueLiesOnTheLineBetweenTheYearsOfThePlan() {
        PlanTarget research = RULEBOOK.catalogue().targets().get(2);
        assertThat(research.due(2013)).isEmpty();
        assertThat(research.due(2014)).hasValue(1.47);
        assertThat(research.due(2015).orElseThrow()).isCloseTo(1.68, within(1e-12));
        assertThat(research.due(2017)).hasValue(2.1);
        assertThat(research.due(2019).orElseThrow()).isCloseTo(2.1 + 0.4 * 2 / 3, within(1e-12));
        assertThat(research.due(2020)).hasValue(2.5);
        assertThat(research.due(2025)).as("after the plan its last value").hasValue(2.5);
        assertThat(research.lead(2017, 2.0).orElseThrow()).isCloseTo(-0.1, within(1e-12));
        assertThat(research.lead(2013, 9)).isEmpty();
        PlanTarget falling = new PlanTarget(
                "P1-99", Words.same("-"), "%", false, new TreeMap<>(Map.of(2014, 10.0, 2020, 4.0)), false);
        assertThat(falling.lead(2017, 6)).hasValue(1);
        assertThat(falling.lead(2017, 8)).hasValue(-1);
    }

    @Test
    void rowsCountTheZonesThatClaimThem() {
        Scorer scorer = Scorer.of(RULEBOOK, RULEBOOK.defaultWeights());
        SelfAssessmentReader reader = new SelfAssessmentReader(RULEBOOK);
        List<SelfAssessment> assessments = Samples.codes().stream()
                .map(code -> reader.read(Samples.document(code)).orThrow())
                .toList();
        List<Server> servers = assessments.stream()
                .map(one -> new Server(one.zone(), scorer.evaluate(one).planFit()))
                .toList();
        List<Coverage> coverage = Coverage.of(RULEBOOK.catalogue(), servers);
        assertThat(coverage).hasSizeGreaterThan(60);
        int served = 0;
        for (Coverage one : coverage) {
            List<String> claiming = assessments.stream()
                    .filter(zone -> zone.leadingIndustries().stream()
                            .flatMap(industry -> industry.rows().stream())
                            .anyMatch(row -> row.equals(one.row().id())
                                    || row.startsWith(one.row().id() + "#")))
                    .map(zone -> zone.zone().code())
                    .sorted()
                    .toList();
            assertThat(one.zones()).as(one.row().id()).isEqualTo(claiming);
            assertThat(one.byProvince().values().stream()
                            .mapToInt(count -> count)
                            .sum())
                    .isEqualTo(claiming.size());
            assertThat(one.output()).isBetween(0.0, (double) claiming.size() + 1e-9);
            if (!claiming.isEmpty()) {
                assertThat(one.output()).isPositive();
                served++;
                assertThat(one.state(claiming.size() + 1)).isIn(State.SERVED, State.NOT_COUNTED);
                assertThat(one.state(claiming.size())).isIn(State.CROWDED, State.NOT_COUNTED);
            } else {
                assertThat(one.state(1)).isIn(State.NOBODY, State.NOT_COUNTED);
            }
        }
        assertThat(served).isGreaterThan(5);
    }

    @Test
    void theMiddleCountsEachZoneOnce() {
        assertThat(Middle.of(List.of(3.0, 1.0, 8.0))).isEqualTo(new Middle(3, 4, 3));
        assertThat(Middle.of(List.of(4.0, 1.0))).isEqualTo(new Middle(2, 2.5, 2.5));
        assertThat(Middle.of(List.of()).mean()).isNaN();
    }
}

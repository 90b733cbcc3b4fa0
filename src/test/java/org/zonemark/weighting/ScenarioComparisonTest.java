package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.zonemark.weighting.MadeUpZones.RULEBOOK;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Basin;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Circumstances.Adjustment;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.weighting.Explanation.Contribution;
import org.zonemark.weighting.ScenarioComparison.Pair;

class ScenarioComparisonTest {

    private static final double EQUAL_WITHIN = RULEBOOK.sizes().equalWithin();
    private static final RandomAssessments RANDOM = new RandomAssessments(5);
    private static final Aggregation DEFAULT = new Aggregation(RULEBOOK, RULEBOOK.defaultWeights());
    private static final Aggregation OTHER = new Aggregation(RULEBOOK, RANDOM.weights());

    private static final List<CohortZone> COHORT = IntStream.range(0, 60)
            .mapToObj(i -> new CohortZone(zone(i), RANDOM.nextFindings(), RANDOM.circumstances()))
            .toList();

    @Test
    void eachTwoScenariosAreComparedAsThePreviewComparesThem() {
        Cut cut = new Cut(2, 10, null);
        Scenario one = scenario("one", DEFAULT, cut);
        ScenarioComparison all = ScenarioComparison.of(List.of(one, scenario("two", OTHER, cut), one));

        assertThat(all.pairs()).hasSize(3);
        assertThat(all.fromFirst()).extracting(Pair::second).containsExactly(1, 2);
        WeightPreview expected = WeightPreview.of(COHORT, DEFAULT, OTHER, cut, EQUAL_WITHIN);
        WeightPreview made = all.pairs().get(0).preview();
        assertThat(made.agreement()).isEqualTo(expected.agreement());
        assertThat(made.swaps()).isEqualTo(expected.swaps());
        for (int i = 0; i < COHORT.size(); i++) {
            ZoneMove move = expected.zones().get(i);
            assertThat(all.positions().get(0).get(i)).isEqualTo(move.before());
            assertThat(all.positions().get(1).get(i)).isEqualTo(move.after());
            assertThat(ZoneMove.Crossing.of(
                            all.inside().get(0).get(i), all.inside().get(1).get(i)))
                    .isEqualTo(move.crossing());
        }
        assertThat(all.pairs().get(1).preview().agreement().swapped()).isZero();
    }

    @Test
    void withoutAdjustmentsTheChangeIsExplainedByThemAndByLimits() {
        Scenario with = scenario("with", DEFAULT, Cut.NONE);
        WeightPreview preview = ScenarioComparison.of(List.of(with, with.withoutAdjustments()))
                .pairs()
                .get(0)
                .preview();
        int adjusted = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            ZoneMove move = preview.zones().get(i);
            Circumstances entered = COHORT.get(i).circumstances();
            adjusted += move.explanation().adjustments() != 0 ? 1 : 0;
            double criteria = move.explanation().criteria().stream()
                    .mapToDouble(Contribution::points)
                    .sum();
            assertThat(criteria
                            + move.explanation().adjustments()
                            + move.explanation().limits())
                    .isCloseTo(move.change(), within(1e-11));
            assertThat(move.explanation().sum()).isCloseTo(move.change(), within(1e-11));
            if (entered.fraudProven()) {
                assertThat(move.after().standing()).isEqualTo(Standing.VETOED);
            }
        }
        assertThat(adjusted).isGreaterThan(10);
    }

    @Test
    void ceilingsThatBeginAndEndToHoldAreNamed() {
        WeightPreview there = WeightPreview.of(COHORT, DEFAULT, OTHER, Cut.NONE, EQUAL_WITHIN);
        WeightPreview back = WeightPreview.of(COHORT, OTHER, DEFAULT, Cut.NONE, EQUAL_WITHIN);
        int begun = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            Explanation one = there.zones().get(i).explanation();
            Explanation other = back.zones().get(i).explanation();
            assertThat(one.ceilingsBegun()).isEqualTo(other.ceilingsEnded());
            assertThat(one.ceilingsEnded()).isEqualTo(other.ceilingsBegun());
            begun += one.ceilingsBegun().size() + one.ceilingsEnded().size();
        }
        assertThat(begun).isPositive();
    }

    @Test
    void aPenaltyThatIsLeftOutGivesItsPointsBack() {
        CohortZone bare = new CohortZone(zone(0), RANDOM.nextFindings(), Circumstances.NONE);
        Circumstances accident =
                new Circumstances(List.of(), List.of(new Adjustment("major_accident", 2, null)), false, null);
        Scenario punished = new Scenario(
                "punished",
                List.of(new CohortZone(zone(0), bare.findings(), accident)),
                DEFAULT,
                Cut.NONE,
                EQUAL_WITHIN);
        Explanation explanation = ScenarioComparison.of(List.of(punished, punished.withoutAdjustments()))
                .pairs()
                .get(0)
                .preview()
                .zones()
                .get(0)
                .explanation();
        assertThat(explanation.adjustments()).isEqualTo(2.0);
        assertThat(explanation.criteria()).isEmpty();
    }

    @Test
    void scenariosOfOtherZonesAreNotCompared() {
        Scenario all = scenario("all", DEFAULT, Cut.NONE);
        Scenario fewer = new Scenario("fewer", COHORT.subList(1, 60), DEFAULT, Cut.NONE, EQUAL_WITHIN);
        assertThatIllegalArgumentException().isThrownBy(() -> ScenarioComparison.of(List.of(all, fewer)));
    }

    private static Scenario scenario(String name, Aggregation aggregation, Cut cut) {
        return new Scenario(name, COHORT, aggregation, cut, EQUAL_WITHIN);
    }

    private static Zone zone(int number) {
        return new Zone("z" + number, "zone", "province " + number % 7, "-", Basin.MIDDLE, ZoneType.OTHER);
    }
}

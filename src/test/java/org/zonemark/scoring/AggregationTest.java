package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.zonemark.scoring.MadeUpFindings.allScoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.Circumstances.Adjustment;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.words.Words;

/** Section 4 of the scoring model under the default weights, with figures worked out by hand. */
class AggregationTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final Offset<Double> EXACTLY = within(1e-9);

    private static final String VETO_GATE = "A2-2.1.5";
    private static final String SUSPEND_GATE = "A2-2.1.8";
    private static final String SCORED_SUSPEND_GATE = "A2-2.1.3";
    private static final String SCORED_VETO_GATE = "A2-5.2.4";

    private final Aggregation aggregation = new Aggregation(RULEBOOK, RULEBOOK.defaultWeights());

    @Nested
    class FromCriteriaToTheBase {

        @Test
        void aDimensionIsTheWeightedMeanOfItsCriteria() {
            // (1 x 10 + 2 x 20 + 2 x 30 + 3 x 40 + 2 x 50) / 10
            Evaluation evaluation = aggregation.total(cooperation().findings());

            assertThat(evaluation.dimensionScore("regional_cooperation")).isCloseTo(33, EXACTLY);
        }

        @Test
        void theBaseIsTheWeightedMeanOfTheDimensions() {
            // 22 x 90 + 10 x 80 + 10 x 70 + 16 x 60 + 16 x 50 + 9 x 40 + 8 x 30 + 9 x 20, in hundredths
            Evaluation evaluation = aggregation.total(allScoring(0)
                    .dimension("ecology", 90)
                    .dimension("circular_economy", 80)
                    .dimension("green_manufacturing", 70)
                    .dimension("innovation", 60)
                    .dimension("industrial_upgrading", 50)
                    .dimension("openness", 40)
                    .dimension("regional_cooperation", 30)
                    .dimension("business_environment_reform", 20)
                    .findings());

            assertThat(evaluation.base()).isCloseTo(60.2, EXACTLY);
        }

        @Test
        void theWeightOfACriterionThatDoesNotApplyFallsToTheOthersOfItsDimension() {
            // (1 x 10 + 2 x 20 + 2 x 30 + 2 x 50) / 7
            Evaluation evaluation =
                    aggregation.total(cooperation().notApplicable("A2-5.2.3").findings());

            assertThat(evaluation.dimensionScore("regional_cooperation")).isCloseTo(30, EXACTLY);
            assertThat(evaluation.dimensionScore("ecology")).isCloseTo(100, EXACTLY);
            assertThat(result(evaluation, "A2-5.2.3").points()).isZero();
        }

        @Test
        void theWeightOfADimensionWithoutACriterionFallsToTheOtherDimensions() {
            MadeUpFindings findings = allScoring(50).dimension("ecology", 100);
            List.of("A2-1.3.6", "A2-5.2.1", "A2-5.2.2", "A2-5.2.3", "A2-5.2.4").forEach(findings::notApplicable);
            Evaluation evaluation = aggregation.total(findings.findings());

            DimensionResult none = dimension(evaluation, "regional_cooperation");
            assertThat(none.hasScore()).isFalse();
            assertThat(none.scoreIfAny()).isEmpty();
            assertThat(none.points()).isZero();
            // (22 x 100 + 70 x 50) / 92
            assertThat(evaluation.base()).isCloseTo(5700.0 / 92, EXACTLY);
        }

        @Test
        void aMissingValueCountsAsNought() {
            // (1 x 10 + 2 x 20 + 2 x 30 + 3 x 0 + 2 x 50) / 10
            Evaluation evaluation =
                    aggregation.total(cooperation().missing("A2-5.2.3").findings());

            assertThat(evaluation.dimensionScore("regional_cooperation")).isCloseTo(21, EXACTLY);
        }

        @Test
        void rollUpsAndPureGatesDoNotCount() {
            Evaluation evaluation = aggregation.total(allScoring(80).findings());

            assertThat(evaluation.base()).isCloseTo(80, EXACTLY);
            assertThat(evaluation.criteria())
                    .filteredOn(
                            result -> !result.finding().yardstick().criterion().carriesWeight())
                    .hasSize(13)
                    .allSatisfy(result -> {
                        assertThat(result.weight()).isZero();
                        assertThat(result.points()).isZero();
                    });
        }

        @Test
        void aWeightSetCannotMakeThemCount() {
            Aggregation against =
                    new Aggregation(RULEBOOK, weighing("ecology", Map.of(VETO_GATE, 5.0, "A2-1.1.4", 1.0)));
            Evaluation evaluation = against.total(
                    allScoring(80).gate(VETO_GATE, GateResult.FAILED).findings());

            assertThat(result(evaluation, VETO_GATE).weight()).isZero();
            assertThat(evaluation.dimensionScore("ecology")).isCloseTo(80, EXACTLY);
            assertThat(evaluation.standing()).isEqualTo(Standing.VETOED);
        }

        @Test
        void aDimensionWhoseCriteriaAllWeighNothingHasNoScore() {
            Aggregation without = new Aggregation(RULEBOOK, weighing("openness", Map.of()));
            Evaluation evaluation =
                    without.total(allScoring(50).dimension("openness", 100).findings());

            assertThat(dimension(evaluation, "openness").hasScore()).isFalse();
            assertThat(evaluation.base()).isCloseTo(50, EXACTLY);
        }

        @Test
        void pointsAddUpToTheBase() {
            Evaluation evaluation = aggregation.total(cooperation()
                    .dimension("innovation", 12.345)
                    .notApplicable("A2-5.2.3")
                    .missing("A2-1.1.4")
                    .findings());

            assertThat(evaluation.criteria().stream()
                            .mapToDouble(CriterionResult::points)
                            .sum())
                    .isCloseTo(evaluation.base(), EXACTLY);
            assertThat(evaluation.dimensions().stream()
                            .mapToDouble(DimensionResult::points)
                            .sum())
                    .isCloseTo(evaluation.base(), EXACTLY);
        }

        @Test
        void findingsStandInTheOrderOfTheAnnex() {
            Evaluation evaluation = aggregation.total(allScoring(50).findings());

            assertThat(evaluation.criteria())
                    .extracting(result -> result.finding().yardstick().criterion())
                    .containsExactlyElementsOf(RULEBOOK.criteria());
        }
    }

    @Nested
    class GeometricMean {

        @Test
        void isWeightedLikeTheBase() {
            Evaluation evaluation =
                    aggregation.total(allScoring(50).dimension("ecology", 100).findings());

            assertThat(evaluation.geometric()).isCloseTo(Math.pow(100, 0.22) * Math.pow(50, 0.78), EXACTLY);
        }

        @Test
        void countsADimensionAsOneAtLeast() {
            Evaluation nought =
                    aggregation.total(allScoring(50).dimension("ecology", 0).findings());
            Evaluation half =
                    aggregation.total(allScoring(50).dimension("ecology", 0.5).findings());

            assertThat(nought.geometric()).isCloseTo(Math.pow(50, 0.78), EXACTLY);
            assertThat(half.geometric()).isCloseTo(nought.geometric(), EXACTLY);
        }

        @Test
        void leavesOutADimensionWithoutAScore() {
            MadeUpFindings findings = allScoring(50).dimension("ecology", 100);
            List.of("A2-1.3.6", "A2-5.2.1", "A2-5.2.2", "A2-5.2.3", "A2-5.2.4").forEach(findings::notApplicable);

            assertThat(aggregation.total(findings.findings()).geometric())
                    .isCloseTo(Math.pow(100, 22.0 / 92) * Math.pow(50, 70.0 / 92), EXACTLY);
        }

        @Test
        void doesNotChangeTheTotal() {
            Evaluation evaluation =
                    aggregation.total(allScoring(80).dimension("openness", 60).findings());

            assertThat(evaluation.geometric()).isLessThan(evaluation.base());
            assertThat(evaluation.total()).isEqualTo(evaluation.base());
        }
    }

    @Nested
    class Adjustments {

        @ParameterizedTest
        @CsvSource({"reform_copied, 1", "national_commendation, 1", "paired_help, 1", "strong_rise, 2"})
        void eachBonusAddsItsPoints(String kind, double points) {
            Evaluation evaluation = adjusted(List.of(once(kind)), List.of());

            assertThat(evaluation.adjustment()).isCloseTo(points, EXACTLY);
            assertThat(evaluation.total()).isCloseTo(70 + points, EXACTLY);
        }

        @ParameterizedTest
        @CsvSource({
            "central_inspection, 0.3",
            "provincial_inspection, 0.2",
            "central_negative_case, 1.5",
            "provincial_negative_case, 0.5",
            "major_accident, 1"
        })
        void eachPenaltyTakesItsPoints(String kind, double points) {
            Evaluation evaluation = adjusted(List.of(), List.of(once(kind)));

            assertThat(evaluation.adjustment()).isCloseTo(-points, EXACTLY);
            assertThat(evaluation.total()).isCloseTo(70 - points, EXACTLY);
        }

        @Test
        void aProblemFoundSevenTimesIsTakenSevenTimes() {
            assertThat(adjusted(List.of(), List.of(new Adjustment("central_inspection", 7, null)))
                            .adjustment())
                    .isCloseTo(-2.1, EXACTLY);
        }

        @Test
        void bonusesAddUpToFiveAtMost() {
            List<Adjustment> five = List.of(
                    once("reform_copied"), once("national_commendation"), once("paired_help"), once("strong_rise"));
            List<Adjustment> seven = List.of(new Adjustment("reform_copied", 5, null), once("strong_rise"));

            assertThat(adjusted(five, List.of()).adjustment()).isCloseTo(5, EXACTLY);
            assertThat(adjusted(seven, List.of()).adjustment()).isCloseTo(5, EXACTLY);
        }

        @Test
        void penaltiesAddUpToTenAtMost() {
            List<Adjustment> twelve = List.of(new Adjustment("central_inspection", 40, null));

            assertThat(adjusted(List.of(), twelve).adjustment()).isCloseTo(-10, EXACTLY);
        }

        @Test
        void eachMostHoldsByItself() {
            // Not 7 - 12 = -5: what is over its most is lost before the other is taken off.
            assertThat(adjusted(
                                    List.of(new Adjustment("reform_copied", 7, null)),
                                    List.of(new Adjustment("central_inspection", 40, null)))
                            .adjustment())
                    .isCloseTo(-5, EXACTLY);
        }

        @Test
        void falseDataCostFivePointsAndTheCriterionScoresNought() {
            // (1 x 10 + 2 x 20 + 2 x 30 + 3 x 0 + 2 x 50) / 10
            Evaluation evaluation = aggregation.total(cooperation().findings(), penalties(falseData("A2-5.2.3")));

            assertThat(evaluation.adjustment()).isCloseTo(-5, EXACTLY);
            assertThat(evaluation.findings().of("A2-5.2.3").score()).isZero();
            assertThat(evaluation.findings().of("A2-5.2.2").score()).isEqualTo(30);
            assertThat(result(evaluation, "A2-5.2.3").points()).isZero();
            assertThat(evaluation.dimensionScore("regional_cooperation")).isCloseTo(21, EXACTLY);
        }

        @Test
        void falseDataOnACriterionThatDoesNotApplyLeaveItSo() {
            Evaluation evaluation = aggregation.total(
                    cooperation().notApplicable("A2-5.2.3").findings(), penalties(falseData("A2-5.2.3")));

            assertThat(evaluation.findings().of("A2-5.2.3").status()).isEqualTo(Status.NOT_APPLICABLE);
            assertThat(evaluation.dimensionScore("regional_cooperation")).isCloseTo(30, EXACTLY);
        }

        @Test
        void falseDataShowInTheRollUpAboveThem() {
            // A2-1.3.5 is the mean of A2-5.2.2 and A2-5.2.4, and must not contradict them.
            Evaluation evaluation = aggregation.total(allScoring(80).findings(), penalties(falseData("A2-5.2.2")));

            assertThat(evaluation.findings().of("A2-1.3.5").score()).isCloseTo(40, EXACTLY);
        }

        @Test
        void falseDataNeedTheirClause() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> adjusted(List.of(), List.of(once("false_data"))))
                    .withMessageContaining("clause");
        }

        @Test
        void falseDataNeedAClauseOfTheRulebook() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> adjusted(List.of(), List.of(falseData("A2-9.9.9"))))
                    .withMessageContaining("A2-9.9.9");
        }

        @Test
        void aKindThatTheRulebookDoesNotHaveIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> adjusted(List.of(once("lucky_number")), List.of()))
                    .withMessageContaining("lucky_number")
                    .withMessageContaining("reform_copied");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> adjusted(List.of(once("central_inspection")), List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> adjusted(List.of(), List.of(once("reform_copied"))));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1})
        void anAdjustmentAppliesOnceOrMore(int times) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Adjustment("reform_copied", times, null));
        }

        private Evaluation adjusted(List<Adjustment> bonuses, List<Adjustment> penalties) {
            return aggregation.total(allScoring(70).findings(), new Circumstances(bonuses, penalties, false, null));
        }
    }

    @Nested
    class Ceilings {

        @Test
        void ecologyBelowSixtyHoldsTheTotalUnderSeventy() {
            Evaluation evaluation = aggregation.total(
                    allScoring(100).dimension("ecology", 59.99).findings());

            assertThat(ids(evaluation)).containsExactly("ecology_below_60");
            assertThat(evaluation.base()).isGreaterThan(90);
            assertThat(evaluation.total()).isEqualTo(69.99);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "circular_economy",
                    "green_manufacturing",
                    "innovation",
                    "industrial_upgrading",
                    "openness",
                    "regional_cooperation",
                    "business_environment_reform"
                })
        void anyDimensionBelowFortyHoldsTheTotalUnderEighty(String dimension) {
            Evaluation evaluation = aggregation.total(
                    allScoring(100).dimension(dimension, 39.99).findings());

            assertThat(ids(evaluation)).containsExactly("dimension_below_40");
            assertThat(evaluation.base()).isGreaterThan(90);
            assertThat(evaluation.total()).isEqualTo(79.99);
        }

        @Test
        void aGreenMeanBelowSixtyHoldsTheTotalUnderEighty() {
            // A plain mean of three: (60 + 59.9 + 59.9) / 3
            Evaluation evaluation = aggregation.total(allScoring(100)
                    .dimension("ecology", 60)
                    .dimension("circular_economy", 59.9)
                    .dimension("green_manufacturing", 59.9)
                    .findings());

            assertThat(ids(evaluation)).containsExactly("green_mean_below_60");
            assertThat(evaluation.base()).isGreaterThan(80);
            assertThat(evaluation.total()).isEqualTo(79.99);
        }

        @Test
        void noneHoldsAtItsBorder() {
            Evaluation ecology =
                    aggregation.total(allScoring(100).dimension("ecology", 60).findings());
            Evaluation openness =
                    aggregation.total(allScoring(100).dimension("openness", 40).findings());
            Evaluation green = aggregation.total(allScoring(100)
                    .dimension("ecology", 60)
                    .dimension("circular_economy", 50)
                    .dimension("green_manufacturing", 70)
                    .findings());

            assertThat(List.of(ecology, openness, green)).allSatisfy(evaluation -> {
                assertThat(evaluation.ceilings()).isEmpty();
                assertThat(evaluation.total()).isEqualTo(evaluation.base());
            });
        }

        @ParameterizedTest
        @ValueSource(doubles = {40, 60})
        void noneHoldsUnderAnyWeightsWhereEveryScoreIsAtItsBorder(double score) {
            String ceiling = score == 40 ? "dimension_below_40" : "ecology_below_60";
            long held = legalWeightSets()
                    .map(weights -> new Aggregation(RULEBOOK, weights)
                            .total(allScoring(score).findings()))
                    .filter(evaluation -> ids(evaluation).contains(ceiling))
                    .count();

            assertThat(held)
                    .as("of 300 legal weight sets, those under which %s in every criterion meets %s", score, ceiling)
                    .isZero();
        }

        @Test
        void theLowestOfSeveralHolds() {
            Evaluation evaluation = aggregation.total(allScoring(100)
                    .dimension("ecology", 39)
                    .dimension("circular_economy", 60)
                    .dimension("green_manufacturing", 60)
                    .findings());

            assertThat(ids(evaluation))
                    .containsExactly("ecology_below_60", "dimension_below_40", "green_mean_below_60");
            assertThat(evaluation.total()).isEqualTo(69.99);
        }

        @Test
        void theyAreNamedWhereTheyDoNotBind() {
            Evaluation evaluation = aggregation.total(allScoring(30).findings());

            assertThat(ids(evaluation)).hasSize(3);
            assertThat(evaluation.total()).isEqualTo(evaluation.base());
        }

        @Test
        void noBonusLiftsAZoneOverACeiling() {
            List<Adjustment> five = List.of(new Adjustment("reform_copied", 5, null));
            Evaluation high = aggregation.total(
                    allScoring(100).dimension("ecology", 50).findings(),
                    new Circumstances(five, List.of(), false, null));
            Evaluation justUnder = aggregation.total(
                    allScoring(70).dimension("ecology", 59).findings(),
                    new Circumstances(five, List.of(), false, null));

            assertThat(high.total()).isEqualTo(69.99);
            assertThat(justUnder.base()).isBetween(67.0, 69.0);
            assertThat(justUnder.total()).isEqualTo(69.99);
        }

        @Test
        void aPenaltyIsTakenFromTheBaseAndNotFromTheCeiling() {
            // 91.2 - 10 is still over the ceiling.
            Evaluation evaluation = aggregation.total(
                    allScoring(100)
                            .dimension("ecology", 60)
                            .dimension("circular_economy", 59)
                            .findings(),
                    penalties(new Adjustment("central_inspection", 40, null)));
            Evaluation capped = aggregation.total(
                    allScoring(100).dimension("openness", 30).findings(),
                    penalties(new Adjustment("central_inspection", 40, null)));

            assertThat(evaluation.ceilings()).isEmpty();
            assertThat(capped.base()).isCloseTo(93.7, EXACTLY);
            assertThat(capped.total()).isEqualTo(79.99);
        }

        @Test
        void falseDataMayBringOneDown() {
            Findings findings = allScoring(100).dimension("ecology", 61).findings();

            assertThat(ids(aggregation.total(findings))).isEmpty();
            assertThat(ids(aggregation.total(findings, penalties(falseData("A2-1.1.4")))))
                    .containsExactly("ecology_below_60");
        }

        private List<String> ids(Evaluation evaluation) {
            return evaluation.ceilings().stream().map(CeilingRule::id).toList();
        }
    }

    @Nested
    class Total {

        @Test
        void isNeverBelowNought() {
            Evaluation evaluation = aggregation.total(
                    allScoring(3).findings(), penalties(new Adjustment("central_inspection", 40, null)));

            assertThat(evaluation.base()).isCloseTo(3, EXACTLY);
            assertThat(evaluation.total()).isEqualTo(0);
        }

        @Test
        void isNeverOverOneHundred() {
            Evaluation evaluation = aggregation.total(
                    allScoring(98).findings(),
                    new Circumstances(List.of(new Adjustment("reform_copied", 5, null)), List.of(), false, null));

            assertThat(evaluation.adjustment()).isCloseTo(5, EXACTLY);
            assertThat(evaluation.total()).isEqualTo(100);
        }

        @Test
        void isNoughtWhereNothingIsReported() {
            Evaluation evaluation = aggregation.total(allScoring(0).findings());

            assertThat(evaluation.total()).isEqualTo(0);
            assertThat(evaluation.geometric()).isCloseTo(1, EXACTLY);
        }
    }

    @Nested
    class StandingOfAZone {

        @Test
        void isEligibleWhereEveryGateHolds() {
            assertThat(standing(allScoring(50))).isEqualTo(Standing.ELIGIBLE);
        }

        @ParameterizedTest
        @ValueSource(strings = {VETO_GATE, SCORED_VETO_GATE})
        void isVetoedByAFailedVetoGate(String gate) {
            assertThat(standing(allScoring(100).gate(gate, GateResult.FAILED))).isEqualTo(Standing.VETOED);
        }

        @ParameterizedTest
        @ValueSource(strings = {SUSPEND_GATE, SCORED_SUSPEND_GATE})
        void isSuspendedByAFailedSuspendGate(String gate) {
            assertThat(standing(allScoring(100).gate(gate, GateResult.FAILED))).isEqualTo(Standing.SUSPENDED);
        }

        @ParameterizedTest
        @ValueSource(strings = {VETO_GATE, SUSPEND_GATE, SCORED_VETO_GATE, SCORED_SUSPEND_GATE})
        void isSuspendedByAGateThatIsUnknown(String gate) {
            assertThat(standing(allScoring(100).gate(gate, GateResult.UNKNOWN))).isEqualTo(Standing.SUSPENDED);
        }

        @Test
        void isNotTouchedByAGateThatDoesNotApply() {
            assertThat(standing(allScoring(50).notApplicable("A2-2.1.1").notApplicable(SCORED_SUSPEND_GATE)))
                    .isEqualTo(Standing.ELIGIBLE);
        }

        @Test
        void isVetoedWhereFraudIsProven() {
            assertThat(standing(allScoring(100), new Circumstances(List.of(), List.of(), true, null)))
                    .isEqualTo(Standing.VETOED);
        }

        @Test
        void isTheStrictestThatHolds() {
            Circumstances unproven = new Circumstances(List.of(), List.of(), false, Set.of());
            Circumstances fraud = new Circumstances(List.of(), List.of(), true, Set.of());
            MadeUpFindings suspended = allScoring(50).gate(SUSPEND_GATE, GateResult.FAILED);
            MadeUpFindings both =
                    allScoring(50).gate(SUSPEND_GATE, GateResult.UNKNOWN).gate(VETO_GATE, GateResult.FAILED);

            assertThat(standing(allScoring(50), unproven)).isEqualTo(Standing.PROVISIONAL);
            assertThat(standing(suspended, unproven)).isEqualTo(Standing.SUSPENDED);
            assertThat(standing(both, unproven)).isEqualTo(Standing.VETOED);
            assertThat(standing(suspended, fraud)).isEqualTo(Standing.VETOED);
        }

        private Standing standing(MadeUpFindings findings) {
            return standing(findings, Circumstances.NONE);
        }

        private Standing standing(MadeUpFindings findings, Circumstances circumstances) {
            return aggregation.total(findings.findings(), circumstances).standing();
        }
    }

    @Nested
    class Evidence {

        private final List<String> weighted = RULEBOOK.criteria().stream()
                .filter(criterion -> criterion.carriesWeight())
                .map(criterion -> criterion.id())
                .toList();

        @Test
        void isEnoughFromFourValuesInFiveOn() {
            for (int values = 5; values <= weighted.size(); values += 5) {
                assertThat(standing(values, values * 4 / 5))
                        .as("%d values, four fifths of them with accepted evidence", values)
                        .isEqualTo(Standing.ELIGIBLE);
                assertThat(standing(values, values * 4 / 5 - 1))
                        .as("%d values, one short of four fifths", values)
                        .isEqualTo(Standing.PROVISIONAL);
            }
        }

        @Test
        void isLackingWhereEightyPerCentFallBetweenTwoValues() {
            // 80 % of 9 values is 7.2.
            assertThat(standing(9, 7)).isEqualTo(Standing.PROVISIONAL);
            assertThat(standing(9, 8)).isEqualTo(Standing.ELIGIBLE);
        }

        @Test
        void isNotAskedForBeforeAReviewHasBegun() {
            assertThat(aggregation.total(reported(10)).standing()).isEqualTo(Standing.ELIGIBLE);
        }

        @Test
        void isNotNeededWhereNothingIsReported() {
            assertThat(standing(0, 0)).isEqualTo(Standing.ELIGIBLE);
        }

        @Test
        void ofWhatCarriesNoWeightDoesNotCount() {
            Set<String> gatesAndRollUps = RULEBOOK.criteria().stream()
                    .filter(criterion -> !criterion.carriesWeight())
                    .map(criterion -> criterion.id())
                    .collect(Collectors.toSet());

            assertThat(aggregation
                            .total(reported(10), new Circumstances(List.of(), List.of(), false, gatesAndRollUps))
                            .standing())
                    .isEqualTo(Standing.PROVISIONAL);
        }

        @Test
        void ofMissingValuesDoesNotCount() {
            Set<String> ofTheOthers = Set.copyOf(weighted.subList(10, weighted.size()));

            assertThat(aggregation
                            .total(reported(10), new Circumstances(List.of(), List.of(), false, ofTheOthers))
                            .standing())
                    .isEqualTo(Standing.PROVISIONAL);
        }

        private Standing standing(int values, int accepted) {
            Set<String> evidence = Set.copyOf(weighted.subList(0, accepted));
            return aggregation
                    .total(reported(values), new Circumstances(List.of(), List.of(), false, evidence))
                    .standing();
        }

        /** The first so many values are reported, the others missing. */
        private Findings reported(int values) {
            MadeUpFindings findings = allScoring(50);
            weighted.subList(values, weighted.size()).forEach(findings::missing);
            return findings.findings();
        }
    }

    @Nested
    class Grades {

        @ParameterizedTest
        @CsvSource({
            "100, excellent",
            "90, excellent",
            "80, good",
            "70, fair",
            "60, pass",
            "0, fail",
        })
        void beginAtTheirBorder(double score, String grade) {
            assertThat(grade(aggregation, score)).isEqualTo(grade);
        }

        @ParameterizedTest
        @CsvSource({"89.99, good", "79.99, fair", "69.99, pass", "59.99, fail"})
        void endJustUnderTheNext(double score, String grade) {
            assertThat(grade(aggregation, score)).isEqualTo(grade);
        }

        @ParameterizedTest
        @ValueSource(doubles = {60, 70, 80, 90})
        void doNotDependOnTheWeightsWhereEveryScoreIsAtTheBorder(double score) {
            String due = grade(aggregation, score);
            long others = legalWeightSets()
                    .filter(weights ->
                            !grade(new Aggregation(RULEBOOK, weights), score).equals(due))
                    .count();

            assertThat(others)
                    .as("of 300 legal weight sets, those under which %s in every criterion is not %s", score, due)
                    .isZero();
        }

        @Test
        void areGivenToEligibleZonesOnly() {
            Findings vetoed = allScoring(100).gate(VETO_GATE, GateResult.FAILED).findings();
            Findings suspended =
                    allScoring(100).gate(SUSPEND_GATE, GateResult.UNKNOWN).findings();
            Circumstances unproven = new Circumstances(List.of(), List.of(), false, Set.of());

            assertThat(aggregation.total(vetoed).grade()).isNull();
            assertThat(aggregation.total(suspended).grade()).isNull();
            assertThat(aggregation.total(allScoring(100).findings(), unproven).grade())
                    .isNull();
        }

        @Test
        void areOfTheTotalAndNotOfTheBase() {
            Evaluation evaluation = aggregation.total(
                    allScoring(88).findings(),
                    new Circumstances(List.of(new Adjustment("strong_rise", 1, null)), List.of(), false, null));

            assertThat(evaluation.grade().id()).isEqualTo("excellent");
        }

        private String grade(Aggregation of, double score) {
            return of.total(allScoring(score).findings()).grade().id();
        }
    }

    /** Full marks but for regional cooperation, whose criteria weigh 1, 2, 2, 3 and 2. */
    private static MadeUpFindings cooperation() {
        return allScoring(100)
                .criterion("A2-1.3.6", 10)
                .criterion("A2-5.2.1", 20)
                .criterion("A2-5.2.2", 30)
                .criterion("A2-5.2.3", 40)
                .criterion("A2-5.2.4", 50);
    }

    private static Circumstances penalties(Adjustment... penalties) {
        return new Circumstances(List.of(), Arrays.asList(penalties), false, null);
    }

    private static Adjustment once(String kind) {
        return new Adjustment(kind, 1, null);
    }

    private static Adjustment falseData(String clause) {
        return new Adjustment("false_data", 1, clause);
    }

    private static Stream<WeightSet> legalWeightSets() {
        RandomAssessments random = new RandomAssessments(20260802);
        return Stream.generate(random::weights).limit(300);
    }

    /** The default weights with other criteria in one dimension. */
    private static WeightSet weighing(String dimension, Map<String, Double> criteria) {
        Predicate<DimensionWeight> changed = one -> one.dimension().equals(dimension);
        return WeightSet.of(
                "changed",
                Words.same("-"),
                Words.same("-"),
                RULEBOOK.defaultWeights().dimensions().stream()
                        .map(one -> changed.test(one) ? new DimensionWeight(dimension, one.weight(), criteria) : one)
                        .toList());
    }

    private static CriterionResult result(Evaluation evaluation, String clause) {
        return evaluation.criteria().stream()
                .filter(one -> one.finding().clause().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    private static DimensionResult dimension(Evaluation evaluation, String id) {
        return evaluation.dimensions().stream()
                .filter(one -> one.dimension().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

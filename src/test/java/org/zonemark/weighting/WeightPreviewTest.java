package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.zonemark.scoring.BetterByHand.isBetter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.GateResult;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Status;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.weighting.Explanation.Contribution;
import org.zonemark.weighting.ZoneMove.Crossing;

class WeightPreviewTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final double EQUAL_WITHIN = RULEBOOK.sizes().equalWithin();
    private static final Offset<Double> EXACTLY = within(1e-11);
    private static final Aggregation BEFORE = new Aggregation(RULEBOOK, RULEBOOK.defaultWeights());

    private static List<CohortZone> cohort;
    private static Aggregation after;

    /** Zones of all sorts; the gates of most are made to hold, or hardly one would be eligible. */
    @BeforeAll
    static void cohort() {
        RandomAssessments random = new RandomAssessments(20261125);
        cohort = IntStream.range(0, 120)
                .mapToObj(i -> {
                    Findings found = random.nextFindings();
                    Findings passing = i % 4 == 0 ? found : passing(found);
                    Findings findings = i % 6 == 1 ? goodButForEcology(passing) : passing;
                    Circumstances entered = i % 3 == 0 ? random.circumstances() : reviewed(findings, i);
                    return new CohortZone(zone(i), findings, entered);
                })
                .toList();
        after = new Aggregation(RULEBOOK, random.weights());
    }

    @Nested
    class OneZone {

        @Test
        void hasTheTotalsThatTheAggregationGives() {
            List<ZoneMove> moves = preview(Cut.NONE).zones();

            for (int i = 0; i < cohort.size(); i++) {
                ZoneMove move = moves.get(i);
                Evaluation old = total(BEFORE, i);
                Evaluation proposed = total(after, i);
                assertThat(move.zone()).isEqualTo(cohort.get(i).zone());
                assertThat(move.before().total()).isEqualTo(old.total());
                assertThat(move.after().total()).isEqualTo(proposed.total());
                assertThat(move.change()).isEqualTo(proposed.total() - old.total());
                assertThat(move.before().standing()).isEqualTo(old.standing());
                assertThat(move.after().grade()).isEqualTo(proposed.grade());
            }
            assertThat(moves).extracting(move -> move.after().standing()).contains(Standing.values());
        }

        @Test
        void hasItsMoveExplainedToTheLastPoint() {
            List<ZoneMove> moves = preview(Cut.NONE).zones();
            for (int i = 0; i < cohort.size(); i++) {
                ZoneMove move = moves.get(i);
                double criteria = move.explanation().criteria().stream()
                        .mapToDouble(Contribution::points)
                        .sum();
                assertThat(criteria + move.explanation().limits()).isCloseTo(move.change(), EXACTLY);
                assertThat(move.explanation().sum()).isCloseTo(move.change(), EXACTLY);

                Map<String, Double> differences = new HashMap<>();
                Evaluation old = total(BEFORE, i);
                for (CriterionResult result : total(after, i).criteria()) {
                    differences.put(result.finding().clause(), result.points());
                }
                old.criteria().forEach(one -> differences.merge(one.finding().clause(), -one.points(), Double::sum));
                differences.values().removeIf(points -> points == 0);
                assertThat(move.explanation().criteria())
                        .hasSize(differences.size())
                        .isSortedAccordingTo(Comparator.comparingDouble(one -> -Math.abs(one.points())))
                        .allSatisfy(one -> assertThat(one.points()).isEqualTo(differences.get(one.clause())));
            }
            assertThat(moves)
                    .extracting(move -> move.explanation().limits())
                    .anyMatch(limits -> Math.abs(limits) > 0.01);
            assertThat(moves).extracting(move -> move.explanation().limits()).anyMatch(limits -> limits == 0);
        }
    }

    @Nested
    class Ranks {

        @Test
        void areThoseOfTheOrderOfZones() {
            List<ZoneMove> moves = preview(Cut.NONE).zones();
            for (int i = 0; i < moves.size(); i++) {
                int better = 0;
                for (int j = 0; j < moves.size(); j++) {
                    boolean ranked = moves.get(j).after().standing() == Standing.ELIGIBLE;
                    better += ranked && isBetter(total(after, j), total(after, i)) ? 1 : 0;
                }
                boolean eligible = moves.get(i).after().standing() == Standing.ELIGIBLE;
                assertThat(moves.get(i).after().place()).isEqualTo(new Place(better + 1, eligible));
            }
        }

        @Test
        void areComparedBetweenZonesThatHaveOneUnderBothSets() {
            WeightPreview preview = preview(Cut.NONE);
            List<ZoneMove> ranked = ranked(preview);

            assertThat(ranked).hasSizeBetween(30, 119);
            assertThat(preview.agreement().zones()).isEqualTo(ranked.size());
            assertThat(preview.agreement().kendall().orElseThrow()).isBetween(0.2, 0.99);
            assertThat(preview.agreement().spearman().orElseThrow()).isBetween(0.2, 0.999);
        }

        @Test
        void everySwapIsCountedAndTheWidestAreListed() {
            WeightPreview preview = preview(Cut.NONE);
            Set<Swap> all = new HashSet<>();
            for (ZoneMove one : ranked(preview)) {
                for (ZoneMove other : ranked(preview)) {
                    int was = other.before().place().wouldRank()
                            - one.before().place().wouldRank();
                    int is = one.after().place().wouldRank()
                            - other.after().place().wouldRank();
                    if (was > 0 && is > 0) {
                        all.add(new Swap(one.zone(), other.zone(), was + is));
                    }
                }
            }
            assertThat(all).hasSizeGreaterThan(WeightPreview.MOST_SWAPS);
            assertThat(preview.agreement().swapped()).isEqualTo(all.size());
            assertThat(preview.swaps()).doesNotHaveDuplicates().isSubsetOf(all);
            assertThat(preview.swaps().stream().map(Swap::distance).toList())
                    .isEqualTo(all.stream()
                            .map(Swap::distance)
                            .sorted(Comparator.reverseOrder())
                            .limit(WeightPreview.MOST_SWAPS)
                            .toList());
        }

        @Test
        void nothingMovesWhereNothingChanges() {
            WeightPreview preview = WeightPreview.of(cohort, BEFORE, BEFORE, new Cut(null, 20, null), EQUAL_WITHIN);

            assertThat(preview.agreement().kendall()).hasValueCloseTo(1.0, EXACTLY);
            assertThat(preview.swaps()).isEmpty();
            assertThat(preview.crossing(Crossing.STAYS_IN)).hasSize(20);
            assertThat(preview.zones()).allSatisfy(move -> {
                assertThat(move.change()).isZero();
                assertThat(move.explanation().criteria()).isEmpty();
                assertThat(move.explanation().limits()).isZero();
            });
        }

        @Test
        void anEmptyCohortHasNone() {
            WeightPreview preview = WeightPreview.of(List.of(), BEFORE, after, new Cut(1, 1, 60.0), EQUAL_WITHIN);
            assertThat(preview.zones()).isEmpty();
            assertThat(preview.agreement().kendall()).isEmpty();
        }
    }

    @Nested
    class TheCut {

        @Test
        void byPlacesTakesTheFirstEligibleZones() {
            WeightPreview preview = preview(new Cut(null, 30, null));
            for (ZoneMove move : preview.zones()) {
                assertThat(move.crossing())
                        .isEqualTo(Crossing.of(
                                inFirst(move.before().place(), 30),
                                inFirst(move.after().place(), 30)));
            }
            assertThat(preview.crossing(Crossing.ENTERS))
                    .hasSameSizeAs(preview.crossing(Crossing.LEAVES))
                    .isNotEmpty();
        }

        @Test
        void byScoreTakesTotalsOnTheLineToo() {
            double line = preview(Cut.NONE).zones().stream()
                    .filter(move -> move.before().place().eligible()
                            && move.before().place().wouldRank() == 30)
                    .mapToDouble(move -> move.before().total())
                    .findFirst()
                    .orElseThrow();
            List<ZoneMove> moves = preview(new Cut(null, null, line)).zones();

            assertThat(moves).filteredOn(move -> wasIn(move.crossing())).hasSize(30);
            assertThat(moves)
                    .filteredOn(move -> isIn(move.crossing()))
                    .allSatisfy(move -> assertThat(move.after().total()).isGreaterThanOrEqualTo(line - EQUAL_WITHIN));
        }

        @Test
        void ofAProvinceComesFirstAndThenThePlaces() {
            List<ZoneMove> moves = preview(new Cut(2, 5, null)).zones();
            List<ZoneMove> byRank = new ArrayList<>(moves);
            byRank.removeIf(move -> !move.after().place().eligible());
            byRank.sort(Comparator.comparingInt(move -> move.after().place().wouldRank()));
            Map<String, Integer> taken = new HashMap<>();
            byRank.removeIf(move -> taken.merge(move.zone().province(), 1, Integer::sum) > 2);

            assertThat(moves)
                    .filteredOn(move -> isIn(move.crossing()))
                    .containsExactlyInAnyOrderElementsOf(byRank.subList(0, 5));
        }

        @Test
        void equalZonesAreAllInOrAllOut() {
            CohortZone best = cohort.get(preview(Cut.NONE).zones().stream()
                    .filter(move -> move.after().place().equals(new Place(1, true)))
                    .map(move -> Integer.parseInt(move.zone().code()))
                    .findFirst()
                    .orElseThrow());
            List<CohortZone> twins = IntStream.range(0, 3)
                    .mapToObj(i -> new CohortZone(zone(i), best.findings(), best.circumstances()))
                    .toList();

            assertThat(WeightPreview.of(twins, BEFORE, after, new Cut(null, 1, null), EQUAL_WITHIN)
                            .crossing(Crossing.STAYS_IN))
                    .hasSize(3);
        }

        @Test
        void isMissedByThoseWithoutARank() {
            assertThat(preview(Cut.NONE).zones())
                    .allSatisfy(move -> assertThat(isIn(move.crossing()))
                            .isEqualTo(move.after().standing() == Standing.ELIGIBLE));
        }

        private boolean inFirst(Place place, int places) {
            return place.eligible() && place.wouldRank() <= places;
        }

        private boolean wasIn(Crossing crossing) {
            return crossing == Crossing.STAYS_IN || crossing == Crossing.LEAVES;
        }

        private boolean isIn(Crossing crossing) {
            return crossing == Crossing.STAYS_IN || crossing == Crossing.ENTERS;
        }
    }

    @Test
    void standingFollowsTheWeightsWhereEvidenceIsShort() {
        // Accepted: what weighs something under the proposed set. Then a set under which more weighs lacks evidence.
        WeightSet few = fewWeights();
        Aggregation narrow = new Aggregation(RULEBOOK, few);
        Findings findings = passing(new RandomAssessments(3).nextFindings());
        Set<String> accepted = new HashSet<>();
        findings.all().stream()
                .filter(one -> few.weightOf(one.yardstick().criterion()) > 0)
                .forEach(one -> accepted.add(one.clause()));
        CohortZone zone = new CohortZone(zone(0), findings, new Circumstances(List.of(), List.of(), false, accepted));

        ZoneMove move = WeightPreview.of(List.of(zone), BEFORE, narrow, Cut.NONE, EQUAL_WITHIN)
                .zones()
                .get(0);
        assertThat(move.before().standing()).isEqualTo(Standing.PROVISIONAL);
        assertThat(move.before().grade()).isNull();
        assertThat(move.after().standing()).isEqualTo(Standing.ELIGIBLE);
        assertThat(move.after().grade()).isNotNull();
        assertThat(move.crossing()).isEqualTo(Crossing.ENTERS);
    }

    /** One criterion in each dimension. */
    private static WeightSet fewWeights() {
        WeightSet all = RULEBOOK.defaultWeights();
        return WeightSet.of(
                "few",
                all.title(),
                all.reason(),
                all.dimensions().stream()
                        .map(one -> new WeightSet.DimensionWeight(
                                one.dimension(),
                                one.weight(),
                                Map.of(one.criteria().keySet().iterator().next(), 1.0)))
                        .toList());
    }

    private static WeightPreview preview(Cut cut) {
        return WeightPreview.of(cohort, BEFORE, after, cut, EQUAL_WITHIN);
    }

    private static Evaluation total(Aggregation aggregation, int zone) {
        return aggregation.total(cohort.get(zone).findings(), cohort.get(zone).circumstances());
    }

    private static List<ZoneMove> ranked(WeightPreview preview) {
        return preview.zones().stream()
                .filter(move -> move.before().standing() == Standing.ELIGIBLE
                        && move.after().standing() == Standing.ELIGIBLE)
                .toList();
    }

    private static Findings passing(Findings findings) {
        return new Findings(
                findings.all().stream()
                        .map(one -> one.gate() == null
                                ? one
                                : new Finding(
                                        one.yardstick(),
                                        one.hasScore() ? one.status() : Status.PASSED,
                                        one.value(),
                                        one.score(),
                                        GateResult.PASSED,
                                        one.rule()))
                        .toList(),
                findings.planFit());
    }

    /** Good enough for a ceiling to bind. */
    private static Findings goodButForEcology(Findings findings) {
        return new Findings(
                findings.all().stream()
                        .map(one -> new Finding(
                                one.yardstick(),
                                one.status(),
                                one.value(),
                                one.yardstick().criterion().dimension().id().equals("ecology")
                                        ? one.score() / 2
                                        : 75 + one.score() / 4,
                                one.gate(),
                                one.rule()))
                        .toList(),
                findings.planFit());
    }

    /** Some have had all their evidence accepted, some none, some have not been reviewed. */
    private static Circumstances reviewed(Findings findings, int zone) {
        if (zone % 5 != 0) {
            return Circumstances.NONE;
        }
        Set<String> clauses = new HashSet<>();
        findings.all().forEach(one -> clauses.add(one.clause()));
        return new Circumstances(List.of(), List.of(), false, zone % 2 == 0 ? clauses : Set.of());
    }

    private static Zone zone(int number) {
        List<String> provinces =
                List.copyOf(RULEBOOK.catalogue().gazetteer().provinces().keySet());
        return new Zone(
                String.valueOf(number),
                "zone",
                provinces.get(number % provinces.size()),
                "-",
                Basin.MIDDLE,
                ZoneType.OTHER);
    }
}

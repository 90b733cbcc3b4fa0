package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PairwiseMatrixTest {

    private static final RandomIndex SAATY = RandomIndex.named("saaty-1980");
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final String HOUSE = "buying a house";

    static Stream<String> published() {
        return PublishedCases.names("pairwise");
    }

    @ParameterizedTest
    @MethodSource("published")
    void agreesWithWhatIsPrinted(String name) {
        Priorities priorities = PublishedCases.pairwise(name).priorities(SAATY);
        JsonNode printed = PublishedCases.published("pairwise", name).get("printed");

        if (printed.has("weights")) {
            List<Double> weights = PublishedCases.numbers(printed.get("weights"));
            // His weights are off by one in the third digit where he rounded on the way; the school has two digits.
            double digits = name.equals("choosing a school") ? 0.005 : 0.0012;
            assertClose(priorities.weights(), weights, within(digits));
        }
        if (printed.has("lambdaMax")) {
            assertThat(priorities.lambdaMax())
                    .isCloseTo(printed.get("lambdaMax").asDouble(), within(0.005));
        }
        if (printed.has("index")) {
            assertThat(priorities.index()).isCloseTo(printed.get("index").asDouble(), within(0.005));
        }
        if (printed.has("ratio")) {
            double unit = name.equals("wealth of nations") ? 0.005 : 0.0005;
            assertThat(priorities.ratio()).isCloseTo(printed.get("ratio").asDouble(), within(unit));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void agreesWithAnIndependentProgram(String name) {
        Priorities priorities = PublishedCases.pairwise(name).priorities(SAATY);
        JsonNode reference = PublishedCases.reference("pairwise", name);

        assertThat(priorities.lambdaMax()).isCloseTo(reference.get("lambdaMax").asDouble(), EXACTLY);
        assertThat(priorities.index()).isCloseTo(reference.get("index").asDouble(), EXACTLY);
        assertClose(priorities.weights(), PublishedCases.numbers(reference.get("weights")), EXACTLY);
    }

    private static void assertClose(Map<String, Double> weights, List<Double> expected, Offset<Double> offset) {
        assertThat(weights).hasSameSizeAs(expected);
        List<Double> values = List.copyOf(weights.values());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(values.get(i)).as("weight %s", i).isCloseTo(expected.get(i), offset);
        }
    }

    @Nested
    class Consistency {

        @Test
        void theRatioIsThatOfTheNamedTable() {
            PairwiseMatrix house = PublishedCases.pairwise(HOUSE);

            Priorities first = house.priorities(SAATY);
            assertThat(first.randomIndexTable()).isEqualTo("saaty-1980");
            assertThat(first.randomIndex()).isEqualTo(1.41);
            assertThat(first.ratio()).isCloseTo(first.index() / 1.41, EXACTLY);
            Priorities later = house.priorities(RandomIndex.named("saaty-tran-2007"));
            assertThat(later.randomIndex()).isEqualTo(1.40);
            assertThat(later.ratio()).isCloseTo(first.index() / 1.40, EXACTLY);
        }

        @Test
        void judgementsThatContradictEachOtherAreRefusedWithTheOneToLookAtFirst() {
            // The house is the example of Saaty (2003), who revises this judgement too, from 6 to 1/2.
            InconsistentJudgementsException refusal = catchThrowableOfType(
                    InconsistentJudgementsException.class,
                    () -> PublishedCases.pairwise(HOUSE).acceptedPriorities(SAATY));

            Revision first = refusal.lookFirst();
            assertThat(first.given()).isEqualTo(new Judgement("neighbourhood", "condition", 6));
            assertThat(first.fits()).isCloseTo(0.4625131119, EXACTLY);
            assertThat(first.nearestOnScale()).isEqualTo(0.5);
            assertThat(first.ratioThen()).isCloseTo((8.811165552585 - 8) / 7 / 1.41, EXACTLY);
            assertThat(refusal.priorities().ratio()).isCloseTo(0.169, within(0.0005));
            assertThat(refusal).hasMessageContaining("neighbourhood").hasMessageContaining("0.1");
        }

        @Test
        void theRevisedJudgementsAreAccepted() {
            PairwiseMatrix house = PublishedCases.pairwise(HOUSE);
            Revision first = house.revisions(SAATY).get(0);

            Priorities revised = with(house, first, first.fits()).acceptedPriorities(SAATY);
            assertThat(revised.ratio()).isCloseTo(first.ratioThen(), EXACTLY);
        }

        @Test
        void noOtherRatioInItsPlaceIsMoreConsistent() {
            PairwiseMatrix house = PublishedCases.pairwise(HOUSE);
            for (Revision revision : house.revisions(SAATY)) {
                for (double factor : new double[] {0.5, 0.9, 0.999, 1.001, 1.1, 2}) {
                    Priorities other =
                            with(house, revision, revision.fits() * factor).priorities(SAATY);
                    assertThat(other.ratio()).isGreaterThan(revision.ratioThen());
                }
            }
        }

        @Test
        void theRatioThatFitsDoesNotDependOnTheJudgementThatWasThere() {
            // The missing ratio of example 1 of Bozoki, Fulop and Ronyai (2010), as AHPy computes it.
            for (double given : new double[] {1.0 / 9, 0.75, 9}) {
                PairwiseMatrix matrix = PairwiseMatrix.of(
                        List.of("a", "b", "c", "d"),
                        List.of(
                                new Judgement("a", "b", 1),
                                new Judgement("a", "c", 5),
                                new Judgement("a", "d", 2),
                                new Judgement("b", "c", 3),
                                new Judgement("b", "d", 4),
                                new Judgement("c", "d", given)));
                Revision revision = matrix.revisions(SAATY).stream()
                        .filter(one -> one.given().item().equals("c"))
                        .findFirst()
                        .orElseThrow();
                assertThat(revision.fits()).isCloseTo(0.730297106886979, within(1e-6));
            }
        }

        @Test
        void twoItemsCannotContradictEachOther() {
            Priorities priorities = PairwiseMatrix.of(List.of("a", "b"), List.of(new Judgement("b", "a", 20)))
                    .acceptedPriorities(SAATY);

            assertThat(priorities.ratio()).isZero();
            assertThat(priorities.weights().get("b")).isCloseTo(20.0 / 21, EXACTLY);
        }

        @Test
        void oneItemWeighsEverything() {
            assertThat(PairwiseMatrix.of(List.of("a"), List.of())
                            .acceptedPriorities(SAATY)
                            .weights())
                    .containsExactly(Map.entry("a", 1.0));
        }

        private PairwiseMatrix with(PairwiseMatrix matrix, Revision revision, double ratio) {
            return PairwiseMatrix.of(
                    matrix.items(),
                    matrix.judgements().stream()
                            .map(one ->
                                    one.equals(revision.given()) ? new Judgement(one.item(), one.over(), ratio) : one)
                            .toList());
        }
    }

    @Nested
    class Gaps {

        @Test
        void anyChainOfConsistentJudgementsGivesTheWeightsBack() {
            Random random = new Random(20261125);
            for (int round = 0; round < 50; round++) {
                List<String> items = items(2 + random.nextInt(13));
                double[] weights = random.doubles(items.size(), 0.1, 5).toArray();
                List<Judgement> judgements = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    for (int j = i + 1; j < items.size(); j++) {
                        if (j == i + 1 || random.nextInt(3) == 0) {
                            judgements.add(new Judgement(items.get(i), items.get(j), weights[i] / weights[j]));
                        }
                    }
                }
                Collections.shuffle(judgements, random);

                Priorities priorities = PairwiseMatrix.of(items, judgements).acceptedPriorities(SAATY);
                assertThat(priorities.missing()).isEqualTo(items.size() * (items.size() - 1) / 2 - judgements.size());
                assertThat(priorities.lambdaMax()).isCloseTo(items.size(), EXACTLY);
                for (int i = 1; i < items.size(); i++) {
                    double ratio = priorities.weights().get(items.get(i))
                            / priorities.weights().get(items.get(0));
                    assertThat(ratio).isCloseTo(weights[i] / weights[0], within(1e-8));
                }
            }
        }

        @Test
        void itemsThatNoJudgementJoinsAreNamed() {
            List<Judgement> judgements = List.of(new Judgement("a", "c", 2), new Judgement("d", "b", 3));

            UnconnectedItemsException refusal = catchThrowableOfType(
                    UnconnectedItemsException.class,
                    () -> PairwiseMatrix.of(List.of("a", "b", "c", "d", "e"), judgements));
            assertThat(refusal.groups()).containsExactly(List.of("a", "c"), List.of("b", "d"), List.of("e"));
        }

        @Test
        void theRandomIndexFallsWithEveryMissingPairDownToNothing() {
            assertThat(SAATY.of(8, 0)).isEqualTo(1.41);
            assertThat(SAATY.of(8, 7)).isCloseTo(1.41 * 14 / 21, EXACTLY);
            assertThat(SAATY.of(8, 21)).isZero();
            assertThat(SAATY.of(3, 1)).isZero();
        }

        @Test
        void theTableSaysHowFarItGoes() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SAATY.of(16, 0))
                    .withMessageContaining("saaty-1980")
                    .withMessageContaining("15");
            assertThatIllegalArgumentException().isThrownBy(() -> RandomIndex.named("other"));
        }

        @Test
        void everyTableSaysWhereItIsFrom() {
            assertThat(RandomIndex.all())
                    .hasSize(2)
                    .contains(RandomIndex.byDefault())
                    .allSatisfy(table -> {
                        assertThat(table.source()).contains("Saaty");
                        assertThat(table.mostItems()).isEqualTo(15);
                        assertThat(table.mostRatio()).isEqualTo(0.10);
                    });
        }
    }

    @Nested
    class SeveralReviewers {

        @Test
        void areMergedByTheGeometricMeanWithTheirVotingPower() {
            PairwiseMatrix merged = PairwiseMatrix.merged(List.of(
                    new Vote("one", 2, matrix(new Judgement("a", "b", 4), new Judgement("b", "c", 1))),
                    new Vote("two", 1, matrix(new Judgement("b", "a", 2), new Judgement("c", "b", 3)))));

            // (4 x 4 x 1/2) ^ 1/3 and (1 x 1 x 1/3) ^ 1/3
            assertThat(merged.ratio("a", "b").orElseThrow()).isCloseTo(2, EXACTLY);
            assertThat(merged.ratio("b", "a").orElseThrow()).isCloseTo(0.5, EXACTLY);
            assertThat(merged.ratio("b", "c").orElseThrow()).isCloseTo(Math.cbrt(1.0 / 3), EXACTLY);
            assertThat(merged.ratio("a", "c")).isEmpty();
        }

        @Test
        void onlyThoseWhoJudgedAPairCountInIt() {
            PairwiseMatrix merged = PairwiseMatrix.merged(List.of(
                    new Vote("one", 1, matrix(new Judgement("a", "b", 4), new Judgement("b", "c", 2))),
                    new Vote("two", 5, matrix(new Judgement("a", "c", 6), new Judgement("b", "c", 2)))));

            assertThat(merged.ratio("a", "b")).hasValueCloseTo(4.0, EXACTLY);
            assertThat(merged.ratio("a", "c")).hasValueCloseTo(6.0, EXACTLY);
            assertThat(merged.ratio("b", "c")).hasValueCloseTo(2.0, EXACTLY);
        }

        @Test
        void theScaleOfVotingPowerDoesNotMatter() {
            PairwiseMatrix wealth = PublishedCases.pairwise("wealth of nations");
            PairwiseMatrix equal = PairwiseMatrix.of(
                    wealth.items(),
                    wealth.judgements().stream()
                            .map(one -> new Judgement(one.item(), one.over(), 1))
                            .toList());
            Priorities small = merged(wealth, 0.2, equal, 0.3).priorities(SAATY);
            Priorities great = merged(wealth, 20, equal, 30).priorities(SAATY);

            assertThat(small.lambdaMax()).isCloseTo(great.lambdaMax(), EXACTLY);
            assertThat(small.ratio()).isLessThan(wealth.priorities(SAATY).ratio());
        }

        @Test
        void mustHaveJudgedTheSameItems() {
            PairwiseMatrix other = PairwiseMatrix.of(List.of("a", "d"), List.of(new Judgement("a", "d", 1)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PairwiseMatrix.merged(List.of(
                            new Vote("one", 1, matrix(new Judgement("a", "b", 4), new Judgement("b", "c", 1))),
                            new Vote("two", 1, other))))
                    .withMessageContaining("two");
            assertThatIllegalArgumentException().isThrownBy(() -> PairwiseMatrix.merged(List.of()));
        }

        private PairwiseMatrix merged(PairwiseMatrix one, double power, PairwiseMatrix other, double otherPower) {
            return PairwiseMatrix.merged(List.of(new Vote("one", power, one), new Vote("two", otherPower, other)));
        }

        private PairwiseMatrix matrix(Judgement... judgements) {
            return PairwiseMatrix.of(List.of("a", "b", "c"), List.of(judgements));
        }
    }

    @Nested
    class WrongInput {

        @Test
        void isRefusedWithWhatCame() {
            List<String> items = List.of("a", "b");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PairwiseMatrix.of(items, List.of(new Judgement("a", "x", 1))))
                    .withMessageContaining("`x`");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            PairwiseMatrix.of(items, List.of(new Judgement("a", "b", 2), new Judgement("b", "a", 0.5))))
                    .withMessageContaining("twice");
            assertThatIllegalArgumentException().isThrownBy(() -> new Judgement("a", "a", 1));
            for (double ratio : new double[] {0, -3, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatIllegalArgumentException().isThrownBy(() -> new Judgement("a", "b", ratio));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> PairwiseMatrix.of(List.of(), List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> PairwiseMatrix.of(List.of("a", "a"), List.of()));
        }
    }

    private static List<String> items(int count) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add("item " + i);
        }
        return items;
    }
}

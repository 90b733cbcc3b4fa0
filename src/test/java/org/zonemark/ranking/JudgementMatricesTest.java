package org.zonemark.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.ranking.ReviewerJudgements.Matrix;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.weighting.Judgement;
import org.zonemark.weighting.Priorities;
import org.zonemark.weighting.RandomIndex;

class JudgementMatricesTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final List<String> DIMENSIONS =
            RULEBOOK.dimensions().stream().map(Dimension::id).toList();

    private static Map<String, Priorities> priorities(ReviewerJudgements... reviewers) {
        return new JudgementMatrices(RULEBOOK, RandomIndex.byDefault()).priorities(List.of(reviewers));
    }

    private static List<Fault> faults(ReviewerJudgements... reviewers) {
        return catchThrowableOfType(FaultyInputException.class, () -> priorities(reviewers))
                .faults();
    }

    private static ReviewerJudgements reviewer(String name, double power, Matrix... matrices) {
        return new ReviewerJudgements(name, power, List.of(matrices));
    }

    /** Every pair of items, judged by their numbers from 0. */
    private static Matrix matrix(String about, List<String> items, BiFunction<Integer, Integer, Double> ratio) {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                judgements.add(new Judgement(items.get(i), items.get(j), ratio.apply(i, j)));
            }
        }
        return new Matrix(about, judgements);
    }

    private static Matrix dimensions(double firstOverOthers) {
        return matrix("dimensions", DIMENSIONS, (i, j) -> i == 0 ? firstOverOthers : 1.0);
    }

    @Test
    void reviewersCountByTheirPower() {
        Map<String, Priorities> merged = priorities(reviewer("a", 3, dimensions(4)), reviewer("b", 1, dimensions(1)));

        assertThat(merged).containsOnlyKeys("dimensions");
        Map<String, Double> weights = merged.get("dimensions").weights();
        double ratio = weights.get(DIMENSIONS.get(0)) / weights.get(DIMENSIONS.get(1));
        assertThat(ratio).isCloseTo(Math.pow(4, 0.75), within(1e-9));
    }

    @Test
    void criteriaOfADimensionThatCarryWeightAreCompared() {
        String dimension = DIMENSIONS.get(2);
        List<String> criteria = RULEBOOK.criteria().stream()
                .filter(Criterion::carriesWeight)
                .filter(one -> one.dimension().id().equals(dimension))
                .map(Criterion::id)
                .toList();
        Map<String, Priorities> merged =
                priorities(reviewer("a", 1, dimensions(2), matrix(dimension, criteria, (i, j) -> 1.0)));
        assertThat(merged).containsOnlyKeys("dimensions", dimension);
        assertThat(merged.get(dimension).weights().keySet()).containsExactlyInAnyOrderElementsOf(criteria);
    }

    @Test
    void whatIsComparedTwiceByOneReviewerIsNamed() {
        List<Fault> faults = faults(reviewer("a", 1, dimensions(2), dimensions(2)));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/reviewers/0/matrices/1/about");
            assertThat(fault.code()).isEqualTo(FaultCode.DUPLICATE_ITEM);
        });
        assertThat(priorities(reviewer("a", 1, dimensions(2)), reviewer("b", 1, dimensions(2))))
                .as("two reviewers may")
                .hasSize(1);
    }

    @Test
    void whatIsNoDimensionIsNamedWithWhatThereIs() {
        List<Fault> faults =
                faults(reviewer("a", 1, dimensions(2)), reviewer("b", 1, new Matrix("nothing", List.of())));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/reviewers/1/matrices/0/about");
            assertThat(fault.code()).isEqualTo(FaultCode.NOT_ONE_OF);
            assertThat(fault.received()).contains("nothing");
            assertThat(fault.expected().en()).contains("dimensions").contains(DIMENSIONS);
        });
    }

    @Test
    void contradictionsAreNamedWithTheJudgementToLookAtFirst() {
        Matrix circle = matrix("dimensions", DIMENSIONS, (i, j) -> (i + j) % 2 == 0 ? 9.0 : 1 / 9.0);
        List<Fault> faults = faults(reviewer("a", 1, circle));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/reviewers/0/matrices/0");
            assertThat(fault.code()).isEqualTo(FaultCode.BAD_JUDGEMENTS);
            assertThat(fault.detail().en()).contains("consistency ratio", "over 0.1.", "Look first at");
            assertThat(fault.detail().en()).matches(".*ratio [0-9]+(\\.[0-9]{1,3})? is over.*");
        });
    }

    @Test
    void groupsThatNothingComparesAreNamed() {
        Matrix two = new Matrix("dimensions", List.of(new Judgement(DIMENSIONS.get(0), DIMENSIONS.get(1), 2)));
        assertThat(faults(reviewer("a", 1, two))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.BAD_JUDGEMENTS);
            assertThat(fault.detail().en()).contains("Nothing compares", DIMENSIONS.get(7));
        });
    }

    @Test
    void anItemThatDoesNotBelongThereIsNamed() {
        Matrix strange = new Matrix("dimensions", List.of(new Judgement(DIMENSIONS.get(0), "weather", 2)));
        assertThat(faults(reviewer("a", 1, strange)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail().en()).contains("weather"));
    }

    @Test
    void allFaultsOfAllReviewersAreToldAtOnce() {
        List<Fault> faults = faults(
                reviewer("a", 1, new Matrix("nothing", List.of()), new Matrix("no more", List.of())),
                reviewer("b", 1, new Matrix("dimensions", List.of(new Judgement("x", "y", 2)))));
        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactly(
                        "/reviewers/0/matrices/0/about", "/reviewers/0/matrices/1/about", "/reviewers/1/matrices/0");
    }
}

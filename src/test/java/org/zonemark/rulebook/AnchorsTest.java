package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.scoring.Rulebooks;

class AnchorsTest {

    private static final double FOUR_DECIMALS = 0.5e-4;

    @ParameterizedTest
    @CsvSource({
        "A2-1.2.2,  1.0,  30.9278",
        "A2-1.2.2,  1.47, 60",
        "A2-1.2.2,  1.8,  70.4762",
        "A2-1.2.2,  2.3,  90",
        "A2-1.2.2,  3,    100",
        "A2-2.3.2,  0.8,  56",
        "A2-2.3.2,  0.42, 90.6667",
        "A2-2.3.2,  1.6,  0",
        "A2-2.1.4,  1,    30",
        "A2-2.1.4,  0,    60",
        "A2-2.1.4,  -1,   80",
        "A2-3.1.5,  10,   60.9868",
        "A2-3.1.5,  50,   100"
    })
    void givesThePointsOfTheScoringModel(String clause, double value, double points) {
        Rulebook rulebook = Rulebooks.own();
        Anchors anchors =
                rulebook.yardsticks(rulebook.firstYear()).byClause().get(clause).anchors();

        assertThat(anchors.score(value)).isCloseTo(points, within(FOUR_DECIMALS));
    }

    @Test
    void isLinearBetweenAnchorsAndConstantBeyondThem() {
        Anchors anchors = linear(0, 0, 10, 60, 20, 100);

        assertThat(anchors.score(-1)).isEqualTo(0);
        assertThat(anchors.score(0)).isEqualTo(0);
        assertThat(anchors.score(5)).isEqualTo(30);
        assertThat(anchors.score(10)).isEqualTo(60);
        assertThat(anchors.score(15)).isEqualTo(80);
        assertThat(anchors.score(20)).isEqualTo(100);
        assertThat(anchors.score(1e300)).isEqualTo(100);
    }

    @Test
    void staysAtThePointsOfTheFirstAndTheLastAnchorBeyondThem() {
        Anchors anchors = linear(5, 20, 10, 90);

        assertThat(anchors.score(4)).isEqualTo(20);
        assertThat(anchors.score(5)).isEqualTo(20);
        assertThat(anchors.score(11)).isEqualTo(90);
    }

    @Test
    void givesExactlyThePointsOfAnAnchorAtItsValue() {
        Anchors anchors = linear(0, 0, 0.7, 60, 1, 100);

        assertThat(anchors.score(0.7)).isEqualTo(60);
    }

    @Test
    void takesAnchorsInEitherOrder() {
        Anchors rising = linear(0, 100, 10, 60, 20, 0);
        Anchors falling = linear(20, 0, 10, 60, 0, 100);

        for (double value = -5; value <= 25; value += 0.5) {
            assertThat(falling.score(value)).isEqualTo(rising.score(value));
        }
    }

    @Test
    void keepsAnchorsAsTheyAreGiven() {
        assertThat(linear(20, 0, 10, 60, 0, 100).given())
                .containsExactly(new Anchor(20, 0), new Anchor(10, 60), new Anchor(0, 100));
    }

    @Test
    void replacesValueAndAnchorsByTheirLogarithm() {
        Anchors anchors = new Anchors(List.of(new Anchor(0, 0), new Anchor(Math.E * Math.E - 1, 100)), true);

        assertThat(anchors.score(0)).isEqualTo(0);
        assertThat(anchors.score(Math.E - 1)).isCloseTo(50, within(1e-12));
        assertThat(anchors.score(1000)).isEqualTo(100);
    }

    @Test
    void agreesWithTheDirectionInWhichPointsRise() {
        assertThat(linear(0, 0, 10, 100).agreesWith(Direction.HIGHER_BETTER)).isTrue();
        assertThat(linear(0, 0, 10, 100).agreesWith(Direction.LOWER_BETTER)).isFalse();
        assertThat(linear(10, 0, 0, 100).agreesWith(Direction.LOWER_BETTER)).isTrue();
        assertThat(linear(10, 0, 0, 100).agreesWith(Direction.HIGHER_BETTER)).isFalse();
    }

    @Test
    void agreesWithNoDirectionWherePointsRiseAndFallOrDoNeither() {
        for (Direction direction : Direction.values()) {
            assertThat(linear(0, 0, 10, 100, 20, 50).agreesWith(direction)).isFalse();
            assertThat(linear(0, 50, 10, 50).agreesWith(direction)).isFalse();
        }
    }

    @Test
    void mayBeFlatInPart() {
        assertThat(linear(0, 0, 10, 60, 20, 60, 30, 100).agreesWith(Direction.HIGHER_BETTER))
                .isTrue();
        assertThat(linear(0, 100, 10, 60, 20, 60, 30, 0).agreesWith(Direction.LOWER_BETTER))
                .isTrue();
    }

    @Test
    void refusesFewerThanTwoAnchors() {
        assertThatIllegalArgumentException().isThrownBy(() -> linear(0, 0)).withMessageContaining("two anchors");
    }

    @Test
    void refusesValuesThatNeitherRiseNorFallThroughout() {
        assertThatIllegalArgumentException().isThrownBy(() -> linear(0, 0, 10, 50, 5, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> linear(0, 0, 0, 100));
    }

    @Test
    void refusesPointsOutsideNoughtToOneHundred() {
        assertThatIllegalArgumentException().isThrownBy(() -> linear(0, -1, 10, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> linear(0, 0, 10, 100.5));
        assertThatIllegalArgumentException().isThrownBy(() -> linear(0, Double.NaN, 10, 100));
    }

    @Test
    void refusesTheLogarithmOfNothing() {
        List<Anchor> anchors = List.of(new Anchor(-1, 0), new Anchor(10, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Anchors(anchors, true))
                .withMessageContaining("no finite place");
    }

    private static Anchors linear(double... valuesAndPoints) {
        Anchor[] anchors = new Anchor[valuesAndPoints.length / 2];
        Arrays.setAll(anchors, i -> new Anchor(valuesAndPoints[2 * i], valuesAndPoints[2 * i + 1]));
        return new Anchors(List.of(anchors), false);
    }
}

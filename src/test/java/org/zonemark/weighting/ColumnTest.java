package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Means, deviations and correlations of small columns, computed by hand. */
class ColumnTest {

    private static final double TOLERANCE = 1e-12;
    private static final double[] ONE = {2, 4, 9};
    private static final double[] OTHER = {1, 5, 3};

    @Test
    void aCovarianceIsTheMeanProductOfDistancesByOneLessThanThereAre() {
        // Distances from 5: -3, -1, 4; from 3: -2, 2, 0; products 6, -2, 0.
        assertThat(Column.covariance(ONE, OTHER)).isCloseTo(2, within(TOLERANCE));
        assertThat(Column.covariance(ONE, ONE)).isCloseTo(13, within(TOLERANCE));
        assertThat(Column.covariance(new double[] {7}, new double[] {3})).isZero();
        assertThat(Column.covariance(new double[] {1, 3}, new double[] {5, 1})).isCloseTo(-4, within(TOLERANCE));
        assertThat(Column.mean(ONE)).isCloseTo(5, within(TOLERANCE));
        assertThat(Column.mean(new double[0])).isZero();
        assertThat(Column.standardDeviation(ONE)).isCloseTo(Math.sqrt(13), within(TOLERANCE));
        assertThat(Column.standardDeviation(new double[] {5, 5})).isZero();
    }

    @Test
    void aCorrelationLooksAtTheZonesToWhichBothApply() {
        assertThat(Column.correlation(ONE, OTHER)).isCloseTo(2 / Math.sqrt(13 * 4), within(TOLERANCE));
        double[] gap = {2, Double.NaN, 4, 9};
        double[] whole = {1, 100, 5, 3};
        assertThat(Column.correlation(gap, whole)).isCloseTo(2 / Math.sqrt(13 * 4), within(TOLERANCE));
        assertThat(Column.correlation(ONE, ONE)).isEqualTo(1);
        assertThat(Column.correlation(ONE, new double[] {9, 9, 9})).isNaN();
    }

    @Test
    void whatTellsNoZoneFromAnotherIsRemarkedUpon() {
        assertThat(Column.remark(ONE)).isNull();
        assertThat(Column.remark(new double[] {3, 3})).isEqualTo(Remark.CONSTANT);
        assertThat(Column.remark(new double[] {0, 0})).isEqualTo(Remark.ALL_ZERO);
        assertThat(Column.remark(new double[] {3})).isEqualTo(Remark.ONE_ZONE);
        assertThat(Column.remark(new double[0])).isEqualTo(Remark.NOT_APPLICABLE);
    }

    @Test
    void rescalingPutsTheWorstAtNothingAndTheBestAtOne() {
        ScoreMatrix rescaled = ScoreMatrix.of(
                        List.of("a", "b"),
                        List.of(new double[] {20, 7}, new double[] {50, 7}, new double[] {80, Double.NaN}))
                .rescaled();

        assertThat(rescaled.column(0)).containsExactly(0, 0.5, 1);
        assertThat(rescaled.column(1)[0]).isZero();
        assertThat(rescaled.column(1)[2]).isNaN();
        assertThat(rescaled.own(1)).containsExactly(0, 0);
        assertThat(rescaled.zones()).isEqualTo(3);
    }

    @Test
    void aZoneWithAnotherNumberOfScoresOrNoFiniteOneIsNamed() {
        assertThatThrownBy(() -> ScoreMatrix.of(List.of("a"), List.of(new double[] {1}, new double[] {1, 2})))
                .hasMessage("zone 2 has 2 scores for 1 criteria");
        assertThatThrownBy(() -> ScoreMatrix.of(List.of("a"), List.of(new double[] {Double.POSITIVE_INFINITY})))
                .hasMessage("zone 1 has no finite score in a");
    }
}

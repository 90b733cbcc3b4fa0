package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Small programmes whose solutions are known, and random ones against all that can be tried. */
class LinearProgrammeTest {

    private static final double TOLERANCE = 1e-6;

    /** Least 3x + 2y with x + y >= 4, x <= 3, y <= 2: x = 2, y = 2. */
    private static LinearProgramme programme() {
        LinearProgramme programme = new LinearProgramme(2);
        programme.atLeast(Map.of(0, 1.0, 1, 1.0), 4);
        programme.atMost(Map.of(0, 1.0), 3);
        programme.atMost(Map.of(1, 1.0), 2);
        return programme;
    }

    @Test
    void theLeastIsFound() {
        LinearProgramme.Solution solution =
                programme().least(new double[] {3, 2}, Map.of()).orElseThrow();

        assertThat(programme().variables()).isEqualTo(2);
        assertThat(solution.value()).isCloseTo(10, within(TOLERANCE));
        assertThat(solution.values()).containsExactly(new double[] {2, 2}, within(TOLERANCE));
    }

    @Test
    void whatIsSettledStaysAndCounts() {
        LinearProgramme.Solution solution =
                programme().least(new double[] {3, 2}, Map.of(0, 3.0)).orElseThrow();
        assertThat(solution.values()).containsExactly(new double[] {3, 1}, within(TOLERANCE));
        assertThat(solution.value()).isCloseTo(11, within(TOLERANCE));

        LinearProgramme.Solution all =
                programme().least(new double[] {3, 2}, Map.of(0, 2.0, 1, 2.0)).orElseThrow();
        assertThat(all.value()).isCloseTo(10, within(TOLERANCE));
        assertThat(all.values()).containsExactly(2, 2);
    }

    @Test
    void whatBreaksALimitHasNoSolution() {
        assertThat(programme().least(new double[] {3, 2}, Map.of(0, 1.0, 1, 2.0)))
                .isEmpty();
        assertThat(programme().least(new double[] {3, 2}, Map.of(0, 4.0))).isEmpty();
        assertThat(programme().least(new double[] {3, 2}, Map.of(0, 3.0, 1, 2.5)))
                .isEmpty();
        LinearProgramme none = programme();
        none.atMost(Map.of(0, 1.0, 1, 1.0), 3);
        assertThat(none.least(new double[] {1, 1}, Map.of())).isEmpty();
    }

    @Test
    void anEqualityHoldsToTheLetter() {
        LinearProgramme programme = programme();
        programme.equal(Map.of(0, 1.0, 1, -1.0), 1);
        LinearProgramme.Solution solution =
                programme.least(new double[] {3, 2}, Map.of()).orElseThrow();
        assertThat(solution.values()).containsExactly(new double[] {2.5, 1.5}, within(TOLERANCE));
        assertThat(programme.least(new double[] {3, 2}, Map.of(0, 3.0, 1, 2.0))).isPresent();
        assertThat(programme.least(new double[] {3, 2}, Map.of(0, 2.0, 1, 2.0))).isEmpty();
    }

    @Test
    void theFewestFlagsAreThoseThatTryingAllGives() {
        Random random = new Random(9);
        int solved = 0;
        for (int trial = 0; trial < 60; trial++) {
            int flags = 6;
            double[] worth = random.doubles(flags, 1, 10).map(Math::rint).toArray();
            double wanted = 5 + random.nextInt(25);
            LinearProgramme programme = new LinearProgramme(flags);
            java.util.HashMap<Integer, Double> sum = new java.util.HashMap<>();
            List<Integer> all = new java.util.ArrayList<>();
            for (int flag = 0; flag < flags; flag++) {
                programme.atMost(Map.of(flag, 1.0), 1);
                sum.put(flag, worth[flag]);
                all.add(flag);
            }
            programme.atLeast(sum, wanted);
            int fewest = fewest(worth, wanted, 0);

            FewestFlags.Found found = new FewestFlags(programme, all, all, List.of()).found(false);
            if (fewest <= flags) {
                solved++;
                assertThat(found.isProven()).isTrue();
                assertThat(found.least()).isEqualTo(fewest);
                double reached = 0;
                for (int flag = 0; flag < flags; flag++) {
                    assertThat(found.values()[flag])
                            .satisfiesAnyOf(
                                    value -> assertThat(value).isCloseTo(0, within(TOLERANCE)),
                                    value -> assertThat(value).isCloseTo(1, within(TOLERANCE)));
                    reached += worth[flag] * found.values()[flag];
                }
                assertThat(reached).isGreaterThanOrEqualTo(wanted - 1e-4);
                FewestFlags.Found bound = new FewestFlags(programme, all, all, List.of()).found(true);
                assertThat(bound.isProven()).isFalse();
                assertThat(bound.least()).isBetween(1, fewest);
                assertThat(bound.values()).isNotNull();
                FewestFlags.Found withFirst = new FewestFlags(programme, all, all, List.of(0)).found(false);
                assertThat(withFirst.values()[0]).isEqualTo(1);
                assertThat(withFirst.least()).isEqualTo(1 + fewest(worth, wanted - worth[0], 1));
            } else {
                assertThat(found.values()).isNull();
                assertThat(found.least()).isZero();
            }
        }
        assertThat(solved).isGreaterThan(30);
    }

    /** By trying all; one more than there are where none will do. */
    private static int fewest(double[] worth, double wanted, int from) {
        int best = worth.length + 1;
        for (int set = 0; set < 1 << worth.length; set++) {
            double sum = 0;
            boolean own = true;
            for (int flag = 0; flag < worth.length; flag++) {
                if ((set >> flag & 1) == 1) {
                    sum += worth[flag];
                    own &= flag >= from;
                }
            }
            if (own && sum >= wanted) {
                best = Math.min(best, Integer.bitCount(set));
            }
        }
        return best;
    }
}

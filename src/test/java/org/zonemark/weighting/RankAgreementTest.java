package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankAgreementTest {

    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void theSameOrderAgreesFullyAndTheOppositeNotAtAll() {
        RankAgreement same = agreement(new int[] {1, 2, 3, 4}, new int[] {1, 2, 3, 4});
        assertThat(same.kendall()).hasValueCloseTo(1.0, EXACTLY);
        assertThat(same.spearman()).hasValueCloseTo(1.0, EXACTLY);
        assertThat(same.swapped()).isZero();
        RankAgreement opposite = agreement(new int[] {1, 2, 3, 4}, new int[] {4, 3, 2, 1});
        assertThat(opposite.kendall()).hasValueCloseTo(-1.0, EXACTLY);
        assertThat(opposite.spearman()).hasValueCloseTo(-1.0, EXACTLY);
        assertThat(opposite.swapped()).isEqualTo(opposite.pairs()).isEqualTo(6);
    }

    @Test
    void tiesCountAsWorkedOutByHand() {
        // 6 pairs: 4 in the same order, 1 swapped (the last two), 1 tied before: (4 - 1) / sqrt(5 x 6)
        RankAgreement agreement = agreement(new int[] {1, 2, 2, 4}, new int[] {1, 2, 4, 3});
        assertThat(agreement.swapped()).isEqualTo(1);
        assertThat(agreement.kendall()).hasValueCloseTo(3 / Math.sqrt(30), EXACTLY);
        // mean ranks 1, 2.5, 2.5, 4 against 1, 2, 4, 3: products 3, squares 4.5 and 5
        assertThat(agreement.spearman()).hasValueCloseTo(3 / Math.sqrt(22.5), EXACTLY);
    }

    @Test
    void agreesWithEveryPairLookedAt() {
        Random random = new Random(20261125);
        for (int round = 0; round < 300; round++) {
            int size = random.nextInt(40);
            int values = 1 + random.nextInt(50);
            int[] before = random.ints(size, 1, 1 + values).toArray();
            int[] after = random.ints(size, 1, 1 + values).toArray();
            long same = 0;
            long swapped = 0;
            long tiedBefore = 0;
            long tiedAfter = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    int sign = Integer.compare(before[i], before[j]) * Integer.compare(after[i], after[j]);
                    same += sign > 0 ? 1 : 0;
                    swapped += sign < 0 ? 1 : 0;
                    tiedBefore += before[i] == before[j] ? 1 : 0;
                    tiedAfter += after[i] == after[j] ? 1 : 0;
                }
            }
            RankAgreement agreement = agreement(before, after);
            long pairs = (long) size * (size - 1) / 2;
            assertThat(agreement.pairs()).isEqualTo(pairs);
            assertThat(agreement.swapped()).isEqualTo(swapped);
            double below = Math.sqrt((double) (pairs - tiedBefore) * (pairs - tiedAfter));
            if (below > 0) {
                assertThat(agreement.kendall()).hasValueCloseTo((same - swapped) / below, EXACTLY);
                assertThat(agreement.spearman().orElseThrow()).isBetween(-1.0, 1.0);
            } else {
                assertThat(agreement.kendall()).isEmpty();
                assertThat(agreement.spearman()).isEmpty();
            }
        }
    }

    @Test
    void nothingIsSaidOfFewerThanTwo() {
        assertThat(agreement(new int[0], new int[0]).kendall()).isEmpty();
        assertThat(agreement(new int[] {1}, new int[] {1}).spearman()).isEmpty();
    }

    private static RankAgreement agreement(int[] before, int[] after) {
        return RankAgreement.of(before, after);
    }
}

package org.zonemark.weighting;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weights from Shannon's entropy (M. Zeleny, Multiple Criteria Decision Making, 1982; C.-L. Hwang, K. Yoon, Multiple Attribute
 * Decision Making, 1981): the more unequally zones share in a criterion, the more it tells.
 *
 * <p>A criterion is looked at over the zones to which it applies, and its entropy is measured against theirs.
 */
public final class EntropyWeights {

    /**
     * The working of one criterion.
     *
     * @param sum of its scores
     * @param entropy - sum(p ln p) / ln(zones) with p a zone's share of the sum, 0 to 1; 1 where it tells nothing
     * @param divergence 1 - entropy
     */
    public record EntropyWorking(
            String criterion,
            int zones,
            double sum,
            double entropy,
            double divergence,
            double weight,
            @Nullable Remark remark)
            implements DataWeights.Working {

        @Override
        public Map<String, Double> figures() {
            return Map.of("sum", sum, "entropy", entropy, "divergence", divergence);
        }
    }

    private EntropyWeights() {}

    /** @throws IllegalArgumentException if a score is below 0: shares of a sum are not defined then */
    public static DataWeights<EntropyWorking> of(ScoreMatrix scores) {
        int size = scores.criteria().size();
        double[] divergences = new double[size];
        for (int c = 0; c < size; c++) {
            divergences[c] = divergence(scores.criteria().get(c), scores.own(c));
        }
        return DataWeights.inProportion(divergences, c -> weight -> {
            double[] own = scores.own(c);
            return new EntropyWorking(
                    scores.criteria().get(c),
                    own.length,
                    Column.mean(own) * own.length,
                    1 - divergences[c],
                    divergences[c],
                    weight,
                    Column.remark(own));
        });
    }

    private static double divergence(String criterion, double[] own) {
        double sum = 0;
        for (double score : own) {
            if (score < 0) {
                throw new IllegalArgumentException("the score " + score + " in " + criterion + " is below 0");
            }
            sum += score;
        }
        if (Column.remark(own) != null) {
            return 0;
        }
        double logs = 0;
        for (double score : own) {
            double share = score / sum;
            logs += share > 0 ? share * Math.log(share) : 0;
        }
        return Math.max(0, 1 + logs / Math.log(own.length));
    }
}

package org.zonemark.weighting;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weights from the sample standard deviation of each criterion, stretched to 0 to 1 from its worst zone to its best as
 * D. Diakoulaki and others (1995) do: the wider zones spread, the more a criterion tells.
 */
public final class DeviationWeights {

    /**
     * The working of one criterion.
     *
     * @param mean of its scores, as they are
     * @param standardDeviation with n - 1, of the stretched scores
     */
    public record DeviationWorking(
            String criterion,
            int zones,
            double mean,
            double standardDeviation,
            double weight,
            @Nullable Remark remark) implements DataWeights.Working {

        @Override
        public Map<String, Double> figures() {
            return Map.of("mean", mean, "standardDeviation", standardDeviation);
        }
    }

    private DeviationWeights() {}

    public static DataWeights<DeviationWorking> of(ScoreMatrix scores) {
        ScoreMatrix rescaled = scores.rescaled();
        int size = scores.criteria().size();
        double[] deviations = new double[size];
        for (int c = 0; c < size; c++) {
            deviations[c] = Column.standardDeviation(rescaled.own(c));
        }
        return DataWeights.inProportion(deviations, c -> weight -> {
            double[] own = scores.own(c);
            return new DeviationWorking(
                    scores.criteria().get(c), own.length, Column.mean(own), deviations[c], weight, Column.remark(own));
        });
    }
}

package org.zonemark.weighting;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weights by CRITIC (D. Diakoulaki, G. Mavrotas, L. Papayannakis, Determining objective weights in multiple criteria problems:
 * the CRITIC method, Computers and Operations Research 22, 1995): a criterion tells the more, the wider zones spread in it
 * and the less it repeats other criteria.
 *
 * <p>Scores are first stretched to 0 to 1, from the worst zone of a criterion to its best. A criterion spreads over the zones
 * to which it applies; two are correlated over the zones to which both apply. Where a correlation is not defined, because one of
 * the two does not vary there, the pair adds no conflict: so a criterion that tells nothing changes no other weight.
 */
public final class CriticWeights {

    /**
     * The working of one criterion.
     *
     * @param standardDeviation with n - 1, of the stretched scores
     * @param conflict sum of 1 - r over the criteria, r being Pearson's correlation
     * @param information standardDeviation x conflict
     */
    public record CriticWorking(
            String criterion,
            int zones,
            double standardDeviation,
            double conflict,
            double information,
            double weight,
            @Nullable Remark remark)
            implements DataWeights.Working {

        @Override
        public Map<String, Double> figures() {
            return Map.of("standardDeviation", standardDeviation, "conflict", conflict, "information", information);
        }
    }

    private CriticWeights() {}

    public static DataWeights<CriticWorking> of(ScoreMatrix scores) {
        ScoreMatrix rescaled = scores.rescaled();
        int size = scores.criteria().size();
        double[] conflicts = conflicts(rescaled);
        double[] deviations = new double[size];
        double[] information = new double[size];
        for (int c = 0; c < size; c++) {
            deviations[c] = Column.standardDeviation(rescaled.own(c));
            information[c] = deviations[c] * conflicts[c];
        }
        return DataWeights.inProportion(information, c -> weight -> {
            double[] own = scores.own(c);
            return new CriticWorking(
                    scores.criteria().get(c),
                    own.length,
                    deviations[c],
                    conflicts[c],
                    information[c],
                    weight,
                    Column.remark(own));
        });
    }

    private static double[] conflicts(ScoreMatrix scores) {
        int size = scores.criteria().size();
        double[] conflicts = new double[size];
        for (int c = 0; c < size; c++) {
            for (int other = 0; other < c; other++) {
                double r = Column.correlation(scores.column(c), scores.column(other));
                if (!Double.isNaN(r)) {
                    conflicts[c] += 1 - r;
                    conflicts[other] += 1 - r;
                }
            }
        }
        return conflicts;
    }
}

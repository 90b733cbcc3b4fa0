package org.zonemark.weighting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.zonemark.rulebook.Dimension;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;

/**
 * What weights really do in a cohort: how much of the variance of the base each criterion carries.
 *
 * <p>With x the scores of a criterion, w its nominal share in the base and y the base, that is w cov(x, y) / var(y), which adds
 * up to 1 over the criteria (W. Becker, M. Saisana, P. Paruolo, I. Vandecasteele, Weights and importance in composite indicators,
 * Ecological Indicators 80, 2017). Here w x is the points that the criterion brings a zone, so that where a criterion does not
 * apply, the weights that others take over are counted to them, and the sum stays 1. A share may be below 0: such a
 * criterion pulls against the order that the base makes.
 *
 * @param zones how many there are in the cohort
 * @param variance of the base, with n - 1; 0 if nothing varies, and then no criterion carries anything
 */
public record EffectiveWeights(int zones, double variance, List<Share> criteria, List<Share> dimensions) {

    /**
     * What a criterion or dimension counts for.
     *
     * @param about clause or dimension
     * @param nominal its share in the base by its weight, where everything applies; adds up to 1
     * @param effective the share of the variance of the base that it carries; adds up to 1
     * @param correlation of its scores with the base, over the zones where it applies; 0 where one of the two does not vary
     */
    public record Share(String about, double nominal, double effective, double correlation) {}

    public EffectiveWeights {
        criteria = List.copyOf(criteria);
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Of a cohort under one weight set.
     *
     * @param cohort evaluations under the same rulebook and the same weights
     * @param equalWithin bases that differ by no more than that do not vary
     * @throws IllegalArgumentException if there are none
     */
    public static EffectiveWeights of(List<Evaluation> cohort, double equalWithin) {
        if (cohort.isEmpty()) {
            throw new IllegalArgumentException("an empty cohort has no variance");
        }
        return new Cohort(cohort, equalWithin).weights();
    }

    /** A cohort while it is looked at. */
    private static final class Cohort {

        private final List<Evaluation> cohort;
        private final Evaluation first;
        private final double[] base;
        private final double variance;

        Cohort(List<Evaluation> cohort, double equalWithin) {
            this.cohort = cohort;
            this.first = cohort.get(0);
            this.base = column(Evaluation::base);
            double width = Arrays.stream(base).max().orElse(0)
                    - Arrays.stream(base).min().orElse(0);
            this.variance = width > equalWithin ? Column.covariance(base, base) : 0;
        }

        EffectiveWeights weights() {
            Map<Dimension, Double> inside = new HashMap<>();
            first.criteria().forEach(one -> inside.merge(dimension(one), one.weight(), Double::sum));
            double sum = first.dimensions().stream()
                    .filter(one -> inside.getOrDefault(one.dimension(), 0.0) > 0)
                    .mapToDouble(DimensionResult::weight)
                    .sum();
            Map<Dimension, Double> nominal = new HashMap<>();
            first.dimensions()
                    .forEach(one -> nominal.put(
                            one.dimension(), inside.getOrDefault(one.dimension(), 0.0) > 0 ? one.weight() / sum : 0));
            List<Share> criteria = IntStream.range(0, first.criteria().size())
                    .mapToObj(c -> criterion(c, nominal, inside))
                    .toList();
            List<Share> dimensions = IntStream.range(0, first.dimensions().size())
                    .mapToObj(d -> dimension(d, nominal))
                    .toList();
            return new EffectiveWeights(cohort.size(), variance, criteria, dimensions);
        }

        private Share criterion(int c, Map<Dimension, Double> nominal, Map<Dimension, Double> inside) {
            CriterionResult result = first.criteria().get(c);
            double share = result.weight() > 0
                    ? nominal.get(dimension(result)) * result.weight() / inside.get(dimension(result))
                    : 0;
            return share(
                    result.finding().clause(),
                    share,
                    column(one -> one.criteria().get(c).points()),
                    column(one -> one.criteria().get(c).finding().score()));
        }

        private Share dimension(int d, Map<Dimension, Double> nominal) {
            Dimension dimension = first.dimensions().get(d).dimension();
            return share(
                    dimension.id(),
                    nominal.get(dimension),
                    column(one -> one.dimensions().get(d).points()),
                    column(one -> one.dimensions().get(d).score()));
        }

        private Share share(String about, double nominal, double[] points, double[] scores) {
            double r = variance > 0 ? Column.correlation(scores, base) : 0;
            double effective = variance > 0 ? Column.covariance(points, base) / variance : 0;
            return new Share(about, nominal, effective, Double.isNaN(r) ? 0 : r);
        }

        private double[] column(ToDoubleFunction<Evaluation> figure) {
            return cohort.stream().mapToDouble(figure).toArray();
        }

        private static Dimension dimension(CriterionResult result) {
            return result.finding().yardstick().criterion().dimension();
        }
    }
}

package org.zonemark.plan;

import java.util.List;
import java.util.Map;

/**
 * What zones come to by themselves, beside a target that zones can be held to.
 *
 * <p>A zone tells ratios and no output to weigh them by: mean and median count each zone once.
 *
 * @param missing how many have given no value
 * @param byBasin likewise for the zones of a basin
 * @param byProvince likewise for the zones of a province
 */
public record ZoneAggregate(
        String row,
        String clause,
        Middle all,
        int missing,
        Map<String, Middle> byBasin,
        Map<String, Middle> byProvince) {

    /** The middle of some values; NaN of none. */
    public record Middle(int zones, double mean, double median) {

        static Middle of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int size = sorted.size();
            if (size == 0) {
                return new Middle(0, Double.NaN, Double.NaN);
            }
            double sum = 0;
            for (double value : sorted) {
                sum += value;
            }
            return new Middle(size, sum / size, (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2);
        }
    }
}

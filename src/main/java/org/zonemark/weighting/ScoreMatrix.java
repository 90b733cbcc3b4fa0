package org.zonemark.weighting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.zonemark.rulebook.Criterion;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Findings;

/** The scores of many zones in some criteria, from which weights can be taken. Unmodifiable. */
public final class ScoreMatrix {

    private final List<String> criteria;
    private final double[][] columns;
    private final int zones;

    private ScoreMatrix(List<String> criteria, double[][] columns, int zones) {
        this.criteria = List.copyOf(criteria);
        this.columns = columns;
        this.zones = zones;
    }

    /**
     * Scores by zone.
     *
     * @param zones for each zone its scores in the order of the criteria, 0 to 100; NaN where one does not apply
     * @throws IllegalArgumentException if a zone has another number of scores, or one that is infinite
     */
    public static ScoreMatrix of(List<String> criteria, List<double[]> zones) {
        double[][] columns = new double[criteria.size()][zones.size()];
        for (int z = 0; z < zones.size(); z++) {
            double[] scores = zones.get(z);
            if (scores.length != criteria.size()) {
                throw new IllegalArgumentException(
                        "zone " + (z + 1) + " has " + scores.length + " scores for " + criteria.size() + " criteria");
            }
            for (int c = 0; c < scores.length; c++) {
                if (Double.isInfinite(scores[c])) {
                    throw new IllegalArgumentException(
                            "zone " + (z + 1) + " has no finite score in " + criteria.get(c));
                }
                columns[c][z] = scores[c];
            }
        }
        return new ScoreMatrix(criteria, columns, zones.size());
    }

    /** The scores of zones in criteria that carry weight, as the rules found them; a missing value scores 0. */
    public static ScoreMatrix ofFindings(List<Criterion> criteria, List<Findings> zones) {
        List<Criterion> weighted =
                criteria.stream().filter(Criterion::carriesWeight).toList();
        List<double[]> scores = zones.stream()
                .map(findings -> weighted.stream()
                        .map(criterion -> findings.all().get(criterion.position()))
                        .mapToDouble(Finding::score)
                        .toArray())
                .toList();
        return of(weighted.stream().map(Criterion::id).toList(), scores);
    }

    public List<String> criteria() {
        return criteria;
    }

    public int zones() {
        return zones;
    }

    /** The scores of one criterion by zone, NaN where it does not apply. */
    double[] column(int criterion) {
        return columns[criterion];
    }

    /** The scores of one criterion where it applies. */
    double[] own(int criterion) {
        return Arrays.stream(columns[criterion])
                .filter(score -> !Double.isNaN(score))
                .toArray();
    }

    /** Each criterion stretched so that its worst zone is 0 and its best 1; what never varies is 0. */
    ScoreMatrix rescaled() {
        double[][] rescaled = IntStream.range(0, columns.length)
                .mapToObj(c -> rescaled(columns[c], own(c)))
                .toArray(double[][]::new);
        return new ScoreMatrix(criteria, rescaled, zones);
    }

    private static double[] rescaled(double[] column, double[] own) {
        double least = Arrays.stream(own).min().orElse(0);
        double width = Arrays.stream(own).max().orElse(0) - least;
        return Arrays.stream(column)
                .map(score -> width > 0 ? (score - least) / width : score - least)
                .toArray();
    }
}

package org.zonemark.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.robustness.CohortTable;
import org.zonemark.robustness.Robustness;
import org.zonemark.robustness.RobustnessStudy;
import org.zonemark.scoring.Circumstances;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;

/** How sure the places of one cohort are: all zones of a year under one seed and one spread of weights. */
final class YearRobustness implements FlatMapGroupsFunction<String, String, Row> {

    private static final long serialVersionUID = 1L;

    private final String rulebook;
    private final int draws;
    private final long seed;
    private final List<Double> spreads;

    /** @param spreads by how much a weight may be more or less, one scenario each */
    YearRobustness(String rulebook, int draws, long seed, List<Double> spreads) {
        this.rulebook = rulebook;
        this.draws = draws;
        this.seed = seed;
        this.spreads = List.copyOf(spreads);
    }

    /** The columns of what comes out. */
    static StructType columns() {
        return DataTypes.createStructType(List.of(
                DataTypes.createStructField("year", DataTypes.StringType, false),
                DataTypes.createStructField("spread", DataTypes.DoubleType, false),
                DataTypes.createStructField("zone", DataTypes.StringType, false),
                DataTypes.createStructField("low", DataTypes.DoubleType, false),
                DataTypes.createStructField("median", DataTypes.DoubleType, false),
                DataTypes.createStructField("high", DataTypes.DoubleType, false),
                DataTypes.createStructField("mean", DataTypes.DoubleType, false)));
    }

    /** Zones are taken in the order of their codes, so that the cohort is the same wherever its lines came from. */
    @Override
    public Iterator<Row> call(String year, Iterator<String> lines) {
        Kernel kernel = Kernel.of(rulebook);
        List<CohortZone> zones = new ArrayList<>();
        while (lines.hasNext()) {
            ScoredAssessment one = kernel.scorer().score(kernel.json().readTree(lines.next()));
            zones.add(new CohortZone(one.assessment().zone(), one.evaluation().findings(), Circumstances.NONE));
        }
        zones.sort(Comparator.comparing(zone -> zone.zone().code()));
        CohortTable table = CohortTable.of(
                kernel.scorer().scorer().rulebook().sizes(),
                kernel.scorer().scorer().aggregation(),
                zones);
        List<Row> rows = new ArrayList<>();
        for (double spread : spreads) {
            Robustness robustness = new RobustnessStudy(table, Cut.NONE, seed, spread).run(draws, 1, (done, of) -> {});
            robustness
                    .zones()
                    .forEach(zone -> rows.add(RowFactory.create(
                            year, spread, zone.zone().code(), zone.low(), zone.median(), zone.high(), zone.mean())));
        }
        return rows.iterator();
    }
}

package org.zonemark.weighting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;

/**
 * How long a preview of 2,543 zones takes once the program is warm; findings are made before. Run it by its main method, with
 * the class path of the tests.
 */
public final class WeightPreviewBenchmark {

    private static final int ZONES = 2_543;
    private static final int RUNS = 101;

    private WeightPreviewBenchmark() {}

    public static void main(String[] arguments) {
        Rulebook rulebook = Rulebooks.own();
        RandomAssessments random = new RandomAssessments(20261125);
        List<String> provinces =
                List.copyOf(rulebook.catalogue().gazetteer().provinces().keySet());
        List<CohortZone> cohort = IntStream.range(0, ZONES)
                .mapToObj(i -> {
                    Zone zone = new Zone(
                            "zone-" + i,
                            "zone",
                            provinces.get(i % provinces.size()),
                            "-",
                            Basin.MIDDLE,
                            ZoneType.OTHER);
                    Findings findings = random.nextFindings();
                    return new CohortZone(zone, findings, i % 3 == 0 ? random.circumstances() : Circumstances.NONE);
                })
                .toList();
        Aggregation before = new Aggregation(rulebook, rulebook.defaultWeights());
        Cut cut = new Cut(100, 300, 60.0);
        double[] previews = new double[RUNS];
        double[] totals = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            Aggregation after = new Aggregation(rulebook, random.weights());
            long start = System.nanoTime();
            WeightPreview.of(cohort, before, after, cut, rulebook.sizes().equalWithin());
            previews[run] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            cohort.forEach(zone -> after.total(zone.findings(), zone.circumstances()));
            totals[run] = (System.nanoTime() - start) / 1e6;
        }
        System.out.printf("%d zones, %d runs after 20 to warm up%n", ZONES, RUNS - 20);
        print("preview", previews);
        print("one set's totals alone", totals);
    }

    private static void print(String what, double[] millis) {
        double[] warm = Arrays.copyOfRange(millis, 20, millis.length);
        Arrays.sort(warm);
        System.out.printf("%s: median %.1f ms, worst %.1f ms%n", what, warm[warm.length / 2], warm[warm.length - 1]);
    }
}

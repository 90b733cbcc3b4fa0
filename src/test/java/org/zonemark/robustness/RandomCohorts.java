package org.zonemark.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.GateResult;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.weighting.CohortZone;

/** Cohorts at random, in which most zones pass their gates, some are equal and some are held by ceilings. */
public final class RandomCohorts {

    private static final Rulebook RULEBOOK = Rulebooks.own();

    private final Random random;
    private final RandomAssessments assessments;

    public RandomCohorts(long seed) {
        this.random = new Random(seed);
        this.assessments = new RandomAssessments(seed);
    }

    public RandomAssessments assessments() {
        return assessments;
    }

    public List<CohortZone> next(int size) {
        List<String> provinces =
                List.copyOf(RULEBOOK.catalogue().gazetteer().provinces().keySet());
        List<CohortZone> cohort = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Zone zone = new Zone(
                    "zone-%05d".formatted(i),
                    "zone",
                    provinces.get(random.nextInt(provinces.size())),
                    "-",
                    Basin.MIDDLE,
                    ZoneType.OTHER);
            boolean twin = !cohort.isEmpty() && random.nextInt(10) == 0;
            Findings findings =
                    twin ? cohort.get(random.nextInt(cohort.size())).findings() : lifted(assessments.nextFindings());
            Circumstances circumstances = random.nextInt(3) == 0 ? assessments.circumstances() : Circumstances.NONE;
            cohort.add(new CohortZone(zone, findings, circumstances));
        }
        return cohort;
    }

    /** Most pass all gates; scores are lifted by as much as is good for one zone, but in one dimension, so that ceilings bind. */
    private Findings lifted(Findings findings) {
        boolean passing = random.nextInt(5) > 0;
        double lift = Math.sqrt(random.nextDouble());
        List<Dimension> dimensions = RULEBOOK.dimensions();
        Dimension weak = dimensions.get(random.nextInt(dimensions.size()) / (1 + random.nextInt(2)));
        return new Findings(
                findings.all().stream()
                        .map(one -> lifted(
                                one,
                                passing,
                                one.yardstick().criterion().dimension().equals(weak)
                                        ? 0
                                        : lift * (0.6 + 0.4 * random.nextDouble())))
                        .toList(),
                findings.planFit());
    }

    private static Finding lifted(Finding one, boolean passing, double lift) {
        double score = one.counts() ? one.score() + lift * (100 - one.score()) : one.score();
        GateResult gate = one.gate() != null && passing ? GateResult.PASSED : one.gate();
        return new Finding(one.yardstick(), one.status(), one.value(), score, gate, one.rule());
    }
}

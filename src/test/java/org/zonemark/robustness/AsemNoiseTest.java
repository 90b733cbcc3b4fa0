package org.zonemark.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.zonemark.robustness.Robustness.ZoneRobustness;
import org.zonemark.rulebook.Basin;
import org.zonemark.scoring.AsemCase;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Csv;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;

/** Rank intervals agree with those of a published index under 25 % noise of its two upper levels of weights. */
@EnabledIf("org.zonemark.scoring.AsemCase#isAtHand")
class AsemNoiseTest {

    private static final int TOP = 10;
    private static final int DRAWS = 10_000;
    private static final double NOISE = 0.25;

    @Test
    void intervalsAndTopTenProbabilitiesAreThoseOfTheIndex() throws IOException {
        AsemCase asem = new AsemCase();
        Csv expected = Csv.read(AsemCase.FOLDER.resolve("weight-noise-25pct.expected.csv"));
        List<CohortZone> countries = new ArrayList<>();
        asem.pillars().forEach((country, pillars) -> {
            Zone zone = new Zone(country, country, "-", "-", Basin.MIDDLE, ZoneType.OTHER);
            countries.add(new CohortZone(zone, pillars, Circumstances.NONE));
        });
        CohortTable table = CohortTable.of(Rulebooks.own().sizes(), asem.index(), countries);
        Robustness robustness =
                new RobustnessStudy(table, new Cut(null, TOP, null), 1, NOISE).run(DRAWS, 2, Progress.NONE);
        assertThat(robustness.zones()).hasSize(51);
        for (ZoneRobustness zone : robustness.zones()) {
            String country = zone.zone().code();
            assertThat(zone.place().wouldRank()).isEqualTo((int) expected.number(country, "Nominal"));
            assertThat(zone.mean()).as(country).isCloseTo(expected.number(country, "Mean"), within(0.1));
            assertThat(zone.low()).as(country).isCloseTo(expected.number(country, "Q5"), within(1.0));
            assertThat(zone.high()).as(country).isCloseTo(expected.number(country, "Q95"), within(1.0));
            assertThat(zone.makesCut()).as(country).isCloseTo(expected.number(country, "P_top10"), within(0.02));
        }
    }
}

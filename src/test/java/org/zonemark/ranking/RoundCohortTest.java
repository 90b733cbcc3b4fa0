package org.zonemark.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zonemark.robustness.RandomCohorts;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Circumstances.Adjustment;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;

class RoundCohortTest {

    private static final List<CohortZone> ZONES = new RandomCohorts(5).next(4);
    private static final Cut NO_CUT = new Cut(null, null, null);

    @Test
    void isHashedByEverythingThatItsRanksAreMadeOf() {
        Set<String> hashes = new HashSet<>();
        hashes.add(hash(ZONES));
        CohortZone first = ZONES.get(0);
        Zone zone = first.zone();
        List<CohortZone> others = List.of(
                new CohortZone(
                        new Zone(zone.code(), "another", zone.province(), zone.city(), zone.basin(), zone.type()),
                        first.findings(),
                        first.circumstances()),
                new CohortZone(zone, ZONES.get(1).findings(), first.circumstances()),
                with(first, new Circumstances(List.of(), List.of(), true, null)),
                with(first, new Circumstances(List.of(), List.of(), false, null)),
                with(first, new Circumstances(List.of(), List.of(), false, Set.of())),
                with(first, new Circumstances(List.of(), List.of(), false, Set.of("A2-1.1.5"))),
                with(first, new Circumstances(List.of(), List.of(), false, Set.of("A2-1.1.5", "A2-2.1.1"))),
                with(first, new Circumstances(List.of(new Adjustment("a", 1, null)), List.of(), false, null)),
                with(first, new Circumstances(List.of(new Adjustment("a", 2, null)), List.of(), false, null)),
                with(first, new Circumstances(List.of(), List.of(new Adjustment("a", 1, null)), false, null)));
        for (CohortZone other : others) {
            List<CohortZone> changed = new ArrayList<>(ZONES);
            changed.set(0, other);
            hashes.add(hash(changed));
        }
        hashes.add(hash(ZONES.subList(0, 3)));
        hashes.add(hash(List.of(ZONES.get(1), ZONES.get(0), ZONES.get(2), ZONES.get(3))));
        hashes.add(RoundCohort.sha256(Rounds.SCORER, new Cut(null, 3, null), ZONES));
        hashes.add(RoundCohort.sha256(Rounds.SCORER, new Cut(3, null, null), ZONES));
        hashes.add(RoundCohort.sha256(Rounds.SCORER, new Cut(null, null, 3.0), ZONES));

        assertThat(hashes).hasSize(1 + others.size() - same(first) + 5).allMatch(one -> one.matches("[0-9a-f]{64}"));
    }

    /** Whether the first zone happens to be one of the others. */
    private static int same(CohortZone first) {
        return first.circumstances().equals(Circumstances.NONE) ? 1 : 0;
    }

    @Test
    void theSameIsHashedAlikeWhereverItComesFrom() {
        RoundCohort cohort = new RoundCohort(Rounds.open("2026", 2), Rounds.SCORER, ZONES);
        String expected = RoundCohort.sha256(Rounds.SCORER, new Cut(null, 2, null), List.copyOf(ZONES));
        assertThat(cohort.sha256()).isEqualTo(expected);
        assertThat(cohort.sha256()).as("asked for again").isEqualTo(expected);
        assertThat(cohort.cut()).isEqualTo(new Cut(null, 2, null));
        assertThat(cohort.zones()).isEqualTo(ZONES);
        assertThat(cohort.scorer()).isSameAs(Rounds.SCORER);
    }

    @Test
    void isOfARoundAsItWasPlannedAndOfItsWeightsOnly() {
        RoundCohort cohort = new RoundCohort(Rounds.open("2026", 2), Rounds.SCORER, ZONES);
        assertThat(cohort.isOf(Rounds.open("2026", 2), Rounds.SCORER)).isTrue();
        assertThat(cohort.isOf(Rounds.open("2026", 3), Rounds.SCORER)).isFalse();
        assertThat(cohort.isOf(Rounds.open("2025", 2), Rounds.SCORER)).isFalse();
        Scorer same =
                Scorer.of(Rounds.SCORER.rulebook(), Rounds.SCORER.rulebook().defaultWeights());
        assertThat(cohort.isOf(Rounds.open("2026", 2), same)).isTrue();
    }

    private static String hash(List<CohortZone> zones) {
        return RoundCohort.sha256(Rounds.SCORER, NO_CUT, zones);
    }

    private static CohortZone with(CohortZone one, Circumstances circumstances) {
        return new CohortZone(one.zone(), one.findings(), circumstances);
    }
}

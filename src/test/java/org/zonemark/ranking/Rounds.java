package org.zonemark.ranking;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.round.Round;
import org.zonemark.round.Round.Plan;
import org.zonemark.round.Round.RoundState;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CohortZone;

/** Rounds that a test makes up, scored by the rulebook and the weights that come with the program. */
final class Rounds {

    static final Scorer SCORER = Scorer.of(Rulebooks.own(), Rulebooks.own().defaultWeights());

    private Rounds() {}

    static Round open(String id, @Nullable Integer cutPlaces) {
        Plan plan = new Plan(
                id, 2025, LocalDate.EPOCH, LocalDate.EPOCH, List.of(), List.of(), null, cutPlaces, null, Set.of());
        return new Round(id, plan, RoundState.OPEN, null, 1);
    }

    static RoundCohort cohort(List<CohortZone> zones) {
        return new RoundCohort(open("2026", null), SCORER, zones);
    }
}

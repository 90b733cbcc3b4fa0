package org.zonemark.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zonemark.robustness.RandomCohorts;
import org.zonemark.round.Round;
import org.zonemark.round.Round.Plan;
import org.zonemark.round.Round.RoundState;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.CohortZone;

/** Who may lose its status, and what places within groups are. */
class ExitRuleTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final ExitRule RULE = new ExitRule(3, 2, 5);

    @Test
    void whoStandsTwiceInThreeRoundsAmongTheLastFiveIsACandidate() {
        List<RoundRanking> rankings = List.of(ranking("2026", 1, 40), ranking("2025", 2, 40), ranking("2024", 3, 40));
        List<ExitRule.Candidate> candidates = RULE.candidates(rankings);
        for (RoundRanking.Line line : rankings.get(0).lines()) {
            String code = line.zone().code();
            long low =
                    rankings.stream().filter(ranking -> isLast(ranking, code)).count();
            boolean vetoed = line.evaluation().standing() == Standing.VETOED;
            assertThat(candidates.stream().anyMatch(one -> one.zone().code().equals(code)))
                    .as("%s: %d times, vetoed %s", code, low, vetoed)
                    .isEqualTo(low >= 2 || vetoed);
        }
        assertThat(candidates).anyMatch(ExitRule.Candidate::vetoed);
    }

    @Test
    void aSmallCohortHasNoLastFive() {
        RoundRanking small = ranking("2026", 4, 9);
        assertThat(RULE.candidates(List.of(small, small, small))).allMatch(ExitRule.Candidate::vetoed);
    }

    @Test
    void theLastFiveOfTenAreLastAndVetoedOnesStandFirstEachByCode() {
        RoundRanking ranking = ranking("2026", 1, 60);
        List<RoundRanking.Line> eligible =
                ranking.lines().stream().filter(line -> line.whole().eligible()).toList();
        ExitRule once = new ExitRule(1, 1, 5);
        RoundRanking ten = new RoundRanking(ranking.cohort(), eligible.subList(0, 10));
        assertThat(once.candidates(List.of(ten)))
                .extracting(one -> one.zone().code())
                .containsExactlyElementsOf(eligible.subList(5, 10).stream()
                        .map(line -> line.zone().code())
                        .sorted()
                        .toList());
        assertThat(once.candidates(List.of(new RoundRanking(ranking.cohort(), eligible.subList(0, 9)))))
                .isEmpty();

        List<ExitRule.Candidate> all = once.candidates(List.of(ranking));
        assertThat(all).anyMatch(ExitRule.Candidate::vetoed).anyMatch(one -> !one.vetoed());
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing((ExitRule.Candidate one) -> one.vetoed() ? 0 : 1)
                        .thenComparing(one -> one.zone().code()));
    }

    @Test
    void roundsBeforeTheLastThreeDoNotCount() {
        RoundRanking low = ranking("2026", 1, 40);
        RoundRanking other = new RoundRanking(low.cohort(), List.of());
        assertThat(RULE.candidates(List.of(low, other, other, low))).allMatch(ExitRule.Candidate::vetoed);
        assertThat(RULE.candidates(List.of(low, other, low))).anyMatch(one -> !one.vetoed());
    }

    @Test
    void placesWithinGroupsCountTheGroupAlone() {
        RoundRanking ranking = ranking("2026", 6, 60);
        for (RoundRanking.Line line : ranking.lines()) {
            assertPlace(
                    line.inProvince(),
                    ranking,
                    line,
                    other -> other.zone().province().equals(line.zone().province()));
            assertPlace(line.inRegion(), ranking, line, other -> other.region() == line.region());
            assertPlace(line.whole(), ranking, line, other -> true);
        }
    }

    private static void assertPlace(
            Place place,
            RoundRanking ranking,
            RoundRanking.Line line,
            java.util.function.Predicate<RoundRanking.Line> group) {
        long better = ranking.lines().stream()
                .filter(group)
                .filter(other -> other.whole().eligible()
                        && other.whole().wouldRank() < line.whole().wouldRank())
                .count();
        assertThat(place.wouldRank()).isEqualTo((int) better + 1);
    }

    private static boolean isLast(RoundRanking ranking, String code) {
        RoundRanking.Line line = ranking.lines().stream()
                .filter(one -> one.zone().code().equals(code))
                .findFirst()
                .orElseThrow();
        return line.whole().eligible()
                && ranking.lines().stream()
                                .filter(other -> other.whole().eligible()
                                        && other.whole().wouldRank()
                                                > line.whole().wouldRank())
                                .count()
                        < 5;
    }

    private static RoundRanking ranking(String id, long seed, int size) {
        Plan plan =
                new Plan(id, 2025, LocalDate.EPOCH, LocalDate.EPOCH, List.of(), List.of(), null, null, null, Set.of());
        List<CohortZone> zones = new RandomCohorts(seed).next(size);
        return RoundRanking.of(new RoundCohort(
                new Round(id, plan, RoundState.OPEN, null, 1), Scorer.of(RULEBOOK, RULEBOOK.defaultWeights()), zones));
    }
}

package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.ranking.RoundRanking.Line;
import org.zonemark.review.Kept;
import org.zonemark.round.Round;
import org.zonemark.round.RoundService;

/**
 * Ranks what has been submitted in rounds, and looks back. Each round is read in a transaction of its own: one in which nothing was
 * submitted must not spoil the others.
 */
@Service
public class RoundRankingService {

    /** So many rounds are looked back on. */
    private static final int YEARS = 3;

    /**
     * A zone in one round.
     *
     * @param change of the total against the round before; null where there is none
     * @param sameVersions whether the round before was scored by the same rulebook and weights
     */
    public record Past(
            Round round,
            RoundRanking ranking,
            Line line,
            @Nullable Double change,
            boolean sameVersions) {}

    private static final Comparator<Round> NEWEST_FIRST = Comparator.comparing(
                    (Round round) -> round.plan().dataYear())
            .thenComparing(round -> round.plan().submitFrom())
            .thenComparing(Round::id)
            .reversed();

    private final RoundService rounds;
    private final RoundCohorts cohorts;
    private final ExitRule exitRule;

    private final Kept<RoundCohort, RoundRanking> made = new Kept<>();

    RoundRankingService(RoundService rounds, RoundCohorts cohorts, ExitRule exitRule) {
        this.rounds = rounds;
        this.cohorts = cohorts;
        this.exitRule = exitRule;
    }

    /**
     * The ranking of a round as it is verified now.
     *
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if nothing has been submitted
     */
    public RoundRanking ranking(String round) {
        RoundCohort cohort = cohorts.of(round);
        return made.get(cohort, known -> true, () -> RoundRanking.of(cohort));
    }

    /** The ranking of the round before, if anything was submitted in one. */
    public Optional<RoundRanking> before(RoundRanking ranking) {
        return rankings(ranking.cohort().round(), 2).stream().skip(1).findFirst();
    }

    /**
     * Who may lose its status, by the last rounds up to this one.
     *
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if nothing has been submitted
     */
    public List<ExitRule.Candidate> exitCandidates(String round) {
        RoundRanking newest = ranking(round);
        return exitRule.candidates(rankings(newest.cohort().round(), exitRule.rounds()));
    }

    /** The last three rounds in which the zone has submitted, the newest first. */
    public List<Past> history(String zone) {
        List<RoundRanking> rankings = new ArrayList<>();
        for (Round round : rounds.rounds().stream().sorted(NEWEST_FIRST).toList()) {
            if (rankings.size() <= YEARS) {
                found(round).filter(one -> line(one, zone).isPresent()).ifPresent(rankings::add);
            }
        }
        List<Past> history = new ArrayList<>();
        for (int r = 0; r < Math.min(YEARS, rankings.size()); r++) {
            RoundRanking ranking = rankings.get(r);
            Line line = line(ranking, zone).orElseThrow();
            RoundRanking before = r + 1 < rankings.size() ? rankings.get(r + 1) : null;
            Double change = before == null
                    ? null
                    : Double.valueOf(line.evaluation().total()
                            - line(before, zone).orElseThrow().evaluation().total());
            history.add(new Past(
                    ranking.cohort().round(), ranking, line, change, before != null && isSame(ranking, before)));
        }
        return history;
    }

    private static boolean isSame(RoundRanking one, RoundRanking other) {
        return one.cohort()
                        .scorer()
                        .rulebook()
                        .sha256()
                        .equals(other.cohort().scorer().rulebook().sha256())
                && one.cohort()
                        .scorer()
                        .weights()
                        .sha256()
                        .equals(other.cohort().scorer().weights().sha256());
    }

    private static Optional<Line> line(RoundRanking ranking, String zone) {
        return ranking.lines().stream()
                .filter(line -> line.zone().code().equals(zone))
                .findFirst();
    }

    /** Up to a round, the newest first, those in which something was submitted. */
    private List<RoundRanking> rankings(Round upTo, int most) {
        return rounds.rounds().stream()
                .filter(round -> NEWEST_FIRST.compare(round, upTo) >= 0)
                .sorted(NEWEST_FIRST)
                .flatMap(round -> found(round).stream())
                .limit(most)
                .toList();
    }

    /** Empty where nothing was submitted, or the versions of the round are not known any more. */
    private Optional<RoundRanking> found(Round round) {
        try {
            return Optional.of(ranking(round.id()));
        } catch (ConflictException | NotFoundException e) {
            return Optional.empty();
        }
    }
}

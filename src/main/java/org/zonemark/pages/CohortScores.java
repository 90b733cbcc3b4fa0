package org.zonemark.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.ranking.RoundRanking;
import org.zonemark.ranking.RoundRankingService;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Zone;

/** The scores of every zone of a round, criterion by criterion. */
@Component
class CohortScores {

    /**
     * A zone's scores in the order of the criteria; NaN where a criterion has none.
     *
     * @param place rank, or the one that it would have
     */
    record ZoneScores(Zone zone, int place, double[] scores) {}

    /** Scores of a round, best zone first. */
    record Scores(List<String> criteria, List<ZoneScores> zones) {

        /** Of those that have one. */
        OptionalDouble mean(int criterion) {
            return zones.stream()
                    .mapToDouble(zone -> zone.scores()[criterion])
                    .filter(score -> !Double.isNaN(score))
                    .average();
        }
    }

    private final RoundRankingService rankings;

    CohortScores(RoundRankingService rankings) {
        this.rankings = rankings;
    }

    /** Nothing where there is no ranking yet. */
    Scores ofIfAny(String round) {
        try {
            return of(round);
        } catch (ConflictException e) {
            return new Scores(List.of(), List.of());
        }
    }

    /** @throws ConflictException if nobody has applied yet */
    Scores of(String round) {
        RoundRanking ranking = rankings.ranking(round);
        List<String> criteria = ranking.cohort().scorer().rulebook().criteria().stream()
                .filter(criterion -> criterion.carriesWeight())
                .map(criterion -> criterion.id())
                .toList();
        List<String> order = ranking.lines().get(0).evaluation().findings().all().stream()
                .map(Finding::clause)
                .toList();
        int[] places = criteria.stream().mapToInt(order::indexOf).toArray();
        List<ZoneScores> zones = new ArrayList<>();
        for (RoundRanking.Line line : ranking.lines()) {
            List<Finding> findings = line.evaluation().findings().all();
            double[] scores = IntStream.of(places)
                    .mapToDouble(place -> findings.get(place).scoreIfAny().orElse(Double.NaN))
                    .toArray();
            zones.add(new ZoneScores(line.zone(), line.whole().wouldRank(), scores));
        }
        return new Scores(criteria, zones);
    }
}

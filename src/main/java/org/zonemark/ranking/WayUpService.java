package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.improvement.Bound;
import org.zonemark.improvement.PointsLost;
import org.zonemark.improvement.Rivals;
import org.zonemark.improvement.Target;
import org.zonemark.improvement.WayFinder;
import org.zonemark.improvement.WayUp;
import org.zonemark.review.Cohort;
import org.zonemark.review.Cohort.Member;
import org.zonemark.review.CohortService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Range;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Scorer;
import org.zonemark.words.Phrases;

/** Says what a zone of a round loses, and how it gets where it wants to be. Of the others only their number is told. */
@Service
public class WayUpService {

    /**
     * A zone among those that have submitted.
     *
     * @param eligible how many have a rank, itself included if it does
     */
    public record Standing(Member member, Scorer scorer, Rivals rivals, Place place, int eligible) {}

    private final RoundService rounds;
    private final RoundScorers scorers;
    private final CohortService cohorts;
    private final RoundRankingService rankings;

    WayUpService(RoundService rounds, RoundScorers scorers, CohortService cohorts, RoundRankingService rankings) {
        this.rounds = rounds;
        this.scorers = scorers;
        this.cohorts = cohorts;
        this.rankings = rankings;
    }

    /**
     * Where the zone stands: by what it has submitted, verified as far as reviewers have come, or by its draft.
     *
     * @throws NotFoundException if there is no such round, or the zone has told nothing in it that can be scored
     */
    public Standing standing(String roundId, String zone) {
        Round round = rounds.round(roundId);
        SelfAssessmentScorer by = scorers.of(round.id(), round.frozen());
        Cohort cohort = cohorts.cohort(round, by);
        Member own = cohort.members().stream()
                .filter(member -> member.zone().code().equals(zone))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.nothing_told", zone, roundId)));
        List<Evaluation> others = cohort.members().stream().anyMatch(Member::submitted)
                ? rankings.ranking(roundId).lines().stream()
                        .filter(line -> !line.zone().code().equals(zone))
                        .map(RoundRanking.Line::evaluation)
                        .toList()
                : List.of();
        Rivals rivals = new Rivals(others, by.scorer().rulebook().sizes().equalWithin());
        Evaluation evaluation = by.scorer().aggregation().total(own.findings(), own.circumstances());
        Place place = rivals.place(evaluation);
        return new Standing(own, by.scorer(), rivals, place, rivals.others().size() + (place.eligible() ? 1 : 0));
    }

    public PointsLost pointsLost(Standing standing) {
        Member own = standing.member();
        return PointsLost.of(
                own.assessment(), standing.scorer().aggregation().total(own.findings(), own.circumstances()));
    }

    /**
     * The grade of that id as a target.
     *
     * @throws FaultyInputException if there is none
     */
    public static Target grade(Rulebook rulebook, String id) {
        List<Grade> grades = rulebook.sizes().grades();
        return grades.stream()
                .filter(grade -> grade.id().equals(id))
                .findFirst()
                .<Target>map(grade -> new Target.Grade(id, grade.from()))
                .orElseThrow(() -> new FaultyInputException(List.of(Fault.at(
                        "/target/grade",
                        FaultCode.NOT_ONE_OF,
                        id,
                        "one_of",
                        grades.stream().map(Grade::id).collect(Collectors.joining(", "))))));
    }

    /**
     * The way to a target.
     *
     * @throws FaultyInputException if a bound names no clause, names one twice, or leaves the range of its indicator
     */
    public WayUp wayUp(Standing standing, Target target, List<Bound> bounds) {
        Map<String, Bound> byClause = checked(standing.scorer().rulebook(), bounds);
        Member own = standing.member();
        return new WayFinder(standing.scorer(), own.assessment(), own.circumstances(), standing.rivals(), byClause)
                .to(target);
    }

    private static Map<String, Bound> checked(Rulebook rulebook, List<Bound> bounds) {
        Map<String, Criterion> known = new HashMap<>();
        rulebook.criteria().forEach(criterion -> known.put(criterion.id(), criterion));
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < bounds.size(); i++) {
            Bound bound = bounds.get(i);
            Criterion criterion = known.get(bound.clause());
            String pointer = "/bounds/" + i;
            if (criterion == null) {
                faults.add(Fault.at(pointer + "/clause", FaultCode.UNKNOWN_CLAUSE, bound.clause(), "clause"));
            } else if (!seen.add(bound.clause())) {
                faults.add(Fault.at(pointer + "/clause", FaultCode.DUPLICATE_ITEM, bound.clause(), "named_once"));
            } else if (isEmpty(criterion, bound)) {
                Range range = criterion.indicator().range();
                faults.add(new Fault(
                        FaultCode.OUT_OF_RANGE,
                        pointer,
                        bound.clause(),
                        bound.from() + " .. " + bound.to(),
                        Phrases.phrase("expected.bounds", range.least(), range.most()),
                        Phrases.phrase("fault.bad_bounds", bound.clause(), range.least(), range.most())));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return bounds.stream().collect(Collectors.toMap(Bound::clause, bound -> bound));
    }

    private static boolean isEmpty(Criterion criterion, Bound bound) {
        Range range = criterion.indicator().range();
        boolean numeric = criterion.steps().isEmpty();
        double least = bound.from() == null ? range.least() : bound.from();
        double most = bound.to() == null ? range.most() : bound.to();
        return !(least <= most) || (numeric && (least > range.most() || most < range.least()));
    }
}

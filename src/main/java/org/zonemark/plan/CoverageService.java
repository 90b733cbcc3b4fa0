package org.zonemark.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.plan.Coverage.Server;
import org.zonemark.plan.ZoneAggregate.Middle;
import org.zonemark.review.Cohort.Member;
import org.zonemark.review.CohortService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.rulebook.PlanTarget;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Status;
import org.zonemark.scoring.Zone;

/** How the zones of a round serve the plan, by what they have submitted. */
@Service
public class CoverageService {

    /** @param crowdedFrom so many zones crowd a row of the catalogue */
    @ConfigurationProperties("zonemark.plan")
    public record Settings(@DefaultValue("5") int crowdedFrom) {}

    private final RoundService rounds;
    private final RoundScorers scorers;
    private final CohortService cohorts;

    CoverageService(RoundService rounds, RoundScorers scorers, CohortService cohorts) {
        this.rounds = rounds;
        this.scorers = scorers;
        this.cohorts = cohorts;
    }

    /**
     * Every row of the catalogue by the zones wanted.
     *
     * @throws NotFoundException if there is no such round
     */
    public List<Coverage> coverage(String roundId, ZoneFilter filter) {
        Round round = rounds.round(roundId);
        SelfAssessmentScorer by = scorers.of(round.id(), round.frozen());
        List<Server> servers = submitted(round, by).stream()
                .filter(member -> filter.wants(member.zone()))
                .map(member -> new Server(member.zone(), member.findings().planFit()))
                .toList();
        return Coverage.of(by.scorer().rulebook().catalogue(), servers);
    }

    /**
     * The zones' own figures beside the targets that they can be held to.
     *
     * @throws NotFoundException if there is no such round
     */
    public List<ZoneAggregate> aggregates(String roundId) {
        Round round = rounds.round(roundId);
        SelfAssessmentScorer by = scorers.of(round.id(), round.frozen());
        Rulebook rulebook = by.scorer().rulebook();
        List<Member> members = submitted(round, by);
        List<ZoneAggregate> aggregates = new ArrayList<>();
        for (PlanTarget target : rulebook.catalogue().targets()) {
            PlanTargetService.clause(rulebook, target)
                    .ifPresent(clause -> aggregates.add(aggregate(target, clause, members)));
        }
        return aggregates;
    }

    private List<Member> submitted(Round round, SelfAssessmentScorer by) {
        return cohorts.cohort(round, by).members().stream()
                .filter(Member::submitted)
                .toList();
    }

    private static ZoneAggregate aggregate(PlanTarget target, String clause, List<Member> members) {
        List<Member> answered =
                members.stream().filter(member -> isAnswered(member, clause)).toList();
        return new ZoneAggregate(
                target.id(),
                clause,
                middle(clause, answered),
                members.size() - answered.size(),
                groups(clause, answered, zone -> zone.basin().name()),
                groups(clause, answered, Zone::province));
    }

    private static boolean isAnswered(Member member, String clause) {
        Finding finding = member.findings().of(clause);
        return finding.status() == Status.SCORED && finding.valueIfAny().isPresent();
    }

    private static Middle middle(String clause, List<Member> members) {
        return Middle.of(members.stream()
                .map(member -> member.findings().of(clause).value())
                .toList());
    }

    private static Map<String, Middle> groups(String clause, List<Member> members, Function<Zone, String> group) {
        Map<String, List<Member>> groups = new TreeMap<>();
        members.forEach(member -> groups.computeIfAbsent(group.apply(member.zone()), none -> new ArrayList<>())
                .add(member));
        Map<String, Middle> middles = new TreeMap<>();
        groups.forEach((name, own) -> middles.put(name, middle(clause, own)));
        return middles;
    }
}

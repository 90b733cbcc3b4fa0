package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.ranking.SideBySide.Side;
import org.zonemark.review.Cohort;
import org.zonemark.review.Cohort.Member;
import org.zonemark.review.CohortService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Scenario;
import org.zonemark.weighting.ScenarioComparison;
import org.zonemark.words.Phrases;

/**
 * Lays scenarios of a round side by side. Zones are evaluated once for each rulebook; for other weights, cuts or adjustments no
 * rule fires. Nothing is stored.
 */
@Service
public class ScenarioService {

    private final RoundService rounds;
    private final RoundScorers roundScorers;
    private final CohortService cohorts;
    private final ScenarioReader reader;

    ScenarioService(RoundService rounds, RoundScorers roundScorers, CohortService cohorts, ScenarioReader reader) {
        this.rounds = rounds;
        this.roundScorers = roundScorers;
        this.cohorts = cohorts;
        this.reader = reader;
    }

    /**
     * The comparison.
     *
     * @param requests two to four
     * @throws NotFoundException if there is no such round
     * @throws FaultyInputException if one names what is not there, or does not go together
     * @throws ConflictException if no zone can be scored in all of them
     */
    public SideBySide compare(String roundId, List<ScenarioRequest> requests) {
        Round round = rounds.round(roundId);
        SelfAssessmentScorer inRound = roundScorers.of(roundId, round.frozen());
        List<Side> sides = reader.sides(round, inRound.scorer(), requests);
        List<Map<String, Member>> scored =
                sides.stream().map(side -> scored(round, side)).toList();
        Map<String, List<String>> gaps = gaps(round, sides, scored);
        List<String> codes = scored.get(0).keySet().stream()
                .filter(code -> !gaps.containsKey(code))
                .toList();
        if (codes.isEmpty()) {
            throw new ConflictException(Phrases.phrase("problem.empty_cohort", roundId));
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            scenarios.add(scenario(sides.get(i), scored.get(i), codes));
        }
        ScenarioComparison comparison = ScenarioComparison.of(scenarios);
        return new SideBySide(round, sides, comparison, submitted(scored.get(0)), gaps);
    }

    private static Set<String> submitted(Map<String, Member> scored) {
        return scored.values().stream()
                .filter(Member::submitted)
                .map(member -> member.zone().code())
                .collect(Collectors.toSet());
    }

    private Cohort cohort(Round round, Side side) {
        return cohorts.cohort(round, new SelfAssessmentScorer(side.by()));
    }

    /** The zones that can be scored, by code; a bonus or penalty may be of a kind that another rulebook does not have. */
    private Map<String, Member> scored(Round round, Side side) {
        Map<String, Member> scored = new LinkedHashMap<>();
        cohort(round, side).members().stream()
                .filter(member -> !side.adjustments()
                        || member.circumstances().fit(side.by().rulebook()))
                .forEach(member -> scored.put(member.zone().code(), member));
        return scored;
    }

    private Map<String, List<String>> gaps(Round round, List<Side> sides, List<Map<String, Member>> scored) {
        Set<String> all = new HashSet<>();
        for (Side side : sides) {
            Cohort cohort = cohort(round, side);
            cohort.members().forEach(member -> all.add(member.zone().code()));
            all.addAll(cohort.notScorable());
        }
        Map<String, List<String>> gaps = new TreeMap<>();
        for (int i = 0; i < sides.size(); i++) {
            for (String code : all) {
                if (!scored.get(i).containsKey(code)) {
                    gaps.computeIfAbsent(code, none -> new ArrayList<>())
                            .add(sides.get(i).name());
                }
            }
        }
        return gaps;
    }

    private static Scenario scenario(Side side, Map<String, Member> scored, List<String> codes) {
        List<CohortZone> zones = new ArrayList<>();
        for (String code : codes) {
            Member member = scored.get(code);
            zones.add(new CohortZone(member.zone(), member.findings(), member.circumstances()));
        }
        Scenario scenario = new Scenario(
                side.name(),
                zones,
                side.by().aggregation(),
                side.cut(),
                side.by().rulebook().sizes().equalWithin());
        return side.adjustments() ? scenario : scenario.withoutAdjustments();
    }
}

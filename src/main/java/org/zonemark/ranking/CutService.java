package org.zonemark.ranking;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.ranking.RoundCut.Tie;
import org.zonemark.ranking.TieDecision.Choice;
import org.zonemark.review.Cohort;
import org.zonemark.review.Cohort.Member;
import org.zonemark.review.CohortService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.scoring.Aggregation;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.DrawnCut;
import org.zonemark.weighting.ScoredZone;
import org.zonemark.words.Phrases;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws the cut of a round by the quota, the places and the line of its plan, and takes decisions on ties.
 *
 * <p>Nothing of a cut is stored but those decisions: it is drawn anew each time, from what is verified by then.
 */
@Service
public class CutService {

    private final RoundService rounds;
    private final RoundScorers scorers;
    private final CohortService cohorts;
    private final TieDecisionRepository decisions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    CutService(
            RoundService rounds,
            RoundScorers scorers,
            CohortService cohorts,
            TieDecisionRepository decisions,
            AuditTrail audit,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.rounds = rounds;
        this.scorers = scorers;
        this.cohorts = cohorts;
        this.decisions = decisions;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** The cut of a plan. */
    public static Cut cut(Round round) {
        return new Cut(
                round.plan().quotaPerProvince(),
                round.plan().cutPlaces(),
                round.plan().cutTotal());
    }

    /**
     * The cut as it is now.
     *
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if the versions of the round are not known here
     */
    public RoundCut drawn(String roundId) {
        Round round = rounds.round(roundId);
        SelfAssessmentScorer by = scorers.of(roundId, round.frozen());
        Cohort cohort = cohorts.cohort(round, by);
        Map<String, Instant> appliedAt = decisions.firstSubmissions(roundId);
        TieBook ties = new TieBook(by.scorer(), decisions.ofRound(roundId), appliedAt, json);
        DrawnCut drawn = DrawnCut.of(
                zones(cohort, by.scorer().aggregation()),
                cut(round),
                by.scorer().rulebook().sizes().equalWithin(),
                ties);
        List<String> notScorable =
                cohort.notScorable().stream().filter(appliedAt::containsKey).toList();
        return new RoundCut(round, by.scorer(), cut(round), drawn, ties.met(), ties.outdated(), notScorable);
    }

    private static List<ScoredZone> zones(Cohort cohort, Aggregation aggregation) {
        return cohort.members().stream()
                .filter(Member::submitted)
                .map(one -> new ScoredZone(one.zone(), aggregation.total(one.findings(), one.circumstances())))
                .toList();
    }

    /**
     * Decides a tie, or decides it anew.
     *
     * @param mark of the tie, as {@link #drawn} tells it
     * @param version of the decision that this one takes the place of; null where there is none yet
     * @param choice without zones where a rule computes them
     * @return the cut as it is then
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if there is no such tie now
     * @throws StaleVersionException if somebody else has decided since
     * @throws FaultyInputException if the choice does not settle it, or says another order than its rule
     */
    public RoundCut decide(String actor, String roundId, String mark, @Nullable Integer version, Choice choice) {
        // Zones that have to be evaluated are, before anything is locked.
        drawn(roundId);
        return transaction.execute(status -> decided(actor, roundId, mark, version, choice));
    }

    private RoundCut decided(String actor, String roundId, String mark, @Nullable Integer version, Choice choice) {
        decisions.lock(roundId);
        RoundCut now = drawn(roundId);
        Tie tie = now.tie(mark).orElseThrow(() -> new ConflictException(Phrases.phrase("problem.no_such_tie")));
        TieDecision before = tie.decision();
        int stored = before == null ? 0 : before.version();
        if (stored != (version == null ? 0 : version)) {
            throw new StaleVersionException(stored, List.of());
        }
        Choice settled = new TieSettlement(now.by().rulebook(), tie).settled(choice);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TieDecision decision = TieDecision.on(roundId, tie, stored + 1, settled, actor, at);
        decisions.save(decision);
        audit.tell(actor, "decideTie", "round/" + roundId + "/tie/" + mark, choice.reason(), before, decision);
        return drawn(roundId);
    }
}

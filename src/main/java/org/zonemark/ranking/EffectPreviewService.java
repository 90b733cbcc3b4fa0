package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.review.Cohort;
import org.zonemark.review.Cohort.Member;
import org.zonemark.review.CohortService;
import org.zonemark.review.Kept;
import org.zonemark.round.Round;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;
import org.zonemark.version.RulebookVersion;
import org.zonemark.version.RulebookVersionService;
import org.zonemark.version.WeightSetService;
import org.zonemark.weighting.CohortSide;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.WeightPreview;
import org.zonemark.words.Phrases;

/**
 * Shows what a weight set or a rulebook would do to a round, before it is in force, and writes down that it was looked at.
 *
 * <p>Zones are evaluated once for each rulebook; for other weights no rule fires.
 */
@Service
public class EffectPreviewService {

    /**
     * The effect.
     *
     * @param submitted codes of zones that are shown by what they submitted; the others are shown by their drafts
     * @param notScorable codes of zones whose answers, bonuses or penalties are not accepted before, or not after
     */
    public record Effect(
            Round round,
            Scorer before,
            Scorer after,
            WeightPreview preview,
            Set<String> submitted,
            List<String> notScorable) {}

    /** How a round stands by a weight set, with its cut. */
    private record Standing(String weightSetSha256, Cut cut, CohortSide side) {

        boolean isBy(Scorer scorer, Cut other) {
            return weightSetSha256.equals(scorer.weights().sha256()) && cut.equals(other);
        }
    }

    private final RoundService rounds;
    private final CohortService cohorts;
    private final Scorers scorers;
    private final RoundScorers roundScorers;
    private final WeightSetService weightSets;
    private final RulebookVersionService rulebooks;

    private final Kept<Cohort, Standing> standing = new Kept<>();

    EffectPreviewService(
            RoundService rounds,
            CohortService cohorts,
            Scorers scorers,
            RoundScorers roundScorers,
            WeightSetService weightSets,
            RulebookVersionService rulebooks) {
        this.rounds = rounds;
        this.cohorts = cohorts;
        this.scorers = scorers;
        this.roundScorers = roundScorers;
        this.weightSets = weightSets;
        this.rulebooks = rulebooks;
    }

    /**
     * The effect of a weight set under the rulebook of the round.
     *
     * @throws NotFoundException if there is no such set or round
     * @throws ConflictException if the set is not made for that rulebook, or no zone has told anything yet
     */
    public Effect ofWeights(String actor, String setId, String roundId) {
        WeightSet set = weightSets.set(setId).set();
        Round round = rounds.round(roundId);
        SelfAssessmentScorer before = scorer(round);
        if (!set.fits(before.scorer().rulebook())) {
            throw new ConflictException(Phrases.phrase(
                    "problem.weights_do_not_fit",
                    setId,
                    before.scorer().rulebook().version()));
        }
        Effect effect =
                effect(round, before, new SelfAssessmentScorer(before.scorer().with(set)));
        weightSets.previewed(actor, set, roundId);
        return effect;
    }

    /**
     * The effect of a rulebook, with the weights of the round if they fit it.
     *
     * @throws NotFoundException if there is no such rulebook or round
     * @throws ConflictException if the rulebook is not found sound, or no zone has told anything yet
     */
    public Effect ofRulebook(String actor, String name, String roundId) {
        RulebookVersion version = rulebooks.sound(name);
        Round round = rounds.round(roundId);
        SelfAssessmentScorer before = scorer(round);
        Scorer rulebook = scorers.ofRulebook(String.valueOf(version.sha256()));
        WeightSet weights = before.scorer().weights();
        boolean fits = weights.fits(rulebook.rulebook())
                && rulebook.rulebook().weightLimits().check(weights).isEmpty();
        Effect effect = effect(round, before, new SelfAssessmentScorer(fits ? rulebook.with(weights) : rulebook));
        rulebooks.previewed(actor, rulebook.rulebook().sha256(), roundId);
        return effect;
    }

    private Effect effect(Round round, SelfAssessmentScorer before, SelfAssessmentScorer after) {
        Cohort old = cohorts.cohort(round, before);
        Cohort proposed = cohorts.cohort(round, after);
        Map<String, Member> then = new HashMap<>();
        List<String> notScorable = new ArrayList<>(proposed.notScorable());
        for (Member member : proposed.members()) {
            if (member.circumstances().fit(proposed.rulebook())) {
                then.put(member.zone().code(), member);
            } else {
                notScorable.add(member.zone().code());
            }
        }
        List<Member> both = old.members().stream()
                .filter(member -> then.containsKey(member.zone().code()))
                .toList();
        if (both.isEmpty()) {
            throw new ConflictException(Phrases.phrase("problem.empty_cohort", round.id()));
        }
        List<CohortZone> afterwards = new ArrayList<>();
        both.forEach(member -> afterwards.add(zone(then.get(member.zone().code()))));
        double equalWithin = before.scorer().rulebook().sizes().equalWithin();
        Cut cut = CutService.cut(round);
        WeightPreview preview = WeightPreview.between(
                before(old, both, before.scorer(), cut, equalWithin),
                CohortSide.of(afterwards, after.scorer().aggregation(), cut, equalWithin));
        old.notScorable().stream().filter(code -> !notScorable.contains(code)).forEach(notScorable::add);
        Set<String> submitted = both.stream()
                .filter(Member::submitted)
                .map(member -> member.zone().code())
                .collect(Collectors.toSet());
        return new Effect(round, before.scorer(), after.scorer(), preview, submitted, notScorable);
    }

    /** How the round stands now; while somebody tries weights out, that stays the same. */
    private CohortSide before(Cohort cohort, List<Member> both, Scorer scorer, Cut cut, double equalWithin) {
        Supplier<CohortSide> make = () -> CohortSide.of(
                both.stream().map(EffectPreviewService::zone).toList(), scorer.aggregation(), cut, equalWithin);
        if (both.size() < cohort.members().size()) {
            return make.get();
        }
        return standing.get(
                        cohort,
                        known -> known.isBy(scorer, cut),
                        () -> new Standing(scorer.weights().sha256(), cut, make.get()))
                .side();
    }

    /** The versions of the round; before it opens, those in force. */
    private SelfAssessmentScorer scorer(Round round) {
        return roundScorers.of(round.id(), round.frozen());
    }

    private static CohortZone zone(Member member) {
        return new CohortZone(member.zone(), member.findings(), member.circumstances());
    }
}

package org.zonemark.ranking;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.review.Cohort;
import org.zonemark.review.CohortService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundService;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Evaluation;
import org.zonemark.version.WeightSetService;
import org.zonemark.weighting.CriticWeights;
import org.zonemark.weighting.DataWeights;
import org.zonemark.weighting.DataWeights.Working;
import org.zonemark.weighting.DeviationWeights;
import org.zonemark.weighting.EffectiveWeights;
import org.zonemark.weighting.EntropyWeights;
import org.zonemark.weighting.LegalSuggestion;
import org.zonemark.weighting.NearestLegalWeights;
import org.zonemark.weighting.Priorities;
import org.zonemark.weighting.RandomIndex;
import org.zonemark.weighting.ScoreMatrix;
import org.zonemark.weighting.WeightSuggestion;
import org.zonemark.words.Phrases;

/** Says where weights could come from: reviewers' judgements, or the data of a round. Nothing is stored. */
@Service
public class WeightSuggestionService {

    /** How weights are taken from data. */
    public enum Method {
        ENTROPY(EntropyWeights::of),
        CRITIC(CriticWeights::of),
        STANDARD_DEVIATION(DeviationWeights::of);

        private final Function<ScoreMatrix, DataWeights<? extends Working>> weights;

        Method(Function<ScoreMatrix, DataWeights<? extends Working>> weights) {
            this.weights = weights;
        }
    }

    /**
     * A suggestion within the limits, with its working.
     *
     * @param base what gives the weights that were not suggested
     * @param priorities by matrix; empty for weights from data
     * @param workings by criterion; empty for judgements
     */
    public record Suggested(
            WeightSet base, LegalSuggestion legal, Map<String, Priorities> priorities, List<Working> workings) {}

    /** What the weights of a set really do in a round. */
    public record Effective(WeightSet set, EffectiveWeights weights) {}

    private final WeightSetService sets;
    private final Scorers scorers;
    private final RoundService rounds;
    private final CohortService cohorts;

    WeightSuggestionService(WeightSetService sets, Scorers scorers, RoundService rounds, CohortService cohorts) {
        this.sets = sets;
        this.scorers = scorers;
        this.rounds = rounds;
        this.cohorts = cohorts;
    }

    /**
     * The legal set nearest to what reviewers' pairwise judgements come to.
     *
     * @throws NotFoundException if there is no such base
     * @throws FaultyInputException with every matrix that cannot be used, and why
     */
    public Suggested fromJudgements(String baseId, RandomIndex table, List<ReviewerJudgements> reviewers) {
        Rulebook rulebook = scorers.rulebook();
        WeightSet base = legal(baseId, rulebook);
        Map<String, Priorities> priorities = new JudgementMatrices(rulebook, table).priorities(reviewers);
        Map<String, Double> dimensions = new HashMap<>();
        Map<String, Map<String, Double>> criteria = new HashMap<>();
        priorities.forEach((about, one) -> {
            if (about.equals(ReviewerJudgements.DIMENSIONS)) {
                dimensions.putAll(one.weights());
            } else {
                criteria.put(about, one.weights());
            }
        });
        LegalSuggestion legal =
                new NearestLegalWeights(rulebook, base).nearest(new WeightSuggestion(dimensions, criteria));
        return new Suggested(base, legal, priorities, List.of());
    }

    /**
     * The legal set nearest to what the data of a round say.
     *
     * @param dimensionsToo whether dimensions are weighed by what their criteria add up to
     * @throws NotFoundException if there is no such round or base
     * @throws ConflictException if no zone has told anything yet
     */
    public Suggested fromData(String roundId, Method method, String baseId, boolean dimensionsToo) {
        WeightSet base = legal(baseId, scorers.rulebook());
        Cohort cohort = cohort(roundId, scorers.of(null, base.sha256()));
        Rulebook rulebook = cohort.rulebook();
        DataWeights<? extends Working> data = method.weights.apply(ScoreMatrix.ofFindings(
                rulebook.criteria(),
                cohort.members().stream().map(Cohort.Member::findings).toList()));
        Map<String, Map<String, Double>> criteria = new LinkedHashMap<>();
        Map<String, Double> dimensions = new TreeMap<>();
        for (Dimension dimension : rulebook.dimensions()) {
            Map<String, Double> own = own(dimension, rulebook, data.weights());
            double sum = own.values().stream().mapToDouble(Double::doubleValue).sum();
            dimensions.put(dimension.id(), sum);
            if (sum > 0) {
                criteria.put(dimension.id(), own);
            }
        }
        LegalSuggestion legal = new NearestLegalWeights(rulebook, base)
                .nearest(new WeightSuggestion(dimensionsToo ? dimensions : Map.of(), criteria));
        return new Suggested(base, legal, Map.of(), List.copyOf(data.workings()));
    }

    /**
     * The share of the variance that each criterion really carries in a round.
     *
     * @param weights hash of the set; null for that of the round, or before it opens the one in force
     * @throws NotFoundException if there is no such round or set
     * @throws ConflictException if no zone has told anything yet
     */
    public Effective effective(String roundId, @Nullable String weights) {
        Round.Frozen frozen = rounds.round(roundId).frozen();
        SelfAssessmentScorer by = frozen == null
                ? scorers.of(null, weights)
                : scorers.of(frozen.rulebookSha256(), weights == null ? frozen.weightSetSha256() : weights);
        Aggregation aggregation = by.scorer().aggregation();
        List<Evaluation> evaluations = cohort(roundId, by).members().stream()
                .map(member -> aggregation.total(member.findings(), member.circumstances()))
                .toList();
        double equalWithin = by.scorer().rulebook().sizes().equalWithin();
        return new Effective(by.scorer().weights(), EffectiveWeights.of(evaluations, equalWithin));
    }

    /** A set from which a suggestion can take what is not suggested. */
    private WeightSet legal(String id, Rulebook rulebook) {
        WeightSet base = sets.set(id).set();
        if (!base.fits(rulebook)) {
            throw new ConflictException(Phrases.phrase("problem.weights_do_not_fit", id, rulebook.version()));
        }
        List<Fault> broken = sets.brokenLimits(base);
        if (!broken.isEmpty()) {
            throw new FaultyInputException(broken);
        }
        return base;
    }

    private Cohort cohort(String roundId, SelfAssessmentScorer by) {
        Cohort cohort = cohorts.cohort(rounds.round(roundId), by);
        if (cohort.members().isEmpty()) {
            throw new ConflictException(Phrases.phrase("problem.empty_cohort", roundId));
        }
        return cohort;
    }

    private static Map<String, Double> own(Dimension dimension, Rulebook rulebook, Map<String, Double> weights) {
        Map<String, Double> own = new LinkedHashMap<>();
        for (Criterion criterion : rulebook.criteria()) {
            if (criterion.carriesWeight() && criterion.dimension().equals(dimension)) {
                own.put(criterion.id(), weights.getOrDefault(criterion.id(), 0.0));
            }
        }
        return own;
    }
}

package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.WeightSuggestionsApi;
import org.zonemark.api.model.CriterionWorkingDto;
import org.zonemark.api.model.DataMethodDto;
import org.zonemark.api.model.EffectiveShareDto;
import org.zonemark.api.model.EffectiveWeightsDto;
import org.zonemark.api.model.JudgementMatrixDto;
import org.zonemark.api.model.JudgementsDto;
import org.zonemark.api.model.PairwiseJudgementDto;
import org.zonemark.api.model.PrioritiesOfMatrixDto;
import org.zonemark.api.model.ReviewerJudgementsDto;
import org.zonemark.api.model.WeightMoveDto;
import org.zonemark.api.model.WeightSuggestionDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.Scorers;
import org.zonemark.ranking.ReviewerJudgements;
import org.zonemark.ranking.WeightSuggestionService;
import org.zonemark.ranking.WeightSuggestionService.Effective;
import org.zonemark.ranking.WeightSuggestionService.Method;
import org.zonemark.ranking.WeightSuggestionService.Suggested;
import org.zonemark.version.VersionNames;
import org.zonemark.weighting.DataWeights.Working;
import org.zonemark.weighting.EffectiveWeights;
import org.zonemark.weighting.Judgement;
import org.zonemark.weighting.LegalSuggestion;
import org.zonemark.weighting.Priorities;
import org.zonemark.weighting.RandomIndex;

/** Where weights can come from, and what they really do. */
@RestController
class WeightSuggestionsController implements WeightSuggestionsApi {

    /** Far beyond the usual scale of 1/9 to 9, and far from what no longer can be computed with. */
    private static final double LEAST = 0.001;

    private static final double MOST = 1000;

    private final WeightSuggestionService suggestions;
    private final VersionNames versions;
    private final Scorers scorers;

    WeightSuggestionsController(WeightSuggestionService suggestions, VersionNames versions, Scorers scorers) {
        this.suggestions = suggestions;
        this.versions = versions;
        this.scorers = scorers;
    }

    @Override
    public ResponseEntity<WeightSuggestionDto> suggestByJudgements(JudgementsDto sent) {
        List<Fault> faults = new ArrayList<>();
        RandomIndex table = table(sent.getRandomIndex(), faults);
        List<ReviewerJudgements> reviewers = new ArrayList<>();
        for (int i = 0; i < sent.getReviewers().size(); i++) {
            reviewers.add(reviewer("/reviewers/" + i, sent.getReviewers().get(i), faults));
        }
        FreeText.refuseIfFaulty(faults);
        return answer(
                WeightSuggestionDto.MethodEnum.JUDGEMENTS,
                suggestions.fromJudgements(sent.getBase(), table, reviewers));
    }

    @Override
    public ResponseEntity<WeightSuggestionDto> suggestFromData(
            String round, DataMethodDto method, String base, Boolean dimensions) {
        Method chosen = Method.valueOf(method.getValue().toUpperCase(Locale.ROOT));
        return answer(
                WeightSuggestionDto.MethodEnum.fromValue(method.getValue()),
                suggestions.fromData(round, chosen, base, dimensions));
    }

    @Override
    public ResponseEntity<EffectiveWeightsDto> readEffectiveWeights(String round, @Nullable String weightSet) {
        Effective effective =
                suggestions.effective(round, weightSet == null ? null : versions.hashOfWeightSet(weightSet));
        EffectiveWeights weights = effective.weights();
        return ResponseEntity.ok(new EffectiveWeightsDto(
                EvaluationMapper.version(effective.set()),
                weights.zones(),
                weights.variance(),
                weights.criteria().stream()
                        .map(WeightSuggestionsController::share)
                        .toList(),
                weights.dimensions().stream()
                        .map(WeightSuggestionsController::share)
                        .toList()));
    }

    private static RandomIndex table(@Nullable String name, List<Fault> faults) {
        if (name == null) {
            return RandomIndex.byDefault();
        }
        List<String> known = RandomIndex.all().stream().map(RandomIndex::name).toList();
        if (!known.contains(name)) {
            faults.add(Fault.at("/randomIndex", FaultCode.NOT_ONE_OF, name, "one_of", String.join(", ", known)));
            return RandomIndex.byDefault();
        }
        return RandomIndex.named(name);
    }

    private static ReviewerJudgements reviewer(String pointer, ReviewerJudgementsDto sent, List<Fault> faults) {
        double power = sent.getPower() == null ? 1 : sent.getPower();
        checkPositive(pointer + "/power", power, faults);
        List<ReviewerJudgements.Matrix> matrices = new ArrayList<>();
        for (int m = 0; m < sent.getMatrices().size(); m++) {
            JudgementMatrixDto matrix = sent.getMatrices().get(m);
            String place = pointer + "/matrices/" + m + "/judgements/";
            List<Judgement> judgements = new ArrayList<>();
            for (int j = 0; j < matrix.getJudgements().size(); j++) {
                judgement(place + j, matrix.getJudgements().get(j), faults).forEach(judgements::add);
            }
            matrices.add(new ReviewerJudgements.Matrix(matrix.getAbout(), judgements));
        }
        return new ReviewerJudgements(sent.getReviewer(), power, matrices);
    }

    private static Stream<Judgement> judgement(String pointer, PairwiseJudgementDto sent, List<Fault> faults) {
        if (sent.getItem().equals(sent.getOver())) {
            faults.add(Fault.at(pointer + "/over", FaultCode.CONTRADICTION, sent.getOver(), "another_item"));
            return Stream.empty();
        }
        return checkPositive(pointer + "/ratio", sent.getRatio(), faults)
                ? Stream.of(new Judgement(sent.getItem(), sent.getOver(), sent.getRatio()))
                : Stream.empty();
    }

    private static boolean checkPositive(String pointer, double number, List<Fault> faults) {
        boolean positive = number >= LEAST && number <= MOST;
        if (!positive) {
            faults.add(Fault.at(pointer, FaultCode.OUT_OF_RANGE, Double.toString(number), "between", "0.001", "1000"));
        }
        return positive;
    }

    private ResponseEntity<WeightSuggestionDto> answer(WeightSuggestionDto.MethodEnum method, Suggested suggested) {
        Locale locale = LocaleContextHolder.getLocale();
        LegalSuggestion legal = suggested.legal();
        return ResponseEntity.ok(new WeightSuggestionDto(
                method,
                EvaluationMapper.version(suggested.base()),
                WeightSetMapper.dimensions(legal.weights(), scorers.rulebook()),
                Stream.concat(legal.dimensions().stream(), legal.criteria().stream())
                        .map(move -> new WeightMoveDto(move.about(), move.suggested(), move.scaled(), move.legal()))
                        .toList(),
                suggested.priorities().entrySet().stream()
                        .map(WeightSuggestionsController::priorities)
                        .toList(),
                suggested.workings().stream().map(one -> working(one, locale)).toList()));
    }

    private static PrioritiesOfMatrixDto priorities(Map.Entry<String, Priorities> entry) {
        Priorities one = entry.getValue();
        return new PrioritiesOfMatrixDto(
                entry.getKey(),
                one.weights(),
                one.lambdaMax(),
                one.missing(),
                one.index(),
                one.randomIndex(),
                one.randomIndexTable(),
                one.ratio());
    }

    private static CriterionWorkingDto working(Working one, Locale locale) {
        return new CriterionWorkingDto(
                one.criterion(),
                one.zones(),
                one.weight(),
                one.figures(),
                one.remark() == null ? null : one.remark().words().in(locale));
    }

    private static EffectiveShareDto share(EffectiveWeights.Share one) {
        return new EffectiveShareDto(one.about(), one.nominal(), one.effective(), one.correlation());
    }
}

package org.zonemark.api;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.CeilingDto;
import org.zonemark.api.model.DimensionScoreDto;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.api.model.FindingDto;
import org.zonemark.api.model.GateResultDto;
import org.zonemark.api.model.KindDto;
import org.zonemark.api.model.RulebookVersionDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.StatusDto;
import org.zonemark.api.model.WeightSetVersionDto;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.FindingWords;
import org.zonemark.words.Code;

/** Evaluations as the contract has them. */
public final class EvaluationMapper {

    private EvaluationMapper() {}

    /** The evaluation with its words in the reader's language. */
    public static EvaluationDto evaluation(ScoredAssessment scored, Locale locale) {
        Evaluation evaluation = scored.evaluation();
        FindingWords words = new FindingWords(scored.assessment(), evaluation.findings(), locale);
        return new EvaluationDto(
                scored.assessment().zone().code(),
                scored.assessment().year(),
                evaluation.total(),
                evaluation.base(),
                evaluation.geometric(),
                StandingDto.fromValue(Code.of(evaluation.standing())),
                evaluation.grade() == null ? null : evaluation.grade().id(),
                evaluation.ceilings().stream()
                        .map(rule -> new CeilingDto(
                                rule.id(), rule.limit(), rule.reason().in(locale)))
                        .toList(),
                dimensions(evaluation, locale),
                evaluation.criteria().stream()
                        .map(result -> finding(result, words))
                        .toList(),
                version(scored.rulebook()),
                version(evaluation.weights()),
                scored.inputSha256());
    }

    static RulebookVersionDto version(Rulebook rulebook) {
        return new RulebookVersionDto(rulebook.version(), rulebook.sha256());
    }

    static WeightSetVersionDto version(WeightSet weights) {
        return new WeightSetVersionDto(weights.id(), weights.sha256());
    }

    private static List<DimensionScoreDto> dimensions(Evaluation evaluation, Locale locale) {
        return evaluation.dimensions().stream()
                .map(result -> new DimensionScoreDto(
                        result.dimension().id(),
                        result.dimension().name().in(locale),
                        orNull(result.scoreIfAny()),
                        result.weight(),
                        result.points()))
                .toList();
    }

    private static FindingDto finding(Evaluation.CriterionResult result, FindingWords words) {
        Finding finding = result.finding();
        var criterion = finding.yardstick().criterion();
        FindingDto dto = new FindingDto(
                finding.clause(),
                KindDto.fromValue(criterion.kind().name()),
                StatusDto.fromValue(Code.of(finding.status())),
                orNull(finding.valueIfAny()),
                orNull(finding.scoreIfAny()),
                result.weight(),
                result.points(),
                finding.rule(),
                criterion.clause().quote(),
                words.of(finding));
        boolean gateBesides = finding.gate() != null && !criterion.isPureGate();
        return gateBesides ? dto.gate(GateResultDto.fromValue(Code.of(finding.gate()))) : dto;
    }

    static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}

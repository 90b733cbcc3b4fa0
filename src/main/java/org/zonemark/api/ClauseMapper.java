package org.zonemark.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.AnchorDto;
import org.zonemark.api.model.ApplicabilityDto;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.CaseDto;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.ClauseSummaryDto;
import org.zonemark.api.model.DimensionDto;
import org.zonemark.api.model.GateDto;
import org.zonemark.api.model.IndicatorDto;
import org.zonemark.api.model.IndicatorSummaryDto;
import org.zonemark.api.model.KindDto;
import org.zonemark.api.model.ReferenceValuesDto;
import org.zonemark.api.model.RuleDto;
import org.zonemark.api.model.SectionDto;
import org.zonemark.api.model.WordsDto;
import org.zonemark.rulebook.Anchors;
import org.zonemark.rulebook.Applicability;
import org.zonemark.rulebook.Clause;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Indicator;
import org.zonemark.rulebook.Range;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.Section;
import org.zonemark.words.Code;
import org.zonemark.words.Words;

/** Clauses as the contract has them. */
final class ClauseMapper {

    private final Rulebook rulebook;

    ClauseMapper(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** @param today the day whose reference values are the example's */
    ClauseSummaryDto summary(Criterion criterion, LocalDate today) {
        Clause clause = criterion.clause();
        return new ClauseSummaryDto(
                clause.id(),
                clause.section().number(),
                words(clause.title()),
                clause.quote(),
                clause.english(),
                criterion.dimension().id(),
                KindDto.fromValue(criterion.kind().name()),
                rulebook.defaultWeights().weightOf(criterion),
                new IndicatorSummaryDto(
                        words(criterion.indicator().name()),
                        words(criterion.indicator().unit())),
                answerExample(criterion, today));
    }

    /** @param today the day whose reference values are explained */
    ClauseDto clause(Criterion criterion, LocalDate today) {
        Clause clause = criterion.clause();
        ClauseDto dto = new ClauseDto(
                clause.id(),
                section(clause.section()),
                words(clause.title()),
                clause.quote(),
                clause.english(),
                dimension(criterion.dimension()),
                KindDto.fromValue(criterion.kind().name()),
                rulebook.defaultWeights().weightOf(criterion),
                words(new ClauseExplanation(rulebook, criterion, today).words()),
                indicator(criterion.indicator()),
                applicability(criterion.applies()),
                answerExample(criterion, today),
                criterion.steps().stream().map(ClauseMapper::words).toList(),
                criterion.rollsUp(),
                rolledUpBy(criterion),
                criterion.reference().stream().map(ClauseMapper::reference).toList(),
                rulebook.rulesOf(clause.id()).stream()
                        .map(rule -> new RuleDto(rule.name(), rule.file(), rule.line(), rule.drl()))
                        .toList(),
                rulebook.casesOf(clause.id()).stream()
                        .map(one -> new CaseDto(words(one.name()), one.given(), one.expected()))
                        .toList());
        return dto.gate(gate(criterion.gate()));
    }

    static WordsDto words(Words words) {
        return new WordsDto(words.zh(), words.en());
    }

    static SectionDto section(Section section) {
        return new SectionDto(section.number(), words(section.title()));
    }

    static DimensionDto dimension(Dimension dimension) {
        return new DimensionDto(dimension.id(), words(dimension.name()));
    }

    private List<String> rolledUpBy(Criterion criterion) {
        return rulebook.criteria().stream()
                .filter(other -> other.rollsUp().contains(criterion.id()))
                .map(Criterion::id)
                .toList();
    }

    private static IndicatorDto indicator(Indicator indicator) {
        Range range = indicator.range();
        Words note = indicator.note();
        return new IndicatorDto(
                        words(indicator.name()),
                        words(indicator.unit()),
                        IndicatorDto.DirectionEnum.fromValue(Code.of(indicator.direction())),
                        indicator.logarithmic(),
                        words(indicator.evidence()))
                .least(range.hasLeast() ? range.least() : null)
                .most(range.hasMost() ? range.most() : null)
                .formula(indicator.formula())
                .note(note == null ? null : words(note));
    }

    private static @Nullable GateDto gate(@Nullable Gate gate) {
        return gate == null
                ? null
                : new GateDto(
                        GateDto.FieldEnum.fromValue(
                                gate.field() == Gate.Field.INDICATOR ? "value" : "heavyPollutingTransfers"),
                        GateDto.ComparisonEnum.fromValue(gate.comparison().sign()),
                        GateDto.OnFailEnum.fromValue(Code.of(gate.onFail())),
                        words(gate.cure()));
    }

    private static ApplicabilityDto applicability(Applicability applies) {
        Words claim = applies.claim();
        return new ApplicabilityDto(applies.basins().stream()
                        .sorted()
                        .map(basin -> BasinDto.fromValue(Code.of(basin)))
                        .toList())
                .claim(claim == null ? null : words(claim));
    }

    private static ReferenceValuesDto reference(ReferenceValues values) {
        Anchors anchors = values.anchors();
        Words reason = values.reason();
        return new ReferenceValuesDto(values.from(), words(values.source()))
                .reason(reason == null ? null : words(reason))
                .threshold(EvaluationMapper.orNull(values.threshold()))
                .anchors(
                        anchors == null
                                ? List.of()
                                : anchors.given().stream()
                                        .map(anchor -> new AnchorDto(anchor.value(), anchor.points()))
                                        .toList());
    }

    private static Map<String, Object> answerExample(Criterion criterion, LocalDate today) {
        Map<String, Object> example = new LinkedHashMap<>();
        if (criterion.source() != Criterion.AnswerSource.ANSWER) {
            return example;
        }
        switch (criterion.kind()) {
            case MATURITY -> example.put("level", 2);
            case CHECKLIST -> example.put("items", List.of(1, 2));
            case GATE, QUANTITATIVE, COUNT -> example.put("value", exampleValue(criterion, today));
        }
        Gate gate = criterion.gate();
        if (gate != null && gate.field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS) {
            example.put("heavyPollutingTransfers", 0);
        }
        return example;
    }

    /** A value that earns something: the middle anchor, or what the gate asks for. */
    private static double exampleValue(Criterion criterion, LocalDate today) {
        ReferenceValues numbers = ClauseExplanation.inForce(criterion, today);
        Anchors anchors = numbers.anchors();
        return anchors == null
                ? numbers.threshold().orElseThrow()
                : anchors.given().get(anchors.given().size() / 2).value();
    }
}

package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.CutLineDto;
import org.zonemark.api.model.CutLineKindDto;
import org.zonemark.api.model.CutOutcomeDto;
import org.zonemark.api.model.CutRuleDto;
import org.zonemark.api.model.CutTieDto;
import org.zonemark.api.model.CutZoneDto;
import org.zonemark.api.model.RoundCutDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.TieChoiceDto;
import org.zonemark.api.model.TieDecisionDto;
import org.zonemark.api.model.TieOrderDto;
import org.zonemark.api.model.TieRuleDto;
import org.zonemark.api.model.VersionPairDto;
import org.zonemark.assessment.Fault;
import org.zonemark.ranking.RoundCut;
import org.zonemark.ranking.RoundCut.Tie;
import org.zonemark.ranking.TieDecision;
import org.zonemark.ranking.TieDecision.Choice;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.CutLine;
import org.zonemark.weighting.DrawnCut.DrawnZone;
import org.zonemark.weighting.ScoredZone;
import org.zonemark.weighting.TieRule;
import org.zonemark.words.Code;

/** Cuts as the contract has them. */
final class CutMapper {

    private static final int LONGEST_REASON = 2000;
    private static final Comparator<DrawnZone> BY_PLACE = Comparator.comparing(
                    (DrawnZone one) -> !one.place().eligible())
            .thenComparing(one -> one.place().wouldRank())
            .thenComparing(DrawnZone::turn)
            .thenComparing(one -> one.scored().zone().code());

    private CutMapper() {}

    static RoundCutDto cut(RoundCut cut) {
        List<DrawnZone> in = cut.drawn().in();
        List<DrawnZone> out = cut.drawn().out();
        ScoredZone last = in.isEmpty() ? null : in.get(in.size() - 1).scored();
        ScoredZone first = out.isEmpty() ? null : out.get(0).scored();
        return new RoundCutDto(
                cut.round().id(),
                versions(cut.by()),
                rule(cut.cut()),
                cut.drawn().zones().size(),
                in.size() + out.size(),
                in.size(),
                cut.drawn().isSettled(),
                code(last),
                code(first),
                last == null || first == null
                        ? null
                        : last.evaluation().total() - first.evaluation().total(),
                cut.drawn().lines().stream().map(CutMapper::line).toList(),
                cut.ties().stream().map(CutMapper::tie).toList(),
                cut.drawn().zones().stream()
                        .sorted(BY_PLACE)
                        .map(CutMapper::zone)
                        .toList(),
                cut.outdated().stream().map(CutMapper::decision).toList(),
                cut.notScorable());
    }

    /** The choice as it is sent; nobody has held it to the figures yet. */
    static Choice choice(TieChoiceDto dto) {
        List<Fault> faults = new ArrayList<>();
        String reason = FreeText.due("/reason", dto.getReason(), LONGEST_REASON, faults);
        FreeText.refuseIfFaulty(faults);
        List<String> zones = dto.getZones() == null ? List.of() : dto.getZones();
        TieRule rule = TieRule.valueOf(dto.getRule().getValue().toUpperCase(Locale.ROOT));
        return new Choice(rule, dto.getDimension(), zones, reason);
    }

    static VersionPairDto versions(Scorer scorer) {
        return new VersionPairDto(
                EvaluationMapper.version(scorer.rulebook()), EvaluationMapper.version(scorer.weights()));
    }

    static CutRuleDto rule(Cut cut) {
        return new CutRuleDto()
                .quotaPerProvince(cut.quotaPerProvince())
                .places(cut.places())
                .leastTotal(cut.leastTotal());
    }

    private static CutLineDto line(CutLine line) {
        return new CutLineDto(
                kind(line.kind()),
                orNull(line.province()),
                line.limit(),
                code(line.last()),
                code(line.first()),
                orNull(line.distance()),
                line.isOpen());
    }

    private static CutTieDto tie(Tie tie) {
        return new CutTieDto(
                        tie.mark(),
                        kind(tie.tie().kind()),
                        orNull(tie.tie().province()),
                        tie.tie().seats(),
                        tie.tie().codes(),
                        tie.orders().entrySet().stream()
                                .map(one -> new TieOrderDto(
                                        rule(one.getKey()),
                                        one.getValue().groups(),
                                        one.getValue().settles()))
                                .toList())
                .decision(tie.decision() == null ? null : decision(tie.decision()));
    }

    private static TieDecisionDto decision(TieDecision one) {
        return new TieDecisionDto(
                one.tie(),
                one.version(),
                kind(one.kind()),
                orNull(one.province()),
                one.seats(),
                rule(one.choice().rule()),
                one.choice().dimension(),
                one.choice().zones(),
                one.choice().reason(),
                one.decidedBy(),
                one.decidedAt().atOffset(ZoneOffset.UTC));
    }

    private static CutZoneDto zone(DrawnZone one) {
        Evaluation evaluation = one.scored().evaluation();
        Grade grade = evaluation.grade();
        return new CutZoneDto(
                one.scored().zone().code(),
                one.scored().zone().name(),
                one.scored().zone().province(),
                evaluation.total(),
                one.place().eligible() ? one.place().wouldRank() : null,
                one.place().wouldRank(),
                StandingDto.fromValue(Code.of(evaluation.standing())),
                grade == null ? null : grade.id(),
                CutOutcomeDto.fromValue(Code.of(one.outcome())),
                one.undecided());
    }

    private static CutLineKindDto kind(CutLine.Kind kind) {
        return CutLineKindDto.fromValue(Code.of(kind));
    }

    private static TieRuleDto rule(TieRule rule) {
        return TieRuleDto.fromValue(rule.code());
    }

    private static @Nullable String code(@Nullable ScoredZone zone) {
        return zone == null ? null : zone.zone().code();
    }

    private static @Nullable String orNull(String province) {
        return province.isEmpty() ? null : province;
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

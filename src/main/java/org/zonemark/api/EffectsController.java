package org.zonemark.api;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.EffectsApi;
import org.zonemark.api.model.CriterionEffectDto;
import org.zonemark.api.model.EffectPreviewDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.SwappedPairDto;
import org.zonemark.api.model.SwapsDto;
import org.zonemark.api.model.VersionPairDto;
import org.zonemark.api.model.ZoneEffectDto;
import org.zonemark.api.model.ZoneStandingDto;
import org.zonemark.ranking.EffectPreviewService;
import org.zonemark.ranking.EffectPreviewService.Effect;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.Explanation.Contribution;
import org.zonemark.weighting.WeightPreview;
import org.zonemark.weighting.ZoneMove;
import org.zonemark.weighting.ZoneMove.Position;
import org.zonemark.words.Code;

/** What a version does to a round, seen before it is in force. */
@RestController
class EffectsController implements EffectsApi {

    private static final int MOST_CRITERIA = 8;
    private static final Comparator<ZoneMove> BY_NEW_PLACE = Comparator.comparing(
                    (ZoneMove move) -> !move.after().place().eligible())
            .thenComparing(move -> move.after().place().wouldRank())
            .thenComparing(move -> move.zone().code());
    private static final Comparator<ZoneMove> GREATEST_MOVE_FIRST = Comparator.comparing(
                    (ZoneMove move) -> switch (move.crossing()) {
                        case ENTERS, LEAVES -> 0;
                        case STAYS_IN, STAYS_OUT -> 1;
                    })
            .thenComparing(move -> -Math.abs(
                    move.after().place().wouldRank() - move.before().place().wouldRank()))
            .thenComparing(move -> move.zone().code());

    private final EffectPreviewService effects;
    private final CurrentActor currentActor;

    EffectsController(EffectPreviewService effects, CurrentActor currentActor) {
        this.effects = effects;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<EffectPreviewDto> previewWeightSet(
            String set, String round, @Nullable String zone, @Nullable Integer most) {
        return answer(effects.ofWeights(currentActor.require().name(), set, round), zone, most);
    }

    @Override
    public ResponseEntity<EffectPreviewDto> previewRulebook(
            String rulebook, String round, @Nullable String zone, @Nullable Integer most) {
        return answer(effects.ofRulebook(currentActor.require().name(), rulebook, round), zone, most);
    }

    private static ResponseEntity<EffectPreviewDto> answer(
            Effect effect, @Nullable String zone, @Nullable Integer most) {
        WeightPreview preview = effect.preview();
        return ResponseEntity.ok(new EffectPreviewDto(
                effect.round().id(),
                versions(effect.before()),
                versions(effect.after()),
                preview.zones().size(),
                orNull(preview.agreement().kendall()),
                orNull(preview.agreement().spearman()),
                new SwapsDto(
                        preview.agreement().swapped(),
                        preview.swaps().stream()
                                .map(swap -> new SwappedPairDto(
                                        swap.risen().code(), swap.fallen().code()))
                                .toList()),
                listed(preview.zones(), zone, most).stream()
                        .sorted(BY_NEW_PLACE)
                        .map(move -> zone(
                                move,
                                effect.submitted().contains(move.zone().code()),
                                move.zone().code().equals(zone)))
                        .toList(),
                effect.notScorable()));
    }

    /** @param asked code of a zone that is listed before any other */
    private static List<ZoneMove> listed(List<ZoneMove> zones, @Nullable String asked, @Nullable Integer most) {
        return most == null
                ? zones
                : zones.stream()
                        .sorted(Comparator.comparing(
                                        (ZoneMove move) -> !move.zone().code().equals(asked))
                                .thenComparing(GREATEST_MOVE_FIRST))
                        .limit(most)
                        .toList();
    }

    private static VersionPairDto versions(Scorer scorer) {
        return new VersionPairDto(
                EvaluationMapper.version(scorer.rulebook()), EvaluationMapper.version(scorer.weights()));
    }

    /** @param whole whether every criterion is listed */
    private static ZoneEffectDto zone(ZoneMove move, boolean submitted, boolean whole) {
        List<Contribution> all = move.explanation().criteria();
        int listed = whole ? all.size() : Math.min(all.size(), MOST_CRITERIA);
        double others = 0;
        for (Contribution one : all.subList(listed, all.size())) {
            others += one.points();
        }
        return new ZoneEffectDto(
                move.zone().code(),
                move.zone().name(),
                move.zone().province(),
                submitted,
                standing(move.before()),
                standing(move.after()),
                move.change(),
                switch (move.crossing()) {
                    case ENTERS -> ZoneEffectDto.CrossesEnum.IN;
                    case LEAVES -> ZoneEffectDto.CrossesEnum.OUT;
                    case STAYS_IN, STAYS_OUT -> null;
                },
                all.subList(0, listed).stream()
                        .map(one -> new CriterionEffectDto(one.clause(), one.points()))
                        .toList(),
                others,
                move.explanation().adjustments() + move.explanation().limits());
    }

    private static ZoneStandingDto standing(Position position) {
        return new ZoneStandingDto(
                position.total(),
                position.place().eligible() ? position.place().wouldRank() : null,
                position.place().wouldRank(),
                StandingDto.fromValue(Code.of(position.standing())),
                position.grade() == null ? null : position.grade().id());
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

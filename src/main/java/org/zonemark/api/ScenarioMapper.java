package org.zonemark.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zonemark.api.model.CriterionEffectDto;
import org.zonemark.api.model.ScenarioComparisonDto;
import org.zonemark.api.model.ScenarioDto;
import org.zonemark.api.model.ScenarioGapDto;
import org.zonemark.api.model.ScenarioMoveDto;
import org.zonemark.api.model.ScenarioPairDto;
import org.zonemark.api.model.ScenarioPositionDto;
import org.zonemark.api.model.ScenarioZoneDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.SwappedPairDto;
import org.zonemark.api.model.SwapsDto;
import org.zonemark.api.model.WordsDto;
import org.zonemark.ranking.SideBySide;
import org.zonemark.ranking.SideBySide.Side;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.Explanation;
import org.zonemark.weighting.Explanation.Contribution;
import org.zonemark.weighting.ScenarioComparison;
import org.zonemark.weighting.WeightPreview;
import org.zonemark.weighting.ZoneMove;
import org.zonemark.weighting.ZoneMove.Crossing;
import org.zonemark.weighting.ZoneMove.Position;
import org.zonemark.words.Code;

/** Scenarios side by side as the contract has them. */
final class ScenarioMapper {

    private static final int MOST_CRITERIA = 8;

    private final SideBySide side;
    private final ScenarioComparison comparison;

    private ScenarioMapper(SideBySide side) {
        this.side = side;
        this.comparison = side.comparison();
    }

    static ScenarioComparisonDto comparison(SideBySide side) {
        return new ScenarioMapper(side).comparison();
    }

    private ScenarioComparisonDto comparison() {
        List<Position> first = comparison.positions().get(0);
        return new ScenarioComparisonDto(
                side.round().id(),
                IntStream.range(0, side.scenarios().size())
                        .mapToObj(this::scenario)
                        .toList(),
                comparison.pairs().stream().map(this::pair).toList(),
                IntStream.range(0, comparison.zones().size())
                        .boxed()
                        .sorted(Comparator.comparing(
                                        (Integer i) -> !first.get(i).place().eligible())
                                .thenComparing(i -> first.get(i).place().wouldRank()))
                        .map(this::zone)
                        .toList(),
                side.notScorable().entrySet().stream()
                        .map(one -> new ScenarioGapDto(one.getKey(), one.getValue()))
                        .toList());
    }

    private ScenarioDto scenario(int scenario) {
        Side one = side.scenarios().get(scenario);
        return new ScenarioDto(
                one.name(), CutMapper.versions(one.by()), one.adjustments(), CutMapper.rule(one.cut()), (int)
                        comparison.inside().get(scenario).stream()
                                .filter(inside -> inside)
                                .count());
    }

    private ScenarioPairDto pair(ScenarioComparison.Pair pair) {
        WeightPreview preview = pair.preview();
        return new ScenarioPairDto(
                name(pair.first()),
                name(pair.second()),
                CutMapper.orNull(preview.agreement().kendall()),
                CutMapper.orNull(preview.agreement().spearman()),
                new SwapsDto(
                        preview.agreement().swapped(),
                        preview.swaps().stream()
                                .map(swap -> new SwappedPairDto(
                                        swap.risen().code(), swap.fallen().code()))
                                .toList()),
                codes(preview.crossing(Crossing.ENTERS)),
                codes(preview.crossing(Crossing.LEAVES)));
    }

    private ScenarioZoneDto zone(int position) {
        Zone zone = comparison.zones().get(position);
        List<ScenarioPositionDto> positions = new ArrayList<>();
        for (int s = 0; s < comparison.positions().size(); s++) {
            positions.add(position(
                    comparison.positions().get(s).get(position),
                    comparison.inside().get(s).get(position)));
        }
        return new ScenarioZoneDto(
                zone.code(),
                zone.name(),
                zone.province(),
                side.submitted().contains(zone.code()),
                positions,
                comparison.fromFirst().stream()
                        .map(pair ->
                                move(name(pair.second()), pair.preview().zones().get(position)))
                        .toList());
    }

    private static ScenarioPositionDto position(Position position, boolean inside) {
        return new ScenarioPositionDto(
                position.total(),
                position.place().eligible() ? position.place().wouldRank() : null,
                position.place().wouldRank(),
                StandingDto.fromValue(Code.of(position.standing())),
                position.grade() == null ? null : position.grade().id(),
                inside);
    }

    private static ScenarioMoveDto move(String scenario, ZoneMove move) {
        Explanation explanation = move.explanation();
        List<Contribution> all = explanation.criteria();
        int listed = Math.min(all.size(), MOST_CRITERIA);
        double others = 0;
        for (Contribution one : all.subList(listed, all.size())) {
            others += one.points();
        }
        return new ScenarioMoveDto(
                scenario,
                move.change(),
                all.subList(0, listed).stream()
                        .map(one -> new CriterionEffectDto(one.clause(), one.points()))
                        .toList(),
                others,
                explanation.adjustments(),
                explanation.limits(),
                reasons(explanation.ceilingsBegun()),
                reasons(explanation.ceilingsEnded()));
    }

    private static List<WordsDto> reasons(List<CeilingRule> ceilings) {
        return ceilings.stream().map(rule -> ClauseMapper.words(rule.reason())).toList();
    }

    private static List<String> codes(List<ZoneMove> moves) {
        return moves.stream().map(move -> move.zone().code()).toList();
    }

    private String name(int scenario) {
        return side.scenarios().get(scenario).name();
    }
}

package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.WaysUpApi;
import org.zonemark.api.model.AnswerStepDto;
import org.zonemark.api.model.BoundDto;
import org.zonemark.api.model.CriterionLossDto;
import org.zonemark.api.model.ImprovementDto;
import org.zonemark.api.model.ObstacleDto;
import org.zonemark.api.model.PointsLostDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.WayTargetDto;
import org.zonemark.api.model.WayUpDto;
import org.zonemark.api.model.WayUpRequestDto;
import org.zonemark.api.model.ZoneStandingDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.improvement.Bound;
import org.zonemark.improvement.Improvement;
import org.zonemark.improvement.PointsLost;
import org.zonemark.improvement.PointsLost.Loss;
import org.zonemark.improvement.Target;
import org.zonemark.improvement.WayUp;
import org.zonemark.improvement.WayUp.Obstacle;
import org.zonemark.ranking.WayUpService;
import org.zonemark.ranking.WayUpService.Standing;
import org.zonemark.rulebook.Criterion;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.words.Code;
import org.zonemark.words.Phrases;

/** What a zone loses, and how it gets up. */
@RestController
class WayUpController implements WaysUpApi {

    private final WayUpService ways;

    WayUpController(WayUpService ways) {
        this.ways = ways;
    }

    @Override
    public ResponseEntity<PointsLostDto> readPointsLost(String round, String zone) {
        Standing standing = ways.standing(round, zone);
        PointsLost lost = ways.pointsLost(standing);
        Locale locale = LocaleContextHolder.getLocale();
        return ResponseEntity.ok(new PointsLostDto(
                zone,
                standing.member().submitted(),
                position(lost.evaluation(), standing.place()),
                standing.eligible(),
                lost.toLimits(),
                lost.evaluation().ceilings().stream()
                        .map(ceiling -> ceiling.reason().in(locale))
                        .toList(),
                lost.losses().stream().map(one -> loss(one, locale)).toList()));
    }

    @Override
    public ResponseEntity<WayUpDto> findWayUp(String round, String zone, WayUpRequestDto wanted) {
        Standing standing = ways.standing(round, zone);
        WayUp way = ways.wayUp(standing, target(standing, wanted.getTarget()), bounds(wanted.getBounds()));
        Locale locale = LocaleContextHolder.getLocale();
        return ResponseEntity.ok(new WayUpDto(
                zone,
                standing.member().submitted(),
                way.isReached(),
                way.smallest(),
                position(way.before(), way.placeBefore()),
                position(way.after(), way.placeAfter()),
                standing.eligible(),
                way.improvements().stream().map(one -> improvement(one, locale)).toList(),
                way.obstacles().stream().map(one -> obstacle(one, locale)).toList()));
    }

    private static Target target(Standing standing, WayTargetDto target) {
        long given = Stream.of(target.getPlaces(), target.getGrade(), target.getTotal())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw new FaultyInputException(
                    List.of(Fault.at("/target", FaultCode.CONTRADICTION, String.valueOf(given), "one_target")));
        }
        if (target.getPlaces() != null) {
            return new Target.Places(target.getPlaces());
        }
        return target.getGrade() != null
                ? WayUpService.grade(standing.scorer().rulebook(), target.getGrade())
                : new Target.Total(target.getTotal());
    }

    private static List<Bound> bounds(@Nullable List<BoundDto> bounds) {
        List<Bound> read = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (BoundDto bound : bounds == null ? List.<BoundDto>of() : bounds) {
            if (bound == null) {
                faults.add(Fault.at("/bounds/" + (read.size() + faults.size()), FaultCode.REQUIRED, null, "object"));
            } else {
                read.add(new Bound(
                        bound.getClause(), bound.getFrom(), bound.getTo(), Boolean.TRUE.equals(bound.getFixed())));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return read;
    }

    private static CriterionLossDto loss(Loss one, Locale locale) {
        Criterion criterion = one.result().finding().yardstick().criterion();
        PointsLost.Step next = one.next();
        return new CriterionLossDto(
                criterion.id(),
                criterion.indicator().name().in(locale),
                criterion.dimension().id(),
                one.result().finding().score(),
                one.result().points(),
                one.points(),
                said(criterion, one.now(), locale),
                next == null
                        ? null
                        : new AnswerStepDto(said(criterion, next.answer(), locale), next.score(), next.points()));
    }

    private static ImprovementDto improvement(Improvement one, Locale locale) {
        Answer after = one.after();
        return new ImprovementDto(
                one.criterion().id(),
                one.criterion().indicator().name().in(locale),
                said(one.criterion(), one.before(), locale),
                said(one.criterion(), after, locale),
                after.value(),
                after.level(),
                after.items(),
                after.heavyPollutingTransfers(),
                Double.isNaN(one.scoreBefore()) ? null : one.scoreBefore(),
                Double.isNaN(one.scoreAfter()) ? null : one.scoreAfter(),
                one.effort());
    }

    private static ObstacleDto obstacle(Obstacle one, Locale locale) {
        String kind = Code.of(one.kind());
        return new ObstacleDto(
                kind,
                one.about(),
                one.missing(),
                Phrases.text(locale, "obstacle." + kind, one.about() == null ? "" : one.about(), one.missing()));
    }

    /** An answer as people say it. */
    private static String said(Criterion criterion, Answer answer, Locale locale) {
        if (answer.level() != null) {
            return answer.level() + " " + criterion.steps().get(answer.level()).in(locale);
        }
        if (answer.items() != null) {
            return answer.items().size() + "/" + criterion.steps().size();
        }
        return answer.value() == null
                ? Phrases.text(locale, "nothing")
                : criterion.indicator().measure(answer.value()).in(locale);
    }

    private static ZoneStandingDto position(Evaluation evaluation, Place place) {
        return new ZoneStandingDto(
                evaluation.total(),
                place.eligible() ? place.wouldRank() : null,
                place.wouldRank(),
                StandingDto.fromValue(Code.of(evaluation.standing())),
                evaluation.grade() == null ? null : evaluation.grade().id());
    }
}

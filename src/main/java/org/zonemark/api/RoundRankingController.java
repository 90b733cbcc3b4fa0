package org.zonemark.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.RoundRankingApi;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.EconomicRegionDto;
import org.zonemark.api.model.ExitCandidateDto;
import org.zonemark.api.model.LowPlaceDto;
import org.zonemark.api.model.PastPlaceDto;
import org.zonemark.api.model.PlaceDto;
import org.zonemark.api.model.PlacesDto;
import org.zonemark.api.model.PreviousPlaceDto;
import org.zonemark.api.model.RoundRankingDto;
import org.zonemark.api.model.RoundRankingLineDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.ZoneTypeDto;
import org.zonemark.ranking.ExitRule.Candidate;
import org.zonemark.ranking.RoundRanking;
import org.zonemark.ranking.RoundRanking.Line;
import org.zonemark.ranking.RoundRankingService;
import org.zonemark.ranking.RoundRankingService.Past;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.GateResult;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Standing;
import org.zonemark.words.Code;
import org.zonemark.words.Phrases;

/** Rounds in order, and what became of zones over the years. */
@RestController
class RoundRankingController implements RoundRankingApi {

    private static final int PAGE = 100;

    private final RoundRankingService rankings;

    RoundRankingController(RoundRankingService rankings) {
        this.rankings = rankings;
    }

    @Override
    public ResponseEntity<RoundRankingDto> readRoundRanking(
            String round,
            @Nullable String province,
            @Nullable BasinDto basin,
            @Nullable ZoneTypeDto type,
            @Nullable EconomicRegionDto region,
            @Nullable StandingDto standing,
            @Nullable String grade,
            @Nullable String sort,
            @Nullable Boolean descending,
            @Nullable String cursor,
            @Nullable Integer limit) {
        RoundRanking ranking = rankings.ranking(round);
        boolean down = Boolean.TRUE.equals(descending);
        List<Line> wanted = new ArrayList<>(ranking.lines().stream()
                .filter(line -> province == null || province.equals(line.zone().province()))
                .filter(line -> basin == null
                        || basin.getValue().equals(Code.of(line.zone().basin())))
                .filter(line -> type == null
                        || type.getValue().equals(Code.of(line.zone().type())))
                .filter(line -> region == null || region.getValue().equals(Code.of(line.region())))
                .filter(line -> standing == null
                        || standing.getValue().equals(Code.of(line.evaluation().standing())))
                .filter(line -> grade == null || grade.equals(grade(line.evaluation())))
                .toList());
        Comparator<Line> order = RankingPage.order(ranking, sort);
        if (order != null) {
            wanted.sort(down ? order.reversed() : order);
        } else if (down) {
            Collections.reverse(wanted);
        }
        String question = province + " " + basin + " " + type + " " + region + " " + standing + " " + grade + " " + sort
                + " " + down;
        RankingPage page = new RankingPage(ranking, wanted, question, cursor, limit == null ? PAGE : limit);
        Optional<RoundRanking> before = rankings.before(ranking);
        Rulebook rulebook = ranking.cohort().scorer().rulebook();
        Locale locale = LocaleContextHolder.getLocale();
        return ResponseEntity.ok(new RoundRankingDto(
                round,
                EvaluationMapper.version(rulebook),
                EvaluationMapper.version(ranking.cohort().scorer().weights()),
                ranking.eligible(),
                wanted.size(),
                page.lines().stream().map(line -> line(line, before, locale)).toList(),
                page.next()));
    }

    @Override
    public ResponseEntity<List<ExitCandidateDto>> listExitCandidates(String round) {
        return ResponseEntity.ok(rankings.exitCandidates(round).stream()
                .map(RoundRankingController::candidate)
                .toList());
    }

    @Override
    public ResponseEntity<List<PastPlaceDto>> readZoneHistory(String code) {
        return ResponseEntity.ok(rankings.history(code).stream()
                .map(RoundRankingController::past)
                .toList());
    }

    private static RoundRankingLineDto line(Line line, Optional<RoundRanking> before, Locale locale) {
        Evaluation evaluation = line.evaluation();
        Map<String, Double> dimensions = new LinkedHashMap<>();
        evaluation
                .dimensions()
                .forEach(one -> dimensions.put(one.dimension().id(), one.hasScore() ? one.score() : null));
        return new RoundRankingLineDto(
                line.zone().code(),
                line.zone().name(),
                line.zone().province(),
                BasinDto.fromValue(Code.of(line.zone().basin())),
                EconomicRegionDto.fromValue(Code.of(line.region())),
                ZoneTypeDto.fromValue(Code.of(line.zone().type())),
                evaluation.total(),
                evaluation.base(),
                evaluation.geometric(),
                evaluation.adjustment(),
                evaluation.ceilings().stream()
                        .map(ceiling -> ceiling.reason().in(locale))
                        .toList(),
                StandingDto.fromValue(Code.of(evaluation.standing())),
                why(evaluation, locale),
                without(line, locale),
                grade(evaluation),
                new PlacesDto(
                        place(line.whole()),
                        place(line.inBasin()),
                        place(line.inRegion()),
                        place(line.inProvince()),
                        place(line.inType())),
                dimensions,
                before.flatMap(ranking -> previous(ranking, line)).orElse(null));
    }

    /** Gates that are not passed, by clause and name; nothing else stands in the way of a rank but evidence and fraud. */
    private static List<String> why(Evaluation evaluation, Locale locale) {
        List<String> why = new ArrayList<>();
        for (Finding finding : evaluation.findings().all()) {
            if (finding.gate() != null && finding.gate() != GateResult.PASSED) {
                why.add(Phrases.text(
                        locale,
                        "ranking.gate_" + Code.of(finding.gate()),
                        finding.clause(),
                        finding.yardstick().criterion().indicator().name()));
            }
        }
        if (evaluation.standing() == Standing.PROVISIONAL) {
            why.add(Phrases.text(locale, "obstacle.evidence", "", 0));
        } else if (evaluation.standing() == Standing.VETOED && why.isEmpty()) {
            why.add(Phrases.text(locale, "obstacle.fraud", "", 0));
        }
        return why;
    }

    private static @Nullable String without(Line line, Locale locale) {
        return line.whole().eligible()
                ? null
                : Phrases.text(
                        locale,
                        "ranking.without_" + Code.of(line.evaluation().standing()),
                        line.whole().wouldRank());
    }

    private static Optional<PreviousPlaceDto> previous(RoundRanking before, Line line) {
        return before.lines().stream()
                .filter(one -> one.zone().code().equals(line.zone().code()))
                .findFirst()
                .map(one -> new PreviousPlaceDto(
                        before.cohort().round().id(), one.evaluation().total(), place(one.whole()), before.eligible()));
    }

    private static PastPlaceDto past(Past past) {
        Rulebook rulebook = past.ranking().cohort().scorer().rulebook();
        return new PastPlaceDto(
                past.round().id(),
                past.round().plan().dataYear(),
                past.line().evaluation().total(),
                grade(past.line().evaluation()),
                StandingDto.fromValue(Code.of(past.line().evaluation().standing())),
                place(past.line().whole()),
                past.ranking().eligible(),
                past.change(),
                past.sameVersions(),
                EvaluationMapper.version(rulebook),
                EvaluationMapper.version(past.ranking().cohort().scorer().weights()));
    }

    private static ExitCandidateDto candidate(Candidate one) {
        return new ExitCandidateDto(
                one.zone().code(),
                one.zone().name(),
                one.zone().province(),
                one.vetoed(),
                one.low().stream()
                        .map(low -> new LowPlaceDto(low.round(), low.rank(), low.eligible()))
                        .toList());
    }

    private static PlaceDto place(Place place) {
        return new PlaceDto(place.eligible() ? place.wouldRank() : null, place.wouldRank());
    }

    private static @Nullable String grade(Evaluation evaluation) {
        return evaluation.grade() == null ? null : evaluation.grade().id();
    }
}

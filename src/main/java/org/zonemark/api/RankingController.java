package org.zonemark.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.RankingApi;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.RankedZoneDto;
import org.zonemark.api.model.RankingDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.ZoneTypeDto;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.ZoneFigures;
import org.zonemark.ranking.RankedZone;
import org.zonemark.ranking.Ranking;
import org.zonemark.ranking.RankingService;
import org.zonemark.scoring.Place;
import org.zonemark.words.Code;

/** Ranks zones. */
@RestController
class RankingController implements RankingApi {

    private final RankingService rankings;
    private final Scorers scorers;

    RankingController(RankingService rankings, Scorers scorers) {
        this.rankings = rankings;
        this.scorers = scorers;
    }

    @Override
    public ResponseEntity<RankingDto> rank(
            Integer year, @Nullable BasinDto basin, @Nullable String province, @Nullable ZoneTypeDto type) {
        Ranking ranking = rankings.rank(year, ZoneMapper.filter(scorers.rulebook(), province, basin, type));
        return ResponseEntity.ok(new RankingDto(
                ranking.year(),
                (int) ranking.eligible(),
                ranking.zones().stream().map(RankingController::ranked).toList(),
                ranking.notScorable(),
                EvaluationMapper.version(ranking.rulebook()),
                EvaluationMapper.version(ranking.weights())));
    }

    private static RankedZoneDto ranked(RankedZone one) {
        ZoneFigures figures = one.figures();
        return new RankedZoneDto(
                rank(one.overall()),
                one.overall().wouldRank(),
                rank(one.inBasin()),
                rank(one.inProvince()),
                rank(one.inType()),
                ZoneMapper.zone(figures.zone()),
                figures.total(),
                figures.base(),
                orNull(figures.ecology()),
                orNull(figures.greenManufacturing()),
                StandingDto.fromValue(Code.of(figures.standing())),
                figures.grade());
    }

    private static @Nullable Integer rank(Place place) {
        return place.eligible() ? place.wouldRank() : null;
    }

    private static @Nullable Double orNull(double score) {
        return Double.isNaN(score) ? null : score;
    }
}

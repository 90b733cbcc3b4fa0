package org.zonemark.ranking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.FiguresService;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.ZoneFigures;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;

/** Ranks the zones of a year by what is stored. */
@Service
public class RankingService {

    private final FiguresService kept;
    private final Scorers scorers;

    RankingService(FiguresService kept, Scorers scorers) {
        this.kept = kept;
        this.scorers = scorers;
    }

    /** Ranks all zones of the year, and lists those wanted. */
    public Ranking rank(int year, ZoneFilter filter) {
        SelfAssessmentScorer by = scorers.inForce();
        Rulebook rulebook = by.scorer().rulebook();
        RankOrder<ZoneFigures> order = ZoneFigures.order(rulebook.sizes().equalWithin());
        FiguresService.Figures figures = kept.figures(year, by);
        List<ZoneFigures> all = figures.scored();
        Map<ZoneFigures, Place> overall = places(order, all);
        Map<ZoneFigures, Place> inBasin =
                placesWithin(order, all, one -> one.zone().basin());
        Map<ZoneFigures, Place> inProvince =
                placesWithin(order, all, one -> one.zone().province());
        Map<ZoneFigures, Place> inType =
                placesWithin(order, all, one -> one.zone().type());
        List<RankedZone> ranked = all.stream()
                .filter(one -> filter.wants(one.zone()))
                .map(one ->
                        new RankedZone(one, overall.get(one), inBasin.get(one), inProvince.get(one), inType.get(one)))
                .sorted(Comparator.comparing((RankedZone one) -> !one.overall().eligible())
                        .thenComparing(one -> one.overall().wouldRank())
                        .thenComparing(one -> one.figures().zone().code()))
                .toList();
        long eligible = all.stream().filter(ZoneFigures::isEligible).count();
        return new Ranking(
                year,
                eligible,
                ranked,
                figures.notScorable(),
                rulebook,
                by.scorer().weights());
    }

    private static Map<ZoneFigures, Place> placesWithin(
            RankOrder<ZoneFigures> order, List<ZoneFigures> all, Function<ZoneFigures, Object> group) {
        Map<ZoneFigures, Place> places = new HashMap<>();
        all.stream()
                .collect(Collectors.groupingBy(group))
                .values()
                .forEach(members -> places.putAll(places(order, members)));
        return places;
    }

    private static Map<ZoneFigures, Place> places(RankOrder<ZoneFigures> order, List<ZoneFigures> members) {
        List<Place> places = order.places(members, ZoneFigures::isEligible);
        Map<ZoneFigures, Place> byZone = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            byZone.put(members.get(i), places.get(i));
        }
        return byZone;
    }
}

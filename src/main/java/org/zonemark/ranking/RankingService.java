package org.zonemark.ranking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.ZoneFigures;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Scorer;

/** Ranks the zones of a year by what is stored. */
@Service
public class RankingService {

    private final AssessmentService assessments;
    private final Scorer scorer;
    private final RankOrder<ZoneFigures> order;

    RankingService(AssessmentService assessments, Scorer scorer) {
        this.assessments = assessments;
        this.scorer = scorer;
        this.order = ZoneFigures.order(scorer.rulebook().sizes().equalWithin());
    }

    /** Ranks all zones of the year, and lists those wanted. */
    public Ranking rank(int year, ZoneFilter filter) {
        AssessmentService.Figures figures = assessments.figures(year);
        List<ZoneFigures> all = figures.scored();
        Map<ZoneFigures, Place> overall = places(all);
        Map<ZoneFigures, Place> inBasin = placesWithin(all, one -> one.zone().basin());
        Map<ZoneFigures, Place> inProvince = placesWithin(all, one -> one.zone().province());
        Map<ZoneFigures, Place> inType = placesWithin(all, one -> one.zone().type());
        List<RankedZone> ranked = all.stream()
                .filter(one -> filter.wants(one.zone()))
                .map(one ->
                        new RankedZone(one, overall.get(one), inBasin.get(one), inProvince.get(one), inType.get(one)))
                .sorted(Comparator.comparing((RankedZone one) -> !one.overall().eligible())
                        .thenComparing(one -> one.overall().wouldRank())
                        .thenComparing(one -> one.figures().zone().code()))
                .toList();
        long eligible = all.stream().filter(ZoneFigures::isEligible).count();
        return new Ranking(year, eligible, ranked, figures.notScorable(), scorer.rulebook(), scorer.weights());
    }

    private Map<ZoneFigures, Place> placesWithin(List<ZoneFigures> all, Function<ZoneFigures, Object> group) {
        Map<ZoneFigures, Place> places = new HashMap<>();
        all.stream().collect(Collectors.groupingBy(group)).values().forEach(members -> places.putAll(places(members)));
        return places;
    }

    private Map<ZoneFigures, Place> places(List<ZoneFigures> members) {
        List<Place> places = order.places(members, ZoneFigures::isEligible);
        Map<ZoneFigures, Place> byZone = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            byZone.put(members.get(i), places.get(i));
        }
        return byZone;
    }
}

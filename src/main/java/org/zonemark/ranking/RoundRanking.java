package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.CohortZone;

/**
 * The zones of a round in order (section 4.6 of the scoring model): eligible ones by rank, then the others by the rank that they
 * would have without their standing.
 */
public record RoundRanking(RoundCohort cohort, List<Line> lines) {

    /**
     * A zone with its places.
     *
     * @param whole among all that have submitted
     */
    public record Line(
            Zone zone,
            Evaluation evaluation,
            Place whole,
            Place inBasin,
            Place inRegion,
            Place inProvince,
            Place inType) {

        public EconomicRegion region() {
            return EconomicRegion.of(zone.province());
        }
    }

    private static final Comparator<Line> BY_RANK = Comparator.comparing(
                    (Line line) -> !line.whole().eligible())
            .thenComparing(line -> line.whole().wouldRank())
            .thenComparing(line -> line.zone().code());

    public RoundRanking {
        lines = List.copyOf(lines);
    }

    static RoundRanking of(RoundCohort cohort) {
        List<CohortZone> zones = cohort.zones();
        List<Evaluation> evaluations = zones.stream()
                .map(zone -> cohort.aggregation().total(zone.findings(), zone.circumstances()))
                .toList();
        double equalWithin = cohort.scorer().rulebook().sizes().equalWithin();
        List<Place> whole = within(zones, evaluations, equalWithin, zone -> "");
        List<Place> basin = within(zones, evaluations, equalWithin, Zone::basin);
        List<Place> region = within(zones, evaluations, equalWithin, zone -> EconomicRegion.of(zone.province()));
        List<Place> province = within(zones, evaluations, equalWithin, Zone::province);
        List<Place> type = within(zones, evaluations, equalWithin, Zone::type);
        List<Line> lines = IntStream.range(0, zones.size())
                .mapToObj(z -> new Line(
                        zones.get(z).zone(),
                        evaluations.get(z),
                        whole.get(z),
                        basin.get(z),
                        region.get(z),
                        province.get(z),
                        type.get(z)))
                .sorted(BY_RANK)
                .toList();
        return new RoundRanking(cohort, lines);
    }

    /** How many zones have a rank. */
    public int eligible() {
        return (int) lines.stream().filter(line -> line.whole().eligible()).count();
    }

    /** The places of all zones among those of their group. */
    private static List<Place> within(
            List<CohortZone> zones, List<Evaluation> evaluations, double equalWithin, Function<Zone, Object> group) {
        RankOrder<Integer> order = RankOrder.ofZones(
                z -> evaluations.get(z).total(),
                z -> evaluations.get(z).dimensionScore("ecology"),
                z -> evaluations.get(z).dimensionScore("green_manufacturing"),
                equalWithin);
        Place[] places = new Place[zones.size()];
        Map<Object, List<Integer>> groups = IntStream.range(0, zones.size())
                .boxed()
                .collect(Collectors.groupingBy(z -> group.apply(zones.get(z).zone())));
        groups.values().forEach(members -> {
            List<Place> own = order.places(members, z -> evaluations.get(z).standing() == Standing.ELIGIBLE);
            for (int i = 0; i < members.size(); i++) {
                places[members.get(i)] = own.get(i);
            }
        });
        return new ArrayList<>(List.of(places));
    }
}

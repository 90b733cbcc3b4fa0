package org.zonemark.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.CutTie;
import org.zonemark.weighting.DrawnCut;
import org.zonemark.weighting.DrawnCut.DrawnZone;
import org.zonemark.weighting.ScoredZone;
import org.zonemark.words.Code;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every figure of a published round as JSON. It is made from the inputs alone, when it is published and whenever it is verified. */
final class ResultsFile {

    private final JsonMapper json;

    ResultsFile(JsonMapper json) {
        this.json = json;
    }

    ObjectNode of(PublishedRound round, List<CohortZone> cohort) {
        double equalWithin = round.scorer().rulebook().sizes().equalWithin();
        List<ScoredZone> zones = cohort.stream()
                .map(zone -> new ScoredZone(
                        zone.zone(), round.scorer().aggregation().total(zone.findings(), zone.circumstances())))
                .toList();
        DrawnCut cut = DrawnCut.of(zones, round.cut(), equalWithin, tie -> decided(round, tie));
        List<Place> inBasin = placesWithin(zones, Zone::basin, equalWithin);
        List<Place> inProvince = placesWithin(zones, Zone::province, equalWithin);
        List<Place> inType = placesWithin(zones, Zone::type, equalWithin);
        ObjectNode document = json.createObjectNode();
        ArrayNode lines = document.putArray("zones");
        for (int z = 0; z < zones.size(); z++) {
            ObjectNode line = lines.addObject();
            DrawnZone drawn = cut.zones().get(z);
            zone(line, zones.get(z), drawn);
            line.putObject("places")
                    .put("eligible", drawn.place().eligible())
                    .put("whole", drawn.place().wouldRank())
                    .put("basin", inBasin.get(z).wouldRank())
                    .put("province", inProvince.get(z).wouldRank())
                    .put("type", inType.get(z).wouldRank());
        }
        return document;
    }

    private static Optional<List<String>> decided(PublishedRound round, CutTie tie) {
        return round.ties().stream()
                .filter(order -> order.size() == tie.codes().size() && order.containsAll(tie.codes()))
                .findFirst();
    }

    private static void zone(ObjectNode node, ScoredZone scored, DrawnZone drawn) {
        Evaluation evaluation = scored.evaluation();
        node.put("zone", scored.zone().code())
                .put("base", evaluation.base())
                .put("geometric", evaluation.geometric())
                .put("adjustment", evaluation.adjustment())
                .put("total", evaluation.total())
                .put("standing", Code.of(evaluation.standing()))
                .put(
                        "grade",
                        evaluation.grade() == null ? null : evaluation.grade().id())
                .put("cut", Code.of(drawn.outcome()));
        ArrayNode ceilings = node.putArray("ceilings");
        evaluation.ceilings().forEach(ceiling -> ceilings.add(ceiling.id()));
        ArrayNode dimensions = node.putArray("dimensions");
        for (DimensionResult one : evaluation.dimensions()) {
            ObjectNode dimension =
                    dimensions.addObject().put("id", one.dimension().id());
            score(dimension, one.score());
            dimension.put("points", one.points());
        }
        ArrayNode criteria = node.putArray("criteria");
        evaluation.criteria().forEach(one -> criterion(criteria.addObject(), one));
    }

    private static void criterion(ObjectNode node, CriterionResult one) {
        node.put("clause", one.finding().clause())
                .put("status", Code.of(one.finding().status()));
        node.put(
                "gate",
                one.finding().gate() == null ? null : Code.of(one.finding().gate()));
        score(node, one.finding().score());
        node.put("points", one.points());
    }

    private static void score(ObjectNode node, double score) {
        if (Double.isNaN(score)) {
            node.putNull("score");
        } else {
            node.put("score", score);
        }
    }

    private static List<Place> placesWithin(List<ScoredZone> zones, Function<Zone, Object> group, double equalWithin) {
        Place[] places = new Place[zones.size()];
        Map<Object, List<Integer>> groups = IntStream.range(0, zones.size())
                .boxed()
                .collect(Collectors.groupingBy(z -> group.apply(zones.get(z).zone())));
        groups.values().forEach(members -> {
            List<Place> own = RankOrder.<Integer>ofZones(
                            z -> zones.get(z).evaluation().total(),
                            z -> zones.get(z).evaluation().dimensionScore("ecology"),
                            z -> zones.get(z).evaluation().dimensionScore("green_manufacturing"),
                            equalWithin)
                    .places(members, z -> zones.get(z).evaluation().standing() == Standing.ELIGIBLE);
            for (int i = 0; i < members.size(); i++) {
                places[members.get(i)] = own.get(i);
            }
        });
        return new ArrayList<>(List.of(places));
    }
}

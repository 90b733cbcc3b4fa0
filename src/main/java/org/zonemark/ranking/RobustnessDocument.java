package org.zonemark.ranking;

import java.util.List;
import org.zonemark.robustness.ChoiceSensitivity;
import org.zonemark.robustness.ChoiceSensitivity.Choice;
import org.zonemark.robustness.CohortTable;
import org.zonemark.robustness.MethodComparison;
import org.zonemark.robustness.MethodComparison.Other;
import org.zonemark.robustness.Robustness;
import org.zonemark.robustness.Robustness.Neighbours;
import org.zonemark.robustness.Robustness.ZoneRobustness;
import org.zonemark.robustness.RobustnessStudy;
import org.zonemark.robustness.SobolIndices.Index;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.Progress;
import org.zonemark.words.Code;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down how sure a ranking is, as the contract has it. */
public final class RobustnessDocument {

    /** Points at which the choices are tried; so many give indices within a few hundredths. */
    private static final int CHOICE_POINTS = 1024;

    private final JsonMapper json;
    private final String round;
    private final Scorer scorer;
    private final Cut cut;
    private final List<CohortZone> zones;

    public RobustnessDocument(JsonMapper json, String round, Scorer scorer, Cut cut, List<CohortZone> zones) {
        this.json = json;
        this.round = round;
        this.scorer = scorer;
        this.cut = cut;
        this.zones = List.copyOf(zones);
    }

    /**
     * Computes and writes down.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} throws it
     */
    public ObjectNode computed(RobustnessJob.Parameters wanted, int threads, Progress progress) {
        CohortTable table = CohortTable.of(scorer.rulebook().sizes(), scorer.aggregation(), zones);
        long all = (long) wanted.draws() + CHOICE_POINTS;
        Robustness robustness = new RobustnessStudy(table, cut, wanted.seed(), wanted.spread())
                .run(wanted.draws(), threads, (done, total) -> progress.at(done, all));
        MethodComparison methods = MethodComparison.of(table);
        ChoiceSensitivity choices = ChoiceSensitivity.of(
                table,
                wanted.seed(),
                wanted.spread(),
                CHOICE_POINTS,
                threads,
                (done, total) -> progress.at(wanted.draws() + done, all));
        return of(robustness, methods, choices);
    }

    private ObjectNode of(Robustness robustness, MethodComparison methods, ChoiceSensitivity choices) {
        ObjectNode document = json.createObjectNode()
                .put("round", round)
                .put("rulebookSha256", scorer.rulebook().sha256())
                .put("weightSetSha256", scorer.weights().sha256())
                .put("inputsSha256", RoundCohort.sha256(scorer, cut, zones))
                .put("seed", robustness.seed())
                .put("spread", robustness.spread())
                .put("draws", robustness.draws());
        ArrayNode zones = document.putArray("zones");
        robustness.zones().forEach(zone -> zone(zones.addObject(), zone));
        ArrayNode neighbours = document.putArray("neighbours");
        robustness.neighbours().forEach(pair -> pair(neighbours.addObject(), pair));
        ArrayNode groups = document.putArray("tiedGroups");
        robustness.tiedGroups().forEach(group -> {
            ArrayNode codes = groups.addArray();
            group.forEach(zone -> codes.add(zone.code()));
        });
        ArrayNode others = document.putArray("methods");
        methods.others().forEach(other -> method(others.addObject(), methods, other));
        choices(document.putObject("choices"), choices);
        return document;
    }

    private static void zone(ObjectNode node, ZoneRobustness zone) {
        node.put("zone", zone.zone().code())
                .put("name", zone.zone().name())
                .put("province", zone.zone().province())
                .put("eligible", zone.place().eligible())
                .put("wouldRank", zone.place().wouldRank())
                .put("mean", zone.mean())
                .put("low", zone.low())
                .put("median", zone.median())
                .put("high", zone.high())
                .put("best", zone.best())
                .put("worst", zone.worst())
                .put("makesCut", zone.makesCut());
    }

    private static void pair(ObjectNode node, Neighbours pair) {
        node.put("ahead", pair.ahead().code())
                .put("behind", pair.behind().code())
                .put("tied", pair.tied())
                .put("holds", pair.holds())
                .put("tooCloseToCall", pair.isTooCloseToCall());
    }

    private static void method(ObjectNode node, MethodComparison methods, Other other) {
        node.put("normalisation", Code.of(other.method().normalisation()))
                .put("mean", Code.of(other.method().mean()))
                .put("leftOut", other.method().leftOut())
                .put("meanShift", other.meanShift())
                .put("greatestShift", other.greatestShift());
        other.agreement().kendall().ifPresentOrElse(tau -> node.put("kendall", tau), () -> node.putNull("kendall"));
        ArrayNode zones = node.putArray("zones");
        for (int i = 0; i < other.ranks().size(); i++) {
            zones.addObject()
                    .put("zone", methods.zones().get(i).code())
                    .put("before", methods.ranks().get(i))
                    .put("after", other.ranks().get(i));
        }
    }

    private static void choices(ObjectNode node, ChoiceSensitivity choices) {
        node.put("points", choices.points())
                .put("meanShift", choices.meanShift())
                .put("variance", choices.variance())
                .put("decisive", Code.of(choices.decisive()));
        for (Choice choice : Choice.values()) {
            Index index = choices.of(choice);
            node.putObject(Code.of(choice))
                    .put("first", index.first())
                    .put("firstError", index.firstError())
                    .put("total", index.total())
                    .put("totalError", index.totalError());
        }
    }
}

package org.zonemark.ranking;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.zonemark.job.JobKind;
import org.zonemark.reachable.ReachableRank;
import org.zonemark.reachable.ReachableRank.Reach;
import org.zonemark.reachable.ReachableRanks;
import org.zonemark.reachable.Scope;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.weighting.Progress;
import org.zonemark.words.Code;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Computes the best and worst ranks that legal weights can give the zones of a round. */
@Component
public class ReachableRanksJob implements JobKind {

    /** Its name among jobs. */
    public static final String NAME = "reachable_ranks";

    /** @param scope {@code dimensions} or {@code all} */
    public record Parameters(String scope) {}

    private final RoundCohorts cohorts;
    private final JsonMapper json;

    ReachableRanksJob(RoundCohorts cohorts, JsonMapper json) {
        this.cohorts = cohorts;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String inputsNow(String round) {
        return cohorts.of(round).sha256();
    }

    @Override
    public Outcome run(String round, String parameters, Progress progress) {
        Scope scope = Scope.valueOf(
                json.readValue(parameters, Parameters.class).scope().toUpperCase(Locale.ROOT));
        RoundCohort cohort = cohorts.of(round);
        ObjectNode document = json.createObjectNode()
                .put("round", round)
                .put("rulebookSha256", cohort.scorer().rulebook().sha256())
                .put("weightSetSha256", cohort.scorer().weights().sha256())
                .put("inputsSha256", cohort.sha256())
                .put("scope", Code.of(scope));
        ArrayNode zones = document.putArray("zones");
        ReachableRanks ranks =
                new ReachableRanks(cohort.scorer().rulebook(), cohort.scorer().weights(), cohort.zones(), scope);
        for (ReachableRank one : ranks.all(progress)) {
            ObjectNode zone = zones.addObject()
                    .put("zone", one.zone().code())
                    .put("name", one.zone().name())
                    .put("eligible", one.place().eligible())
                    .put("wouldRank", one.place().wouldRank());
            reach(zone.putObject("best"), one.best());
            reach(zone.putObject("worst"), one.worst());
        }
        return new Outcome(cohort.sha256(), json.writeValueAsString(document));
    }

    private static void reach(ObjectNode node, Reach reach) {
        node.put("rank", reach.rank()).put("bound", reach.bound()).put("exact", reach.isExact());
        ArrayNode dimensions = node.putArray("dimensions");
        for (DimensionWeight one : reach.weights().dimensions()) {
            ObjectNode dimension =
                    dimensions.addObject().put("id", one.dimension()).put("weight", one.weight());
            ObjectNode criteria = dimension.putObject("criteria");
            one.criteria().forEach(criteria::put);
        }
    }
}

package org.zonemark.ranking;

import org.springframework.stereotype.Component;
import org.zonemark.job.JobKind;
import org.zonemark.weighting.Progress;
import tools.jackson.databind.json.JsonMapper;

/** Computes how sure the places of a round are (section 6 of the scoring model). */
@Component
public class RobustnessJob implements JobKind {

    /** Its name among jobs. */
    public static final String NAME = "robustness";

    /**
     * What is asked for.
     *
     * @param spread by how much a weight may be more or less, 0 to 0.5
     */
    public record Parameters(int draws, long seed, double spread) {}

    private final RoundCohorts cohorts;
    private final JsonMapper json;

    RobustnessJob(RoundCohorts cohorts, JsonMapper json) {
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
        Parameters wanted = json.readValue(parameters, Parameters.class);
        RoundCohort cohort = cohorts.of(round);
        int threads = Runtime.getRuntime().availableProcessors();
        RobustnessDocument document =
                new RobustnessDocument(json, round, cohort.scorer(), cohort.cut(), cohort.zones());
        return new Outcome(cohort.sha256(), json.writeValueAsString(document.computed(wanted, threads, progress)));
    }
}

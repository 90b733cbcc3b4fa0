package org.zonemark.ranking;

import org.springframework.stereotype.Component;
import org.zonemark.job.JobKind;
import org.zonemark.robustness.ChoiceSensitivity;
import org.zonemark.robustness.CohortTable;
import org.zonemark.robustness.MethodComparison;
import org.zonemark.robustness.Robustness;
import org.zonemark.robustness.RobustnessStudy;
import org.zonemark.weighting.Progress;
import tools.jackson.databind.json.JsonMapper;

/** Computes how sure the places of a round are (section 6 of the scoring model). */
@Component
public class RobustnessJob implements JobKind {

    /** Its name among jobs. */
    public static final String NAME = "robustness";

    /** Points at which the choices are tried; so many give indices within a few hundredths. */
    private static final int CHOICE_POINTS = 1024;

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
        CohortTable table = CohortTable.of(cohort.scorer().rulebook().sizes(), cohort.aggregation(), cohort.zones());
        int threads = Runtime.getRuntime().availableProcessors();
        long all = (long) wanted.draws() + CHOICE_POINTS;
        Robustness robustness = new RobustnessStudy(table, cohort.cut(), wanted.seed(), wanted.spread())
                .run(wanted.draws(), threads, (done, total) -> progress.at(done, all));
        MethodComparison methods = MethodComparison.of(table);
        ChoiceSensitivity choices = ChoiceSensitivity.of(
                table,
                wanted.seed(),
                wanted.spread(),
                CHOICE_POINTS,
                threads,
                (done, total) -> progress.at(wanted.draws() + done, all));
        return new Outcome(
                cohort.sha256(),
                json.writeValueAsString(new RobustnessDocument(json, cohort).of(robustness, methods, choices)));
    }
}

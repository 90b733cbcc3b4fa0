package org.zonemark;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.job.JobService;
import org.zonemark.ranking.RobustnessJob;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundService;
import org.zonemark.round.Rung;
import org.zonemark.round.Step;
import org.zonemark.round.StepDetails;
import org.zonemark.scoring.Zone;

/** With the profile {@code demo}: a round that all sample zones but one have applied to, so that there is something to rank. */
@Component
@Profile("demo")
@Order
class DemoRound implements ApplicationRunner {

    static final String ROUND = "demo-2025";

    /** Still a draft, so that whoever looks around can fill it in and submit it. */
    private static final String NOT_YET = "demo-hb-01";

    private static final int YEAR = 2025;
    private static final int PLACES = 12;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String ACTOR = "system";
    private static final String DRAWS = "{\"draws\":10000,\"seed\":2025,\"spread\":0.2}";

    private final RoundService rounds;
    private final ApplicationService applications;
    private final AssessmentService assessments;
    private final JobService jobs;
    private final Clock clock;

    DemoRound(
            RoundService rounds,
            ApplicationService applications,
            AssessmentService assessments,
            JobService jobs,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.assessments = assessments;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (rounds.rounds().stream().anyMatch(round -> round.id().equals(ROUND))) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        rounds.plan(
                ACTOR,
                ROUND,
                new Round.Plan(
                        "2025年度示范评价（演示）",
                        YEAR,
                        today.minusDays(20),
                        today.plusDays(40),
                        List.of(),
                        List.of(),
                        null,
                        PLACES,
                        null,
                        Set.<Rung>of()),
                0);
        rounds.open(ACTOR, ROUND);
        for (Zone zone : assessments.zones(ZoneFilter.EVERY_ZONE)) {
            if (!zone.code().equals(NOT_YET)) {
                Actor signer = new Actor(ACTOR, Set.of(Role.ZONE_SIGNER), zone.code(), null, null, true);
                applications.take(
                        signer, ROUND, zone.code(), Step.SUBMIT, new StepDetails(null, true, null, null, List.of()));
            }
        }
        jobs.request(ACTOR, RobustnessJob.NAME, ROUND, DRAWS);
    }
}

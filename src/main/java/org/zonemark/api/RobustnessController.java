package org.zonemark.api;

import java.net.URI;
import java.security.SecureRandom;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.RobustnessApi;
import org.zonemark.api.model.JobDto;
import org.zonemark.api.model.ReachableRanksDto;
import org.zonemark.api.model.ReachableRanksRequestDto;
import org.zonemark.api.model.RobustnessDto;
import org.zonemark.api.model.RobustnessRequestDto;
import org.zonemark.job.Job;
import org.zonemark.job.JobService;
import org.zonemark.ranking.ReachableRanksJob;
import org.zonemark.ranking.RobustnessJob;
import tools.jackson.databind.json.JsonMapper;

/** How sure the places of a round are, and which ranks other weights could give. */
@RestController
class RobustnessController implements RobustnessApi {

    /** Seeds up to here are whole numbers to every reader of JSON. */
    private static final long SEEDS = 1L << 53;

    /** Section 6 of the scoring model. */
    private static final int MODEL_DRAWS = 1000;

    private static final double MODEL_SPREAD = 0.2;

    private final JobService jobs;
    private final JobMapper mapper;
    private final CurrentActor currentActor;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    RobustnessController(JobService jobs, JobMapper mapper, CurrentActor currentActor, JsonMapper json) {
        this.jobs = jobs;
        this.mapper = mapper;
        this.currentActor = currentActor;
        this.json = json;
    }

    @Override
    public ResponseEntity<JobDto> requestRobustness(String round, RobustnessRequestDto wanted) {
        long seed = wanted.getSeed() == null ? random.nextLong(SEEDS) : wanted.getSeed();
        int draws = wanted.getDraws() == null ? MODEL_DRAWS : wanted.getDraws();
        double spread = wanted.getSpread() == null ? MODEL_SPREAD : wanted.getSpread();
        return requested(round, RobustnessJob.NAME, new RobustnessJob.Parameters(draws, seed, spread));
    }

    @Override
    public ResponseEntity<RobustnessDto> readRobustness(String round, String job) {
        return ResponseEntity.ok(json.readValue(jobs.result(job, RobustnessJob.NAME, round), RobustnessDto.class));
    }

    @Override
    public ResponseEntity<JobDto> requestReachableRanks(String round, ReachableRanksRequestDto wanted) {
        return requested(
                round,
                ReachableRanksJob.NAME,
                new ReachableRanksJob.Parameters(wanted.getScope().getValue()));
    }

    @Override
    public ResponseEntity<ReachableRanksDto> readReachableRanks(String round, String job) {
        return ResponseEntity.ok(
                json.readValue(jobs.result(job, ReachableRanksJob.NAME, round), ReachableRanksDto.class));
    }

    private ResponseEntity<JobDto> requested(String round, String kind, Object parameters) {
        Job job = jobs.request(currentActor.require().name(), kind, round, json.writeValueAsString(parameters));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(mapper.job(job));
    }
}

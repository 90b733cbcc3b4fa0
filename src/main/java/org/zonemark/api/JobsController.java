package org.zonemark.api;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.JobsApi;
import org.zonemark.api.model.JobDto;
import org.zonemark.job.JobService;
import org.zonemark.round.RoundService;

/** Long computations. */
@RestController
class JobsController implements JobsApi {

    private final JobService jobs;
    private final RoundService rounds;
    private final JobMapper mapper;
    private final CurrentActor currentActor;

    JobsController(JobService jobs, RoundService rounds, JobMapper mapper, CurrentActor currentActor) {
        this.jobs = jobs;
        this.rounds = rounds;
        this.mapper = mapper;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<List<JobDto>> listJobs(String round) {
        String id = rounds.round(round).id();
        return ResponseEntity.ok(jobs.jobs(id).stream().map(mapper::job).toList());
    }

    @Override
    public ResponseEntity<JobDto> readJob(String job) {
        return ResponseEntity.ok(mapper.job(jobs.job(job)));
    }

    @Override
    public ResponseEntity<JobDto> cancelJob(String job) {
        return ResponseEntity.ok(mapper.job(jobs.cancel(currentActor.require().name(), job)));
    }
}

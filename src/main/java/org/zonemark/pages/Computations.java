package org.zonemark.pages;

import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zonemark.api.contract.JobsApi;
import org.zonemark.api.model.JobDto;
import org.zonemark.api.model.JobStateDto;

/** What was computed for rounds. */
@Component
class Computations {

    private final JobsApi jobs;

    Computations(JobsApi jobs) {
        this.jobs = jobs;
    }

    /** The last one of a kind that was finished, whether or not something has changed since. */
    Optional<JobDto> last(String round, JobDto.KindEnum kind) {
        return Contract.body(jobs.listJobs(round)).stream()
                .filter(job -> job.getKind() == kind && job.getState() == JobStateDto.DONE)
                .max(Comparator.comparing(JobDto::getRequestedAt));
    }
}

package org.zonemark.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.words.Phrases;

/** Long computations, asked for, looked at and cancelled. {@link JobRunner} does them. */
@Service
public class JobService {

    /** So many wait at most; who asks for more is told to come back. */
    static final int MOST_WAITING = 50;

    private final JobRepository jobs;
    private final Map<String, JobKind> kinds;
    private final AuditTrail audit;
    private final Clock clock;

    JobService(JobRepository jobs, List<JobKind> kinds, AuditTrail audit, Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a computation. One that is under way with the same parameters, or was done from what is there still, is given
     * instead of a new one.
     *
     * @param parameters JSON, at most 2,000 characters
     * @throws TooManyJobsException if too many wait
     */
    @Transactional
    public Job request(String actor, String kind, String round, String parameters) {
        String inputs = kind(kind).inputsNow(round);
        Optional<Job> same = jobs.ofRound(round).stream()
                .filter(job -> job.kind().equals(kind) && job.parameters().equals(parameters))
                .filter(job -> !job.state().isEnd() || inputs.equals(job.inputs()))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (jobs.waiting() >= MOST_WAITING) {
            throw new TooManyJobsException(MOST_WAITING);
        }
        Job job = new Job(
                UUID.randomUUID().toString().replace("-", ""),
                kind,
                round,
                parameters,
                JobState.QUEUED,
                0,
                0,
                actor,
                now(),
                null,
                null,
                null,
                null);
        jobs.add(job);
        audit.tell(actor, "requestJob", subject(job.id()), null, null, job);
        return job;
    }

    /** @throws NotFoundException if there is none */
    @Transactional(readOnly = true)
    public Job job(String id) {
        return jobs.find(id).orElseThrow(() -> noSuchJob(id));
    }

    /** The last hundred of a round, the last first. */
    @Transactional(readOnly = true)
    public List<Job> jobs(String round) {
        return jobs.ofRound(round);
    }

    /** Whether a job that is done would come to the same now; false for one that is not done. */
    public boolean isCurrent(Job job) {
        try {
            return job.inputs() != null && job.inputs().equals(kind(job.kind()).inputsNow(job.round()));
        } catch (ConflictException e) {
            // Nothing is there any more that it could be computed from.
            return false;
        }
    }

    /**
     * The result, JSON.
     *
     * @throws NotFoundException if there is no such job of this kind and round
     * @throws ConflictException if it is not done
     */
    @Transactional(readOnly = true)
    public String result(String id, String kind, String round) {
        Job job = job(id);
        if (!job.kind().equals(kind) || !job.round().equals(round)) {
            throw noSuchJob(id);
        }
        return jobs.result(id)
                .orElseThrow(() -> new ConflictException(
                        Phrases.phrase("problem.job_not_done", id, job.state().code())));
    }

    /**
     * Stops it, on whichever instance it runs, within a second or two.
     *
     * @throws NotFoundException if there is none
     * @throws ConflictException if it has come to an end
     */
    @Transactional
    public Job cancel(String actor, String id) {
        Job before = job(id);
        if (!jobs.cancel(id, now())) {
            throw new ConflictException(
                    Phrases.phrase("problem.job_ended", id, job(id).state().code()));
        }
        Job after = job(id);
        audit.tell(actor, "cancelJob", subject(id), null, before.state(), after.state());
        return after;
    }

    private JobKind kind(String name) {
        JobKind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("there are no jobs of kind " + name);
        }
        return kind;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String subject(String id) {
        return "job/" + id;
    }

    private static NotFoundException noSuchJob(String id) {
        return new NotFoundException(Phrases.phrase("problem.no_job", id));
    }
}

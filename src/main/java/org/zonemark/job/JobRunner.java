package org.zonemark.job;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * Does jobs, one at a time on each instance: each may use all cores. An instance that computes says so again and again; one that
 * has not for {@link #ALIVE} is taken to be dead, and another begins its job again. A job that was begun {@link #MOST_TRIES} times and
 * never came to an end is given up: it may be what its instances die of.
 */
@Component
class JobRunner {

    static final Duration ALIVE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int PATIENCE = 5;
    static final int MOST_TRIES = 3;

    private final JobRepository jobs;
    private final Map<String, JobKind> kinds;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString().replace("-", "");
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "jobs");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Run running;
    private volatile boolean closing;

    JobRunner(JobRepository jobs, List<JobKind> kinds, Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
        this.clock = clock;
    }

    /** A job in the making. */
    private static final class Run {

        private final Job job;
        private volatile long done;
        private volatile long total;
        private volatile boolean stopped;

        Run(Job job) {
            this.job = job;
        }

        void at(long reached, long of) {
            if (stopped) {
                throw new CancellationException("job " + job.id() + " is stopped");
            }
            total = of;
            done = Math.max(done, reached);
        }
    }

    @Scheduled(fixedDelayString = "${zonemark.jobs.interval}")
    void look() {
        try {
            Run now = running;
            if (now == null) {
                claimOne();
            } else if (!jobs.keep(now.job.id(), owner, now().plus(ALIVE), now.done, now.total)) {
                now.stopped = true;
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Jobs cannot be looked for: {}", e.getMessage());
        }
    }

    private void claimOne() {
        Instant now = now();
        jobs.due(now)
                .filter(due -> !closing && jobs.claim(due.job().id(), owner, now, now.plus(ALIVE)))
                .ifPresent(this::begin);
    }

    private void begin(JobRepository.Due due) {
        if (due.tries() >= MOST_TRIES) {
            LOG.error(
                    "Job {} is given up: begun {} times, it never came to an end",
                    due.job().id(),
                    MOST_TRIES);
            fail(due.job(), Phrases.phrase("problem.job_given_up", MOST_TRIES));
            return;
        }
        Run run = new Run(due.job());
        running = run;
        worker.execute(() -> compute(run));
    }

    private void compute(Run run) {
        Job job = run.job;
        try {
            JobKind kind = kinds.get(job.kind());
            if (kind == null) {
                throw new IllegalStateException("there are no jobs of kind " + job.kind());
            }
            JobKind.Outcome outcome = kind.run(job.round(), job.parameters(), run::at);
            jobs.keep(job.id(), owner, now().plus(ALIVE), run.done, run.total);
            jobs.finish(job.id(), owner, now(), outcome);
        } catch (CancellationException e) {
            LOG.info("Job {} is stopped", job.id());
            if (closing) {
                jobs.release(job.id(), owner);
            }
        } catch (ConflictException e) {
            fail(job, e.words());
        } catch (NotFoundException e) {
            fail(job, e.words());
        } catch (DataAccessException | TransactionException e) {
            // Whoever finds the database again begins it again.
            LOG.warn("Job {} lost the database: {}", job.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Job {} failed", job.id(), e);
            fail(job, Phrases.phrase("problem.job_failed"));
        } catch (Error e) {
            // Memory may have run out for something else: it is begun again, but not for ever.
            LOG.error("Job {} broke off", job.id(), e);
        } finally {
            running = null;
        }
    }

    private void fail(Job job, Words why) {
        try {
            jobs.fail(job.id(), owner, now(), why);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("That job {} failed cannot be written down: {}", job.id(), e.getMessage());
        }
    }

    /** Leaves what is under way to whoever comes. */
    @PreDestroy
    void close() throws InterruptedException {
        closing = true;
        Run now = running;
        if (now != null) {
            now.stopped = true;
        }
        worker.shutdown();
        if (!worker.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

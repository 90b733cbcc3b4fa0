package org.zonemark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.zonemark.weighting.Progress;

/** Several instances look for the same jobs: each job is done by exactly one, and one whose instance died is done by another. */
class JobRaceIT {

    private static final int JOBS = 60;
    private static final int INSTANCES = 4;

    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<JobRunner> runners = new ArrayList<>();
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(INSTANCES);
    private JdbcConnectionPool source;
    private JobRepository jobs;

    @BeforeEach
    void prepare() {
        source = JdbcConnectionPool.create(
                "jdbc:h2:mem:race;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "sa",
                "");
        Flyway.configure().dataSource((DataSource) source).load().migrate();
        JdbcClient database = JdbcClient.create((DataSource) source);
        database.sql(
                        "INSERT INTO assessment_round (id, name, data_year, submit_from, submit_until, provinces, zones,"
                                + " rungs_left_out, state) VALUES ('r1', 'r', 2025, '2020-01-01', '2099-12-31', '', '', '', 'OPEN')")
                .update();
        jobs = new JobRepository(database);
    }

    @AfterEach
    void close() throws InterruptedException {
        timers.shutdownNow();
        for (JobRunner runner : runners) {
            runner.close();
        }
        JdbcClient.create((DataSource) source).sql("SHUTDOWN").update();
        source.dispose();
    }

    @Test
    void eachJobIsDoneByExactlyOne() throws Exception {
        for (int i = 0; i < JOBS; i++) {
            add("job-" + i);
        }
        for (int i = 0; i < INSTANCES; i++) {
            JobRunner runner = new JobRunner(jobs, List.of(new Counting()), Clock.systemUTC());
            runners.add(runner);
            timers.scheduleWithFixedDelay(runner::look, 0, 1, TimeUnit.MILLISECONDS);
        }
        awaitDone(JOBS);

        assertThat(runs).hasSize(JOBS);
        assertThat(runs.values()).allSatisfy(times -> assertThat(times).hasValue(1));
    }

    @Test
    void aJobWhoseInstanceDiedIsDoneByAnotherAndOnlyThen() throws Exception {
        add("orphan");
        Instant now = Instant.now();
        assertThat(jobs.claim("orphan", "dead", now, now.plus(JobRunner.ALIVE))).isTrue();
        MovedClock clock = new MovedClock();
        JobRunner runner = new JobRunner(jobs, List.of(new Counting()), clock);
        runners.add(runner);

        runner.look();
        Thread.sleep(50);
        assertThat(runs).as("its instance may live").isEmpty();

        clock.ahead = JobRunner.ALIVE.plusSeconds(1);
        timers.scheduleWithFixedDelay(runner::look, 0, 5, TimeUnit.MILLISECONDS);
        awaitDone(1);
        assertThat(runs.get("orphan")).hasValue(1);
        assertThat(jobs.keep("orphan", "dead", now, 1, 1))
                .as("the dead one has no say any more")
                .isFalse();
    }

    /** A clock that was set back makes nobody do a job twice; it only waits until the lease is over by its own time. */
    @Test
    void aClockThatWasSetBackTakesNoJobAway() throws Exception {
        add("held");
        Instant now = Instant.now();
        assertThat(jobs.claim("held", "alive", now, now.plus(JobRunner.ALIVE))).isTrue();
        MovedClock back = new MovedClock();
        back.ahead = Duration.ofDays(-1);
        JobRunner runner = new JobRunner(jobs, List.of(new Counting()), back);
        runners.add(runner);

        for (int i = 0; i < 20; i++) {
            runner.look();
        }

        assertThat(runs).isEmpty();
        assertThat(jobs.keep("held", "alive", now.plus(JobRunner.ALIVE), 1, 2)).isTrue();
    }

    @Test
    void aMomentWithoutADatabaseFailsNoJob() throws Exception {
        add("unlucky", "failing");
        failures.add(new CannotCreateTransactionException("no connection"));
        failures.add(new DataAccessResourceFailureException("no connection"));
        MovedClock clock = new MovedClock();
        JobRunner runner = new JobRunner(jobs, List.of(new Failing()), clock);
        runners.add(runner);
        passAndLook(runner, clock);

        awaitDone(1);
        assertThat(runs.get("unlucky")).hasValue(3);
    }

    @Test
    void aJobThatNobodySurvivesIsGivenUpAfterThreeTriesAndTheNextIsDone() throws Exception {
        add("fatal", "failing");
        for (int i = 0; i < 10; i++) {
            failures.add(new OutOfMemoryError("as if"));
        }
        MovedClock clock = new MovedClock();
        for (int i = 0; i < INSTANCES; i++) {
            JobRunner runner = new JobRunner(jobs, List.of(new Failing(), new Counting()), clock);
            runners.add(runner);
            passAndLook(runner, clock);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jobs.find("fatal").orElseThrow().state() == JobState.FAILED);
        clock.step = Duration.ZERO;
        add("next");
        awaitDone(1);

        // The last of them may be given up by another before it has begun.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(runs.get("fatal")).hasValue(JobRunner.MOST_TRIES));
        Job given = jobs.find("fatal").orElseThrow();
        assertThat(given.failure().zh()).contains("3次");
        assertThat(given.failure().en()).contains("3 times");
    }

    @Test
    void aJobThatIsGivenBackWasNotTried() {
        add("given back");
        for (int i = 0; i < 2 * JobRunner.MOST_TRIES; i++) {
            assertThat(jobs.due(Instant.now()).orElseThrow().tries()).isZero();
            assertThat(jobs.claim("given back", "closing", Instant.now(), Instant.now()))
                    .isTrue();
            jobs.release("given back", "closing");
        }
        assertThat(jobs.find("given back").orElseThrow().state()).isEqualTo(JobState.QUEUED);
    }

    /** Again and again, and each time as if the one before had been dead for long. */
    private void passAndLook(JobRunner runner, MovedClock clock) {
        timers.scheduleWithFixedDelay(
                () -> {
                    runner.look();
                    clock.ahead = clock.ahead.plus(clock.step);
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
    }

    private void add(String id) {
        add(id, "counting");
    }

    private void add(String id, String kind) {
        jobs.add(new Job(id, kind, "r1", id, JobState.QUEUED, 0, 0, "ministry", Instant.now(), null, null, null, null));
    }

    private void awaitDone(int count) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (jobs.ofRound("r1").stream()
                        .filter(job -> job.state() == JobState.DONE)
                        .count()
                < count) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(10);
        }
    }

    private final class Counting implements JobKind {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Outcome run(String round, String parameters, Progress progress) {
            runs.computeIfAbsent(parameters, id -> new AtomicInteger()).incrementAndGet();
            progress.at(1, 1);
            return new Outcome("0".repeat(64), "{}");
        }

        @Override
        public String inputsNow(String round) {
            return "0".repeat(64);
        }
    }

    /** Fails as often as it is told to. */
    private final class Failing implements JobKind {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Outcome run(String round, String parameters, Progress progress) {
            runs.computeIfAbsent(parameters, id -> new AtomicInteger()).incrementAndGet();
            Throwable failure = failures.poll();
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return new Outcome("0".repeat(64), "{}");
        }

        @Override
        public String inputsNow(String round) {
            return "0".repeat(64);
        }
    }

    private static final class MovedClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        /** How much goes by between two looks. */
        private volatile Duration step = JobRunner.ALIVE;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}

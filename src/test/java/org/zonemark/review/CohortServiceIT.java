package org.zonemark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.Database;
import org.zonemark.TestBeans;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.Scorers;
import org.zonemark.round.Round;
import org.zonemark.round.RoundService;
import org.zonemark.voice.SurveyService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many who ask for the zones of a round at once, with two connections to the database for all of them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:cohorts;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "spring.datasource.hikari.maximum-pool-size=2",
            "spring.datasource.hikari.connection-timeout=30000"
        })
@Import(TestBeans.class)
@Timeout(120)
class CohortServiceIT {

    private static final int ZONES = 40;
    private static final int READERS = 20;
    private static final String DRAFT = "{\"values\": {\"A2-1.1.5\": {\"value\": 12}}}";

    /** Reads no draft before it is let, so that evaluating takes as long as a test likes. */
    private static final class HeldUpMapper extends JsonMapper {

        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch let = new CountDownLatch(1);
        private final AtomicInteger read = new AtomicInteger();
        private volatile boolean failing;

        @Override
        public JsonNode readTree(String text) {
            read.incrementAndGet();
            try {
                let.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failing) {
                throw new IllegalStateException("held up for nothing");
            }
            return super.readTree(text);
        }
    }

    private final HeldUpMapper drafts = new HeldUpMapper();
    private final List<Thread> threads = new ArrayList<>();

    @Autowired
    private CohortRepository repository;

    @Autowired
    private ReviewRepository reviews;

    @Autowired
    private SurveyService surveys;

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private RoundService rounds;

    @Autowired
    private Scorers scorers;

    @Autowired
    private HikariDataSource connections;

    @Autowired
    private Database database;

    private CohortService cohorts;
    private Round round;

    @BeforeEach
    void makeARound() {
        database.empty();
        for (int zone = 0; zone < ZONES; zone++) {
            database.update(
                    "INSERT INTO zone (code, name, province, city, basin, type)"
                            + " VALUES (?, '开发区', '湖北', '武汉', 'middle', 'economic_technological')",
                    "zone-" + zone);
        }
        database.update("INSERT INTO self_assessment (zone_code, data_year, body, input_sha256, saved_at, version)"
                + " SELECT code, 2025, '" + DRAFT + "', '" + "0".repeat(64) + "', '2026-01-01 00:00:00', 1 FROM zone");
        database.update(
                "INSERT INTO assessment_round (id, name, data_year, submit_from, submit_until, provinces, zones,"
                        + " rungs_left_out, state) VALUES ('r', 'r', 2025, '2020-01-01', '2099-12-31', '', '', '', 'PLANNED')");
        round = rounds.round("r");
        cohorts = new CohortService(repository, reviews, surveys, assessments, transaction, drafts, Clock.systemUTC());
    }

    @AfterEach
    void letEverybodyGo() throws InterruptedException {
        drafts.let.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void theZonesAreEvaluatedOnceForAllWhoAskAndNobodyHoldsAConnectionMeanwhile() throws Exception {
        List<FutureTask<Cohort>> asked = askedByMany();
        waitFor(() -> drafts.read.get() > 0 && threads.stream().allMatch(CohortServiceIT::isWaiting));

        assertThat(database.count("SELECT COUNT(*) FROM zone")).isEqualTo(ZONES);

        drafts.let.countDown();
        for (FutureTask<Cohort> one : asked) {
            assertThat(one.get()).isSameAs(asked.get(0).get());
        }
        assertThat(asked.get(0).get().members()).hasSize(ZONES);
        assertThat(drafts.read).hasValue(ZONES);
    }

    @Test
    void aFailureIsToldToThoseWhoWaitAndKeptForNobodyElse() throws Exception {
        drafts.failing = true;
        List<FutureTask<Cohort>> asked = askedByMany();
        waitFor(() -> drafts.read.get() > 0 && threads.stream().allMatch(CohortServiceIT::isWaiting));
        drafts.let.countDown();
        for (FutureTask<Cohort> one : asked) {
            assertThatThrownBy(one::get).hasRootCauseMessage("held up for nothing");
        }

        drafts.failing = false;
        assertThat(cohorts.cohort(round, scorers.inForce()).members()).hasSize(ZONES);
    }

    @Test
    void whoAsksWithinATransactionWaitsForNobody() throws Exception {
        List<FutureTask<Cohort>> asked = askedByMany();
        waitFor(() -> drafts.read.get() > 0 && threads.stream().allMatch(CohortServiceIT::isWaiting));
        int read = drafts.read.get();
        FutureTask<Cohort> within =
                asking(() -> transaction.execute(status -> cohorts.cohort(round, scorers.inForce())));
        while (drafts.read.get() == read) {
            Thread.sleep(20);
        }

        drafts.let.countDown();
        assertThat(within.get().members()).hasSize(ZONES);
        assertThat(asked.get(0).get().members()).hasSize(ZONES);
    }

    @Test
    void whatIsSavedWhileOthersWaitIsInTheAnswerOfWhoAsksAfterwards() throws Exception {
        FutureTask<Cohort> before = asking(() -> cohorts.cohort(round, scorers.inForce()));
        waitFor(() -> drafts.read.get() > 0);
        database.update(
                "UPDATE self_assessment SET body = ?, input_sha256 = ?, version = 2 WHERE zone_code = 'zone-7'",
                DRAFT.replace("12", "11"),
                "1".repeat(64));
        FutureTask<Cohort> after = asking(() -> cohorts.cohort(round, scorers.inForce()));
        waitFor(() -> threads.stream().allMatch(CohortServiceIT::isWaiting));

        drafts.let.countDown();
        assertThat(value(before.get())).isEqualTo(12);
        assertThat(value(after.get())).isEqualTo(11);
        assertThat(drafts.read).as("only one zone is evaluated again").hasValue(ZONES + 1);
    }

    private static double value(Cohort cohort) {
        return cohort.members().stream()
                .filter(member -> member.zone().code().equals("zone-7"))
                .findFirst()
                .orElseThrow()
                .assessment()
                .answers()
                .get("A2-1.1.5")
                .value();
    }

    private List<FutureTask<Cohort>> askedByMany() {
        List<FutureTask<Cohort>> asked = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            asked.add(asking(() -> cohorts.cohort(round, scorers.inForce())));
        }
        return asked;
    }

    private FutureTask<Cohort> asking(java.util.concurrent.Callable<Cohort> question) {
        FutureTask<Cohort> asked = new FutureTask<>(question);
        Thread thread = new Thread(asked);
        threads.add(thread);
        thread.start();
        return asked;
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** And for nobody to hold a connection, or to wait for one. */
    private void waitFor(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean() || isAConnectionInUse()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    private boolean isAConnectionInUse() {
        HikariPoolMXBean pool = connections.getHikariPoolMXBean();
        return pool.getActiveConnections() + pool.getThreadsAwaitingConnection() > 0;
    }
}

package org.zonemark.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.Database;
import org.zonemark.InMemoryService;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.Scorers;
import org.zonemark.audit.AuditTrail;
import org.zonemark.evidence.EvidenceService;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;

/** A zone submits in a round whose rulebook has to be compiled first. */
@InMemoryService
@Timeout(60)
class ApplicationServiceIT {

    private static final String ZONE = "zone-1";
    private static final String VERSION = "e".repeat(64);
    private static final String OTHER_VERSION = "f".repeat(64);
    private static final StepDetails PLEDGE = new StepDetails(null, true, null, null, List.of());
    private static final Actor SIGNER = new Actor("signer", Set.of(Role.ZONE_SIGNER), ZONE, null, null, true, 1);

    /** Has every rulebook, and compiles none before it is let. */
    private final class HeldUpArchive implements Scorers.Archive {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch let = new CountDownLatch(1);
        private final List<String> compiled = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Scorer> rulebook(String sha256) {
            compiled.add(sha256);
            asked.countDown();
            try {
                let.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.of(scorers.builtIn());
        }

        @Override
        public Optional<WeightSet> weights(String sha256) {
            return Optional.empty();
        }
    }

    @Autowired
    private RoundRepository rounds;

    @Autowired
    private ApplicationRepository applications;

    @Autowired
    private StepConditions conditions;

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private EvidenceService evidence;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Scorers scorers;

    @Autowired
    private HikariDataSource connections;

    @Autowired
    private Database database;

    private HeldUpArchive archive;
    private FutureTask<Application> submitting;

    @BeforeEach
    void submitUntilTheRulebookIsCompiled() throws InterruptedException {
        database.empty();
        database.update(
                "INSERT INTO zone (code, name, province, city, basin, type)"
                        + " VALUES (?, '开发区', '湖北', '武汉', 'middle', 'economic_technological')",
                ZONE);
        database.update(
                "INSERT INTO self_assessment (zone_code, data_year, body, input_sha256, saved_at, version)"
                        + " VALUES (?, 2025, '{\"values\": {}}', ?, '2026-01-01 00:00:00', 1)",
                ZONE,
                "0".repeat(64));
        database.update(
                "INSERT INTO assessment_round (id, name, data_year, submit_from, submit_until, provinces, zones,"
                        + " rungs_left_out, state, rulebook_version, rulebook_sha256, weight_set_id, weight_set_sha256)"
                        + " VALUES ('r', 'r', 2025, '2020-01-01', '2099-12-31', '', '', '', 'OPEN', 'v', ?, 'w', ?)",
                VERSION,
                scorers.builtIn().rulebook().defaultWeights().sha256());
        archive = new HeldUpArchive();
        ApplicationService service = new ApplicationService(
                rounds,
                applications,
                conditions,
                assessments,
                evidence,
                new RoundScorers(new Scorers(scorers.builtIn(), archive)),
                audit,
                transaction,
                events,
                Clock.systemUTC());
        submitting = new FutureTask<>(() -> service.take(SIGNER, "r", ZONE, Step.SUBMIT, PLEDGE));
        new Thread(submitting).start();
        archive.asked.await();
    }

    @Test
    void nobodyWaitsForTheRoundOrForAConnectionWhileItsRulebookIsCompiled() throws Exception {
        // The service's own duties take one now and then, and give it back.
        while (connections.getHikariPoolMXBean().getActiveConnections() > 0) {
            Thread.sleep(20);
        }
        assertThat(transaction.<Boolean>execute(
                        status -> rounds.findAndLock("r").isPresent()))
                .isTrue();

        archive.let.countDown();
        assertThat(submitting.get().state()).isEqualTo(State.SUBMITTED);
        assertThat(archive.compiled).containsExactly(VERSION);
    }

    @Test
    void whatIsSubmittedIsScoredByTheVersionsThatTheRoundHasWhenItIsLocked() throws Exception {
        database.update("UPDATE assessment_round SET rulebook_sha256 = ?", OTHER_VERSION);

        archive.let.countDown();
        assertThat(submitting.get().state()).isEqualTo(State.SUBMITTED);
        assertThat(archive.compiled).containsExactly(VERSION, OTHER_VERSION);
    }
}

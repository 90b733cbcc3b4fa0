package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.MySqlServer;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditEntry;
import org.zonemark.audit.AuditTrail;

/** This module with a database and a folder, both empty, and two zones. */
@SpringJUnitConfig(EvidenceSetup.class)
@DirtiesContext
@TestPropertySource(
        properties = {
            "test.url=jdbc:h2:mem:evidence;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "test.user=zonemark",
            "test.password="
        })
abstract class EvidenceTestBed {

    static final String ZONE = "demo-hb-01";
    static final String OTHER_ZONE = "demo-hb-02";
    static final String ACTOR = "editor";
    static final int YEAR = 2025;
    static final String CLAUSE = "A2-2.1.5";
    static final String OTHER_CLAUSE = "A2-2.1.1";

    @TempDir
    static Path folder;

    @Autowired
    EvidenceService service;

    @Autowired
    Sweeper sweeper;

    @Autowired
    EvidenceRepository repository;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    EvidenceSetup.TestClock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("zonemark.evidence.folder", () -> folder);
        registry.add("zonemark.evidence.largest-file", () -> "1MB");
        registry.add("zonemark.evidence.largest-total", () -> "1100KB");
        registry.add("zonemark.evidence.most-files", () -> "41");
    }

    @BeforeEach
    void emptyAll() throws IOException {
        clock.reset();
        for (Path file : files()) {
            Files.delete(file);
        }
        List.of("evidence_link", "evidence", "evidence_content", "zone")
                .forEach(table -> database.sql("DELETE FROM " + table).update());
        Stream.of(ZONE, OTHER_ZONE)
                .forEach(code -> database.sql("INSERT INTO zone (code, name, province, city, basin, type)"
                                + " VALUES (?, 'a', 'b', 'c', 'other', 'other')")
                        .param(code)
                        .update());
    }

    /** In place of H2. */
    static void useMySql(DynamicPropertyRegistry registry) {
        MySqlServer.emptied("test_evidence");
        registry.add("test.url", () -> MySqlServer.urlOf("test_evidence"));
        registry.add("test.user", MySqlServer::user);
        registry.add("test.password", MySqlServer::password);
    }

    Evidence add(String zoneCode, byte[] content) {
        return service.add(ACTOR, said(zoneCode), new ByteArrayInputStream(content));
    }

    static NewEvidence said(String zoneCode) {
        return new NewEvidence(zoneCode, YEAR, "C:\\材料\\环评批复.pdf", "某市生态环境局", LocalDate.of(2025, 6, 30), null);
    }

    byte[] content(String zoneCode, String id) throws IOException {
        try (InputStream stream = service.open(zoneCode, id).stream()) {
            return stream.readAllBytes();
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    String lastAct(String subject) {
        List<AuditEntry> entries = audit.entries(subject, Long.MAX_VALUE, 1);
        return entries.get(0).action();
    }

    void assertRefused(EvidenceRefusedException.Reason reason, InputStream content) {
        assertThatExceptionOfType(EvidenceRefusedException.class)
                .isThrownBy(() -> service.add(ACTOR, said(ZONE), content))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    static String assertNotFound(ThrowingCallable act) {
        return catchThrowableOfType(NotFoundException.class, act).words().en();
    }

    static void assertFrozen(ThrowingCallable act) {
        assertThatExceptionOfType(FrozenEvidenceException.class).isThrownBy(act);
    }

    static List<Fault> faults(ThrowingCallable act) {
        return catchThrowableOfType(FaultyInputException.class, act).faults();
    }
}

package org.zonemark.audit;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.api.ContractClient;
import tools.jackson.databind.JsonNode;

/** A trail of ten entries, written by the service. */
@TimedService
abstract class AuditScene {

    static final int ENTRIES = 10;
    static final String ODD = "\"𠮷\\\n\u2028\u0001 €";

    @Autowired
    AuditTrail trail;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Database database;

    ContractClient auditor;

    @BeforeEach
    void writeTenEntries(@LocalServerPort int port, @Autowired Cast cast, @Autowired MovableClock clock) {
        clock.reset();
        database.empty();
        auditor = new ContractClient(port).with(cast.of(Role.AUDITOR));
        database.update("DELETE FROM audit_entry");
        database.update("UPDATE audit_head SET number = 0, sha256 = '" + "0".repeat(64) + "'");
        for (int i = 1; i <= ENTRIES; i++) {
            tell("action " + i, i % 2 == 0 ? null : ODD);
        }
    }

    JsonNode verification() {
        return auditor.get("/api/v1/audit/verification").json();
    }

    void tell(String action, String reason) {
        String subject = "subject/" + action.replaceAll("\\D", "");
        inTransaction(() -> trail.tell("teller", action, subject, reason, List.of(1, 2), List.of(ODD, 0.1)));
    }

    void inTransaction(Runnable change) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> change.run());
    }

    AuditEntry entry(long number) {
        return trail.entries(null, number + 1, 1).get(0);
    }
}

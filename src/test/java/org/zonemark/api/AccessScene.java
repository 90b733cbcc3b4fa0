package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.AccessRows;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.account.Account;
import org.zonemark.account.LoginService.IssuedToken;
import org.zonemark.account.Role;
import org.zonemark.samples.Samples;

/** One account for each role, zones that are its own and others, and a round in which they have applied. */
@TimedService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessScene {

    static final String OWN = "demo-hb-01";
    static final String SAME_PROVINCE = "demo-hb-02";
    static final String FAR = "demo-sh-01";
    static final String NONE = "demo-xx-99";
    static final List<String> EXISTING = List.of(OWN, SAME_PROVINCE, FAR);
    static final List<String> ZONES = List.of(OWN, SAME_PROVINCE, FAR, NONE);

    final Map<Role, Account> accounts = new EnumMap<>(Role.class);
    final Map<Role, IssuedToken> tokens = new EnumMap<>(Role.class);
    final Map<Role, IssuedToken> readOnly = new EnumMap<>(Role.class);

    @Autowired
    private Cast cast;

    @Autowired
    Database database;

    final ContractClient nobody;

    AccessScene(int port, MovableClock clock) {
        nobody = new ContractClient(port);
        clock.reset();
    }

    @BeforeAll
    void makeAccountsZonesAndRounds() {
        database.empty();
        for (Role role : Role.values()) {
            boolean ofZone = role == Role.ZONE_EDITOR || role == Role.ZONE_SIGNER;
            boolean ofPlace = role == Role.CITY || role == Role.PROVINCE;
            accounts.put(
                    role,
                    cast.add(Cast.account(
                            role.code(),
                            role,
                            ofZone ? OWN : null,
                            ofPlace ? "湖北" : null,
                            role == Role.CITY ? "武汉" : null)));
        }
        ContractClient ministry = nobody.with(cast.token(accounts.get(Role.MINISTRY)));
        for (String round : List.of("planned", "open")) {
            ministry.put("/api/v1/rounds/" + round, Examples.PLAN);
        }
        ministry.post("/api/v1/rounds/open/open", "");
        for (String zone : EXISTING) {
            ministry.put("/api/v1/zones/" + zone, Samples.zone(zone));
            ContractClient own = nobody.with(cast.ofZone(zone));
            own.put("/api/v1/zones/" + zone + "/self-assessments/2025", Samples.text(zone));
            Answer submitted = own.post("/api/v1/rounds/open/applications/" + zone + "/submit", Examples.STEP);
            assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        }
    }

    @BeforeEach
    void undoWhatTheLastTestDid() {
        database.update("DELETE FROM zone WHERE code = ?", NONE);
        database.update("UPDATE application SET state = 'SUBMITTED', accepted = NULL");
        database.update("UPDATE self_assessment SET locked = FALSE, version = 1");
        accounts.forEach((role, account) -> tokens.put(role, cast.issue(account, Scope.WRITE)));
        accounts.forEach((role, account) -> readOnly.put(role, cast.issue(account, Scope.READ)));
    }

    Answer ask(Operation operation, @Nullable Role role, String zone) {
        String token = role == null ? "none" : tokens.get(role).token().id();
        return ask(operation, by(role), zone, token);
    }

    static Answer ask(Operation operation, ContractClient client, String zone, String token) {
        return client.send(
                operation.method(),
                Examples.path(operation, zone, token),
                Examples.body(operation, zone),
                Examples.headers(operation));
    }

    ContractClient by(@Nullable Role role) {
        return role == null ? nobody : nobody.with(tokens.get(role).secret());
    }

    /** All roles, and null for nobody. */
    static List<@Nullable Role> roles() {
        return Stream.concat(Arrays.stream(Role.values()), Stream.of((Role) null))
                .toList();
    }

    static boolean isAllowed(Operation operation, @Nullable Role role, String zone) {
        if (role == null || AccessRows.isOpen(operation.id())) {
            return AccessRows.isOpen(operation.id());
        }
        return operation.isAboutZone() ? isAllowed(operation.id(), role, zone) : AccessRows.names(operation.id(), role);
    }

    static boolean isAllowed(String operation, Role role, String zone) {
        boolean own = zone.equals(OWN) || (zone.equals(SAME_PROVINCE) && role == Role.PROVINCE);
        return own ? AccessRows.names(operation, role) : AccessRows.namesForAll(operation, role);
    }
}

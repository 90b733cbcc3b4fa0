package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.MovableClock;
import org.zonemark.account.AccessRows;
import org.zonemark.account.LoginService.IssuedToken;
import org.zonemark.account.Role;

/** Every operation, asked by every role and by nobody, about every kind of zone: {@code access.yaml} is what happens. */
class AccessMatrixIT extends AccessScene {

    AccessMatrixIT(@LocalServerPort int port, @Autowired MovableClock clock) {
        super(port, clock);
    }

    @ParameterizedTest
    @MethodSource("org.zonemark.api.Operation#all")
    void whoIsNotNamedIsRefusedAndNothingChanges(Operation operation) {
        String before = database.content();
        for (String zone : zones(operation)) {
            for (Role role : roles()) {
                if (!isAllowed(operation, role, zone)) {
                    Answer answer = ask(operation, role, zone);
                    String what = operation + " by " + role + " about " + zone + ": " + answer.body();
                    assertThat(answer.status()).as(what).isEqualTo(refusal(operation, role));
                    assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
                    assertThat(answer.header("WWW-Authenticate")).as(what).isEqualTo(role == null ? "Bearer" : "");
                }
            }
        }
        assertThat(database.content()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("org.zonemark.api.Operation#all")
    void whoIsNamedIsRefusedByNothingButTheState(Operation operation) {
        for (String zone : zones(operation)) {
            for (Role role : roles()) {
                if (isAllowed(operation, role, zone)) {
                    Answer answer = ask(operation, role, zone);
                    String what = operation + " by " + role + " about " + zone + ": " + answer;
                    if (zone.equals(NONE)) {
                        // It is not there, or it is made now, or this address has asked too often.
                        assertThat(answer.status()).as(what).isIn(200, 404, 429);
                    } else {
                        assertThat(answer.status()).as(what).isIn(200, 202, 204, 404, 409, 412, 429);
                        assertThat(answer.body()).as(what).doesNotContain("PUT /api/v1/zones/" + zone);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.zonemark.api.Operation#all")
    void aTokenThatOnlyReadsChangesNothing(Operation operation) {
        if (operation.open()) {
            return; // needs no token, so that none can be too little for it
        }
        String before = database.content();
        for (Role role : Role.values()) {
            IssuedToken token = readOnly.get(role);
            Answer answer = ask(
                    operation, nobody.with(token.secret()), OWN, token.token().id());
            if (operation.changes()) {
                assertThat(answer.status()).as(operation + " by " + role).isEqualTo(403);
            } else if (isAllowed(operation, role, OWN)) {
                assertThat(answer.status()).as(operation + " by " + role).isIn(200, 404);
            }
        }
        assertThat(database.content()).isEqualTo(before);
    }

    private static List<String> zones(Operation operation) {
        return operation.isAboutZone() ? ZONES : List.of(OWN);
    }

    private static int refusal(Operation operation, @Nullable Role role) {
        return role == null ? 401 : AccessRows.names(operation.id(), role) ? 404 : 403;
    }
}

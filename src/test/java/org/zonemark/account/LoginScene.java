package org.zonemark.account;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;

/** One expert and one administrator, and those who want to come in. */
@TimedService
abstract class LoginScene {

    static final String WRONG = "not the right one";
    static final String OTHER = "another long password";

    @Autowired
    Cast cast;

    @Autowired
    Database database;

    @Autowired
    MovableClock clock;

    /** A name that no account has, another one each time. */
    final String noName = "no-" + System.nanoTime();

    ContractClient nobody;
    ContractClient administrator;
    Account expert;

    @BeforeEach
    void openAccounts(@LocalServerPort int port) {
        clock.reset();
        database.empty();
        nobody = new ContractClient(port);
        administrator = nobody.with(cast.of(Role.ADMINISTRATOR));
        expert = cast.add(Cast.account("expert", Role.EXPERT, null, null, null));
    }

    Answer login(String name, String password) {
        return nobody.post("/api/v1/tokens", request(name, password, ""));
    }

    static String request(String name, String password, String more) {
        return "{\"name\": \"%s\", \"password\": \"%s\"%s}".formatted(name, password, more);
    }
}

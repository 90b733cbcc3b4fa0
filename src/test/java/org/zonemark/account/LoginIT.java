package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import tools.jackson.databind.JsonNode;

/** Who comes in by name and password or by token, for how long, and who does not. */
@TimedService
class LoginIT {

    private static final String WRONG = "not the right one";
    private static final String OTHER = "another long password";
    private static final int FREE_FAILURES = 5;

    @Autowired
    private Cast cast;

    @Autowired
    private Database database;

    @Autowired
    private MovableClock clock;

    private ContractClient nobody;
    private ContractClient administrator;
    private Account expert;

    @BeforeEach
    void openAccounts(@LocalServerPort int port) {
        clock.reset();
        database.empty();
        nobody = new ContractClient(port);
        administrator = nobody.with(cast.of(Role.ADMINISTRATOR));
        expert = cast.add(Cast.account("expert", Role.EXPERT, null, null, null));
    }

    @Test
    void nameAndPasswordGiveATokenThatStandsForTheAccount() {
        JsonNode issued = login("expert", Cast.PASSWORD).json();
        assertThat(issued.at("/token/scope").stringValue()).isEqualTo("write");
        JsonNode me = nobody.with(issued.get("secret").stringValue())
                .get("/api/v1/me")
                .json();
        assertThat(me.get("name").stringValue()).isEqualTo("expert");
        assertThat(me.get("roles").toString()).isEqualTo("[\"expert\"]");
    }

    @Test
    void aWrongPasswordAndAWrongNameAreRefusedInTheSameWords() {
        Answer password = login("expert", WRONG);
        Answer name = login("nobody", WRONG);
        assertThat(password.status()).isEqualTo(401);
        assertThat(password.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:login-refused");
        assertThat(name.status()).isEqualTo(401);
        assertThat(name.body()).isEqualTo(password.body());
        assertThat(name.headers().map().keySet())
                .isEqualTo(password.headers().map().keySet());
    }

    @Test
    void tooManyWrongPasswordsCloseTheAccountForAMinute() {
        failOften("expert", FREE_FAILURES - 1, 401);
        Answer last = login("expert", WRONG);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:too-many-logins");
        assertThat(retryAfter(last)).isBetween(58L, 61L);
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(429);
        cast.add(Cast.account("other", Role.EXPERT, null, null, null));
        assertThat(login("other", Cast.PASSWORD).status()).isEqualTo(200);
        clock.moveBy(Duration.ofSeconds(61));
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(200);
        failOften("expert", FREE_FAILURES - 1, 401);
    }

    @Test
    void itStaysClosedTwiceAsLongAfterEachFurtherOneUpToAnHour() {
        failOften("expert", FREE_FAILURES - 1, 401);
        for (long minutes : new long[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(retryAfter(login("expert", WRONG))).isBetween(minutes * 60 - 2, minutes * 60 + 1);
            clock.moveBy(Duration.ofMinutes(minutes).minusSeconds(5));
            Answer early = login("expert", Cast.PASSWORD);
            assertThat(early.status()).isEqualTo(429);
            assertThat(retryAfter(early)).isBetween(1L, 6L);
            clock.moveBy(Duration.ofSeconds(6));
        }
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aNameThatDoesNotExistIsClosedLikeOneThatDoes() {
        List<Integer> existing =
                Stream.generate(() -> login("expert", WRONG).status()).limit(7).toList();
        List<Integer> none =
                Stream.generate(() -> login("nobody", WRONG).status()).limit(7).toList();
        assertThat(none).isEqualTo(existing);
    }

    @Test
    void manyTriesAtOnceAreAllCounted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Integer>> tries = Stream.<Callable<Integer>>generate(
                            () -> () -> login("expert", WRONG).status())
                    .limit(20)
                    .toList();
            int let = 0;
            for (var one : threads.invokeAll(tries)) {
                let += one.get() == 401 ? 1 : 0;
            }
            assertThat(let).isEqualTo(FREE_FAILURES - 1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void aTokenEndsWhenItsTimeIsOver() {
        Answer issued = nobody.post("/api/v1/tokens", request("expert", Cast.PASSWORD, ", \"days\": 2"));
        ContractClient client = nobody.with(issued.json().get("secret").stringValue());
        clock.moveBy(Duration.ofDays(2).minusSeconds(10));
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        clock.moveBy(Duration.ofSeconds(11));
        assertThat(client.get("/api/v1/me").status()).isEqualTo(401);
        for (String days : List.of("0", "-1", "367")) {
            assertThat(nobody.post("/api/v1/tokens", request("expert", Cast.PASSWORD, ", \"days\": " + days))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void aRevokedTokenIsNoGoodAndTheOthersAre() {
        LoginService.IssuedToken one = cast.issue(expert, Scope.WRITE);
        LoginService.IssuedToken other = cast.issue(expert, Scope.WRITE);
        String address = "/api/v1/me/tokens/" + one.token().id();
        assertThat(administrator.send("DELETE", address, "").status()).isEqualTo(404);
        assertThat(nobody.with(one.secret()).get("/api/v1/me/tokens").json()).hasSize(2);
        assertThat(nobody.with(other.secret()).send("DELETE", address, "").status())
                .isEqualTo(204);
        assertThat(nobody.with(one.secret()).get("/api/v1/me").status()).isEqualTo(401);
        Answer left = nobody.with(other.secret()).get("/api/v1/me/tokens");
        assertThat(left.json()).hasSize(1);
        assertThat(left.body()).doesNotContain(other.secret());
        assertThat(nobody.with(other.secret()).send("DELETE", address, "").status())
                .isEqualTo(404);
    }

    @Test
    void aDisabledAccountIsShutAtOnceInTheSameWords() {
        ContractClient client = nobody.with(cast.token(expert));
        assertThat(saveExpert("\"disabled\": true").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/me").status()).isEqualTo(401);
        Answer right = login("expert", Cast.PASSWORD);
        assertThat(right.status()).isEqualTo(401);
        assertThat(right.body()).isEqualTo(login("nobody", WRONG).body());
        saveExpert("\"disabled\": false");
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAccountOfTheDemoProfileIsShutWithoutIt() {
        Account demo = new Account("demo", "demo", Set.of(Role.MINISTRY), null, null, null, false, true, 1);
        cast.add(demo);
        assertThat(login("demo", Cast.PASSWORD).status()).isEqualTo(401);
        assertThat(nobody.with(cast.token(demo)).get("/api/v1/me").status()).isEqualTo(401);
        String change = "{\"displayName\": \"demo\", \"roles\": [\"ministry\"], \"password\": \"" + OTHER + "\"}";
        assertThat(administrator.put("/api/v1/accounts/demo", change).status()).isEqualTo(200);
        assertThat(login("demo", OTHER).status()).isEqualTo(401);
    }

    @Test
    void aChangedRoleCountsAtOnce() {
        ContractClient client = nobody.with(cast.token(expert));
        assertThat(client.get("/api/v1/accounts").status()).isEqualTo(403);
        administrator.put("/api/v1/accounts/expert", "{\"displayName\": \"e\", \"roles\": [\"administrator\"]}");
        assertThat(client.get("/api/v1/accounts").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangedPasswordEndsEveryTokenOfTheAccount(boolean byOneself) {
        List<ContractClient> clients = List.of(nobody.with(cast.token(expert)), nobody.with(cast.token(expert)));
        Answer changed = byOneself
                ? change(clients.get(0), Cast.PASSWORD, OTHER)
                : saveExpert("\"password\": \"" + OTHER + "\"");
        assertThat(changed.status()).isIn(200, 204);
        assertThat(clients.stream().map(client -> client.get("/api/v1/me").status()))
                .containsOnly(401);
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(401);
        assertThat(login("expert", OTHER).status()).isEqualTo(200);
        assertThat(administrator.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aPasswordIsNotChangedWithoutTheOldOneOrToOneThatIsTooShort() {
        ContractClient client = nobody.with(cast.token(expert));
        assertThat(change(client, WRONG, OTHER).status()).isEqualTo(401);
        Answer tooShort = change(client, Cast.PASSWORD, "elevenchars");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body()).doesNotContain("elevenchars");
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPasswordOfMoreBytesThanAreLookedAtIsAFaultAndNotAnError() {
        String chinese = "长江经济带国家级转型升级示范开发区评价规则的长长长长长密码";
        ContractClient client = nobody.with(cast.token(expert));
        assertThat(change(client, Cast.PASSWORD, chinese).status()).isEqualTo(422);
        assertThat(saveExpert("\"password\": \"" + chinese + "\"").status()).isEqualTo(422);
        assertThat(login("expert", chinese).status()).isEqualTo(401);
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(200);
    }

    private void failOften(String name, int times, int status) {
        for (int i = 0; i < times; i++) {
            assertThat(login(name, WRONG).status()).isEqualTo(status);
        }
    }

    private Answer login(String name, String password) {
        return nobody.post("/api/v1/tokens", request(name, password, ""));
    }

    private static String request(String name, String password, String more) {
        return "{\"name\": \"%s\", \"password\": \"%s\"%s}".formatted(name, password, more);
    }

    private Answer saveExpert(String more) {
        return administrator.put(
                "/api/v1/accounts/expert",
                "{\"displayName\": \"expert\", \"roles\": [\"expert\"], %s}".formatted(more));
    }

    private static Answer change(ContractClient client, String old, String fresh) {
        return client.put("/api/v1/me/password", "{\"old\": \"%s\", \"new\": \"%s\"}".formatted(old, fresh));
    }

    private static long retryAfter(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        return Long.parseLong(answer.header("Retry-After"));
    }
}

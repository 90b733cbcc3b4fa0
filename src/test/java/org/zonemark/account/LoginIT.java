package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.Cast;
import org.zonemark.api.Answer;
import tools.jackson.databind.JsonNode;

/** Who comes in by name and password, and who is let wait. */
class LoginIT extends LoginScene {

    private static final int FREE_FAILURES = 5;

    @Autowired
    private UnknownNames names;

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
        Answer name = login(noName, WRONG);
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
                Stream.generate(() -> login(noName, WRONG).status()).limit(7).toList();
        assertThat(none).isEqualTo(existing);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyTriesAtOnceAreAllCounted(boolean exists) throws Exception {
        String name = exists ? "expert" : noName;
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Integer>> tries = Stream.<Callable<Integer>>generate(
                            () -> () -> login(name, WRONG).status())
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
        assertThat(login(name, Cast.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void ofNamesThatDoNotExistTheLastAreKept() {
        database.update("DELETE FROM unknown_name");
        failOften("first", FREE_FAILURES - 1, 401);
        clock.moveBy(Duration.ofSeconds(1));
        failOften("second", 1, 401);
        clock.moveBy(Duration.ofSeconds(1));
        failOften("third", FREE_FAILURES - 1, 401);
        assertThat(names.forgetAllBut(3)).isZero();

        assertThat(names.forgetAllBut(2)).isEqualTo(1);

        assertThat(login("first", WRONG).status()).isEqualTo(401);
        assertThat(login("third", WRONG).status()).isEqualTo(429);
    }

    private void failOften(String name, int times, int status) {
        for (int i = 0; i < times; i++) {
            assertThat(login(name, WRONG).status()).isEqualTo(status);
        }
    }

    private static long retryAfter(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        return Long.parseLong(answer.header("Retry-After"));
    }
}

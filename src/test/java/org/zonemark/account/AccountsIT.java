package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.api.Answer;

/** How accounts are kept when several people keep them at once, and what the trail keeps of them. */
class AccountsIT extends LoginScene {

    private static final String NEW = "{\"displayName\": \"n\", \"roles\": [\"expert\"], \"password\": \"%s\"}";

    @Autowired
    private LoginService logins;

    @Autowired
    private AccountService accounts;

    @Test
    void ofTwoWhoAddOneAccountAtOnceTheSecondIsToldSo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                String path = "/api/v1/accounts/new-" + round;
                Callable<Integer> add =
                        () -> administrator.put(path, NEW.formatted(OTHER)).status();
                List<Integer> statuses = new ArrayList<>();
                for (var one : threads.invokeAll(List.of(add, add, add, add, add, add, add, add))) {
                    statuses.add(one.get());
                }
                assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "public", "firm"})
    void nobodyIsCalledAsTheTrailCallsWhatNoAccountDid(String name) {
        Answer refused = administrator.put("/api/v1/accounts/" + name, NEW.formatted(OTHER));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/name");
        assertThat(accounts.account(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"li wei", "li li", "李伟", "L", "-a", "system"})
    void thePageTakesNoNameThatTheInterfaceDoesNotTake(String name, @LocalServerPort int port) {
        cast.add(Cast.account("keeper", Role.ADMINISTRATOR, null, null, null));
        Browser browser = new Browser(port);
        browser.login("keeper", Cast.PASSWORD);
        browser.get("/administration");

        Answer refused = browser.submit(
                "/administration/accounts", "name", name, "displayName", "n", "roles", "expert", "password", OTHER);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"", "“.”“_”“-”");
        assertThat(accounts.account(name)).isNull();
    }

    @Test
    void aLoginBeforeAChangeOfPasswordGivesNoTokenAfterIt() {
        Actor before = logins.login("expert", Cast.PASSWORD);
        accounts.changePassword("administrator", "expert", OTHER);
        assertThatThrownBy(() -> logins.issue(
                        before, "late", Scope.WRITE, clock.instant().plus(Duration.ofDays(1))))
                .isInstanceOf(LoginRefusedException.class);
        assertThat(database.count("SELECT COUNT(*) FROM access_token WHERE account_name = 'expert'"))
                .isZero();
    }

    @Test
    void theTrailTellsThatAnAddressChangedAndNotTheAddress() {
        for (String email : new String[] {"\"first@example.org\"", "\"second@example.org\"", "null"}) {
            String change = "{\"displayName\": \"e\", \"roles\": [\"expert\"], \"email\": " + email + "}";
            assertThat(administrator.put("/api/v1/accounts/expert", change).status())
                    .isEqualTo(200);
        }
        List<String> after = database.texts("SELECT state_after FROM audit_entry WHERE action = 'changeAccount'"
                + " AND subject = 'account/expert' ORDER BY number");
        assertThat(after.get(0)).contains("\"email\":\"given\"");
        assertThat(after.get(1)).contains("\"email\":\"given, another\"");
        assertThat(after.get(2)).contains("\"email\":null");
        assertThat(administrator.get("/api/v1/audit?size=200").body()).doesNotContain("@example.org");
        assertThat(administrator.get("/api/v1/accounts").body()).doesNotContain("@example.org");
    }
}

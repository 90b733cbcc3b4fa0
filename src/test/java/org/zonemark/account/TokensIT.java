package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.Cast;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;

/** How long a token is good, and what ends it before. */
class TokensIT extends LoginScene {

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
        assertThat(right.body()).isEqualTo(login(noName, WRONG).body());
        saveExpert("\"disabled\": false");
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(login("expert", Cast.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAccountOfTheDemoProfileIsShutWithoutIt() {
        Account demo = new Account("demo", "demo", Set.of(Role.MINISTRY), null, null, null, false, true, 1);
        cast.add(demo);
        assertThat(login("demo", Cast.PASSWORD).status()).isEqualTo(401);
        assertThatThrownBy(() -> cast.token(demo)).isInstanceOf(LoginRefusedException.class);
        database.update("UPDATE account SET demo = FALSE WHERE name = 'demo'");
        ContractClient before = nobody.with(cast.token(demo));
        assertThat(before.get("/api/v1/me").status()).isEqualTo(200);
        database.update("UPDATE account SET demo = TRUE WHERE name = 'demo'");
        assertThat(before.get("/api/v1/me").status()).isEqualTo(401);
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

    private Answer saveExpert(String more) {
        return administrator.put(
                "/api/v1/accounts/expert",
                "{\"displayName\": \"expert\", \"roles\": [\"expert\"], %s}".formatted(more));
    }

    private static Answer change(ContractClient client, String old, String fresh) {
        return client.put("/api/v1/me/password", "{\"old\": \"%s\", \"new\": \"%s\"}".formatted(old, fresh));
    }
}

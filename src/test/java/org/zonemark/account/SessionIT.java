package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.api.Answer;

/** Who comes in by the login page, what a session may do, and what ends it. */
class SessionIT extends LoginScene {

    private static final String NEW_PASSWORD = "{\"old\": \"%s\", \"new\": \"%s\"}".formatted(Cast.PASSWORD, OTHER);

    private int port;
    private Browser browser;

    @BeforeEach
    void openBrowser(@LocalServerPort int serverPort) {
        port = serverPort;
        browser = new Browser(port);
    }

    @Test
    void nameAndPasswordOpenASessionThatLeadsToTheAccount() {
        Answer answer = browser.login("expert", Cast.PASSWORD);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/home");
        assertThat(cookies(answer, Browser.SESSION))
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                        .doesNotContain("Secure"));
        assertThat(browser.get("/account").body()).contains("<dd>expert</dd>");
        assertThat(browser.get("/api/v1/me").json().get("name").stringValue()).isEqualTo("expert");
    }

    @Test
    void theSessionHasANewNameAfterEachLogin() {
        Browser led = new Browser(port);
        led.forge(Browser.SESSION, "CHOSENBYSOMEBODYELSE");
        assertThat(cookies(led.login("expert", Cast.PASSWORD), Browser.SESSION))
                .hasSize(1)
                .noneMatch(cookie -> cookie.contains("CHOSENBYSOMEBODYELSE"));
        browser.login("expert", Cast.PASSWORD);
        String first = browser.cookie(Browser.SESSION);
        assertThat(withSession(first).status()).isEqualTo(200);
        browser.login("expert", Cast.PASSWORD);
        assertThat(browser.cookie(Browser.SESSION)).isNotEmpty().isNotEqualTo(first);
        assertThat(withSession(first).status()).isEqualTo(401);
    }

    @Test
    void whoeverOnlyLooksHasNoSession() {
        assertThat(browser.get("/login").status()).isEqualTo(200);
        browser.get("/api/v1/rulebook");
        Answer refused = browser.get("/account");
        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("Location")).isEqualTo("/login");
        browser.login("expert", WRONG);
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
    }

    @Test
    void nobodyIsBelievedWhoSaysToStandBehindAProxy() {
        String[] claimed = {"X-Forwarded-Proto", "https", "X-Forwarded-For", "192.0.2.1", "Forwarded", "proto=https"};
        Answer answer = browser.get("/login?language=en", claimed);
        assertThat(cookies(answer, "language")).hasSize(1).noneMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void aWrongPasswordAWrongNameAndAClosedAccountAreRefusedAlike() {
        cast.add(new Account("closed", "closed", expert.roles(), null, null, null, true, false, 1));
        Answer password = browser.login("expert", WRONG);
        assertThat(password.status()).isEqualTo(401);
        assertThat(password.body()).contains("role=\"alert\"");
        for (Answer other : new Answer[] {
            browser.login(noName, WRONG),
            browser.login("closed", Cast.PASSWORD),
            browser.login("x".repeat(100_000), "y".repeat(100_000)),
            browser.login("", "")
        }) {
            assertThat(other.status()).isEqualTo(401);
            assertThat(withoutToken(other)).isEqualTo(withoutToken(password));
            assertThat(other.headers().map().keySet())
                    .isEqualTo(password.headers().map().keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooManyWrongPasswordsCloseANameForThePageAndForProgramsAlike(boolean exists) {
        String name = exists ? "expert" : noName;
        for (int i = 0; i < 3; i++) {
            assertThat(browser.login(name, WRONG).status()).isEqualTo(401);
        }
        assertThat(login(name, WRONG).status()).isEqualTo(401);
        Answer closed = browser.login(name, WRONG);
        assertThat(closed.status()).isEqualTo(429);
        assertThat(Integer.parseInt(closed.header("Retry-After"))).isBetween(58, 60);
        assertThat(closed.body()).contains("role=\"alert\"", closed.header("Retry-After"));
        assertThat(browser.login(name, Cast.PASSWORD).status()).isEqualTo(429);
        assertThat(login(name, Cast.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        for (String address : List.of("/login", "/%6Cogin")) {
            Answer login = browser.submitForged(address, "name", "expert", "password", Cast.PASSWORD);
            assertThat(login.status()).isEqualTo(403);
            assertThat(login.contentType()).startsWith("text/html");
        }
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
        browser.login("expert", Cast.PASSWORD);
        String before = database.content();
        for (String path : List.of("/account/tokens", "/account/password", "/logout")) {
            Answer forged = browser.submitForged(
                    path,
                    "label",
                    "x",
                    "scope",
                    "WRITE",
                    "days",
                    "9",
                    "old",
                    Cast.PASSWORD,
                    "new",
                    OTHER,
                    "repeated",
                    OTHER);
            assertThat(forged.status()).as(path).isEqualTo(403);
        }
        assertThat(database.content()).isEqualTo(before);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void aSessionChangesThroughTheInterfaceOnlyWithItsToken() {
        browser.login("expert", Cast.PASSWORD);
        browser.get("/account");
        Answer forged = browser.send("PUT", "/api/v1/me/password", NEW_PASSWORD, "Content-Type", "application/json");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.contentType()).startsWith("application/problem+json");
        assertThat(forged.json().get("detail").stringValue()).contains("X-XSRF-TOKEN");
        assertThat(put("not the token").status()).isEqualTo(403);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(put(browser.cookie(Browser.FORGERY_COOKIE)).status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenSpeaksForItselfAndNotTheSessionBesideIt() {
        browser.login("expert", Cast.PASSWORD);
        Account other = cast.add(Cast.account("other", Role.MINISTRY, null, null, null));
        String[] bearer = {"Authorization", "Bearer " + cast.token(other), "Content-Type", "application/json"};
        assertThat(browser.get("/api/v1/me", bearer).json().get("name").stringValue())
                .isEqualTo("other");
        assertThat(browser.send("PUT", "/api/v1/me/password", NEW_PASSWORD, bearer)
                        .status())
                .isEqualTo(204);
        assertThat(browser.get("/api/v1/me", bearer).status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/me").json().get("name").stringValue()).isEqualTo("expert");
    }

    @Test
    void aSessionDoesNoMoreThanItsRoles() {
        browser.login("expert", Cast.PASSWORD);
        assertThat(browser.get("/api/v1/rounds").status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/accounts").status()).isEqualTo(403);
        saveExpert("\"roles\": [\"administrator\"]");
        assertThat(browser.get("/api/v1/accounts").status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/rounds").status()).isEqualTo(403);
    }

    @Test
    void logoutEndsItAndOnlyByTheForm() {
        browser.login("expert", Cast.PASSWORD);
        String session = browser.cookie(Browser.SESSION);
        browser.get("/logout");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        Answer left = browser.submit("/logout");
        assertThat(left.header("Location")).isEqualTo("/login?left");
        assertThat(browser.get("/login?left").body()).contains("role=\"status\"");
        assertThat(withSession(session).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"roles\": [\"expert\"], \"disabled\": true",
                "\"roles\": [\"expert\"], \"password\": \"" + OTHER + "\""
            })
    void itEndsWithTheAccountAndWithThePasswordAndStaysSo(String change) {
        browser.login("expert", Cast.PASSWORD);
        String session = browser.cookie(Browser.SESSION);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        saveExpert(change);
        assertThat(browser.get("/account").header("Location")).isEqualTo("/login");
        saveExpert("\"roles\": [\"expert\"], \"disabled\": false");
        assertThat(withSession(session).status()).isEqualTo(401);
    }

    @Test
    void aTokenBesideASessionChangesNothingOnPages() {
        String[] bearer = {"Authorization", "Bearer anything"};
        saveExpert("\"roles\": [\"administrator\"]");
        browser.login("expert", Cast.PASSWORD);
        assertThat(browser.get("/administration", bearer).status()).isEqualTo(200);
        saveExpert("\"roles\": [\"expert\"]");
        assertThat(browser.get("/administration", bearer).status()).isIn(403, 404);

        String[] form = {"Content-Type", "application/x-www-form-urlencoded", bearer[0], bearer[1]};
        assertThat(browser.send("POST", "/logout", "", form).status())
                .as("without the token against forgery")
                .isEqualTo(403);

        saveExpert("\"roles\": [\"expert\"], \"disabled\": true");
        Answer ended = browser.get("/account", bearer);
        assertThat(ended.status()).isEqualTo(302);
        assertThat(ended.header("Location")).isEqualTo("/login");
    }

    private Answer put(String token) {
        return browser.send(
                "PUT", "/api/v1/me/password", NEW_PASSWORD, "Content-Type", "application/json", "X-XSRF-TOKEN", token);
    }

    private Answer withSession(String session) {
        Browser other = new Browser(port);
        other.forge(Browser.SESSION, session);
        return other.get("/api/v1/me");
    }

    private void saveExpert(String change) {
        Answer saved = administrator.put("/api/v1/accounts/expert", "{\"displayName\": \"expert\", " + change + "}");
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    }

    private static List<String> cookies(Answer answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .toList();
    }

    private static String withoutToken(Answer page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}

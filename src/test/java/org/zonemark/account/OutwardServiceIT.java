package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.RunningService;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;

/**
 * The service as it stands in public: behind a proxy that it is told of, with limits, and with an issuer of identities.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutwardServiceIT {

    private static final String REGISTRATION = "--spring.security.oauth2.client.registration.stub.";

    private static StubIssuer issuer;
    private static RunningService service;

    private static int callers;

    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        issuer = new StubIssuer();
        service = RunningService.start(
                "--spring.datasource.url=jdbc:h2:mem:outward;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                        + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "--server.forward-headers-strategy=native",
                "--zonemark.limits.score=2",
                "--zonemark.limits.batch=1",
                "--zonemark.limits.reading=3",
                REGISTRATION + "client-id=" + StubIssuer.CLIENT,
                REGISTRATION + "client-secret=" + StubIssuer.SECRET,
                REGISTRATION + "client-name=Stub",
                REGISTRATION + "scope=openid,profile",
                "--spring.security.oauth2.client.provider.stub.issuer-uri=" + issuer.address());
        service.cast().add(Cast.account("known", Role.EXPERT, null, null, null));
        service.cast().add(new Account("closed", "closed", Set.of(Role.MINISTRY), null, null, null, true, false, 1));
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @BeforeEach
    void openBrowser() throws Exception {
        browser = new Browser(service.port());
        issuer.claims.clear();
    }

    @Test
    void whoeverTheIssuerVouchesForOpensTheAccountOfThatNameAndNothingElse() {
        assertThat(browser.get("/login").body()).contains("/oauth2/authorization/stub", ">Stub<");
        issuer.claims.putAll(Map.of("preferred_username", "known", "roles", "administrator"));
        Answer answer = comeIn();
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/home");
        assertThat(browser.get("/account").body()).contains("<dd>known</dd>", "评审专家");
        assertThat(browser.get("/api/v1/me").json().get("roles").toString()).isEqualTo("[\"expert\"]");
        assertThat(browser.get("/api/v1/accounts").status()).isEqualTo(403);
        assertThat(browser.submit("/logout").status()).isEqualTo(302);
        assertThat(browser.get("/account").status()).isEqualTo(302);
    }

    @Test
    void whoeverHasNoAccountIsRefusedLikeAWrongPasswordAndGetsNone() {
        String password = withoutToken(browser.login("nobody", "wrong"));
        for (Map<String, Object> claims : new Map[] {
            Map.of("preferred_username", "unknown"),
            Map.of("preferred_username", "closed"),
            Map.of("name", "known"),
            Map.of("preferred_username", 7)
        }) {
            issuer.claims.clear();
            issuer.claims.putAll(claims);
            Answer refused = comeIn();
            assertThat(refused.status()).as("" + claims).isEqualTo(401);
            assertThat(withoutToken(refused)).isEqualTo(password);
            assertThat(browser.get("/account").header("Location")).isEqualTo("/login");
        }
        assertThat(browser.login("unknown", "wrong").status()).isEqualTo(401);
    }

    @Test
    void whatTheIssuerDidNotSignOrWasNotAskedForOpensNothing() throws Exception {
        issuer.claims.put("preferred_username", "known");
        var right = issuer.signing;
        issuer.signing = StubIssuer.newKey();
        try {
            assertThat(comeIn().status()).isEqualTo(401);
        } finally {
            issuer.signing = right;
        }
        issuer.claims.put("nonce", "of another login");
        assertThat(comeIn().status()).isEqualTo(401);
        issuer.claims.remove("nonce");
        issuer.claims.put("aud", "another client");
        assertThat(comeIn().status()).isEqualTo(401);
        issuer.claims.remove("aud");
        assertThat(browser.get("/login/oauth2/code/stub?code=" + issuer.code() + "&state=made-up")
                        .status())
                .isEqualTo(401);
        assertThat(browser.get("/account").status()).isEqualTo(302);
    }

    @Test
    void whomTheIssuerLetsInOrInVainIsToldInTheLog(CapturedOutput output) {
        issuer.claims.put("preferred_username", "known");
        comeIn();
        browser.get("/account");
        browser.submit("/logout");
        issuer.claims.put("preferred_username", "closed\naccount=known");
        comeIn();
        browser.get("/login/oauth2/code/stub?code=" + issuer.code() + "&state=made-up");
        assertThat(output.getAll())
                .contains("action=login outcome=success account=known address=")
                .contains("action=logout outcome=success account=known address=")
                .contains("action=login outcome=failure account=closed_account_known reason=no_open_account")
                .contains("action=login outcome=failure reason=authorization_request_not_found");
    }

    @Test
    void theIssuersSecretsAreNotLogged(CapturedOutput output) {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        String[] loggers = {"org.springframework", "org.apache", "com.nimbusds", "org.thymeleaf"};
        issuer.claims.put("preferred_username", "known");
        for (String logger : loggers) {
            logging.setLogLevel(logger, LogLevel.TRACE);
        }
        try {
            assertThat(comeIn().status()).isEqualTo(302);
            browser.get("/account");
        } finally {
            for (String logger : loggers) {
                logging.setLogLevel(logger, null);
            }
        }
        String encoded = URLEncoder.encode(StubIssuer.SECRET, StandardCharsets.UTF_8);
        List<String> secrets = List.of(
                StubIssuer.SECRET, encoded, "an-access-token", issuer.lastIdToken, browser.cookie(Browser.SESSION));
        assertThat(output.getAll()).contains("OAuth2LoginAuthenticationFilter");
        assertThat(output.getAll().lines().filter(line -> secrets.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    @Test
    void eachAddressHasSoManyRequestsToWhatIsOpenAndIsToldWhenToComeBack() {
        ContractClient client = service.client();
        String[] here = from();
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("/api/v1/rulebook", here).status()).isEqualTo(200);
        }
        Answer refused = client.get("/api/v1/catalogue", here);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
        assertThat(client.get("/api/v1/rulebook", from()).status()).isEqualTo(200);
        for (int expected : new int[] {422, 422, 429}) {
            assertThat(client.post("/api/v1/score", "{}", here).status()).isEqualTo(expected);
        }
        for (int expected : new int[] {200, 429}) {
            Answer batch = client.send(
                    "POST", "/api/v1/score/batch", "{}", here[0], here[1], "Content-Type", "application/x-ndjson");
            assertThat(batch.status()).isEqualTo(expected);
        }
    }

    @Test
    void anAccountIsCountedWhereverItCallsFrom() {
        ContractClient expert =
                service.client().with(service.cast().token(Cast.account("known", Role.EXPERT, null, null, null)));
        for (int expected : new int[] {200, 200, 200, 429}) {
            assertThat(expert.get("/api/v1/rulebook", from()).status()).isEqualTo(expected);
        }
        assertThat(expert.get("/api/v1/me", from()).status()).isEqualTo(200);
    }

    @Test
    void behindHttpsTheSessionStaysWithHttps() {
        browser.get("/login");
        Answer answer = browser.send(
                "GET", "/oauth2/authorization/stub", "", "X-Forwarded-Proto", "https", "X-Forwarded-For", "192.0.2.9");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith(Browser.SESSION) && cookie.contains("; Secure"));
    }

    private Answer comeIn() {
        Answer atIssuer = browser.get(browser.get("/oauth2/authorization/stub").header("Location"));
        return browser.get(atIssuer.header("Location"));
    }

    /** Another address each time. */
    private static String[] from() {
        return new String[] {"X-Forwarded-For", "192.0.2." + ++callers};
    }

    private static String withoutToken(Answer page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}

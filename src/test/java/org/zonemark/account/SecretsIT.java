package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;

/** Passwords and the secrets of tokens and links stay with those whose they are: not in the log, the database, the trail. */
@TimedService
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

    private static final String OURS = "org.zonemark";
    private static final String ZONE = "demo-hb-01";

    /** What carries requests, statements and pages for us. */
    private static final List<String> THEIRS =
            List.of("org.springframework", "org.apache", "org.thymeleaf", "org.hibernate", "tools.jackson", "jakarta");

    private final LoggingSystem logging = LoggingSystem.get(SecretsIT.class.getClassLoader());
    private final List<String> secrets = new ArrayList<>();

    @Autowired
    private Database database;

    private int port;
    private ContractClient nobody;
    private ContractClient administrator;
    private ContractClient ministry;

    @BeforeEach
    void openAccounts(@LocalServerPort int serverPort, @Autowired Cast cast, @Autowired MovableClock clock) {
        clock.reset();
        database.empty();
        port = serverPort;
        nobody = new ContractClient(port);
        secrets.clear();
        administrator = nobody.with(secret(cast.of(Role.ADMINISTRATOR)));
        ministry = nobody.with(secret(cast.of(Role.MINISTRY)));
    }

    @AfterEach
    void logAsBefore() {
        logging.setLogLevel(OURS, null);
        THEIRS.forEach(name -> logging.setLogLevel(name, null));
    }

    @Test
    void nothingOfThemIsLogged(CapturedOutput output) {
        logging.setLogLevel(OURS, LogLevel.TRACE);
        LoggerFactory.getLogger(SecretsIT.class).trace("the log is looked at");
        useThem();
        assertThat(output.getAll()).contains("the log is looked at");
        for (String secret : secrets) {
            assertThat(output.getAll().lines().filter(line -> line.contains(secret)))
                    .isEmpty();
        }
    }

    /** A firm has its link as an address. What carries requests prints addresses, but only where it is told to debug. */
    @Test
    void theLinkToASurveyIsNotLoggedWhateverGoesWrongOnItsPage(@Autowired DataSource source, CapturedOutput output)
            throws SQLException {
        logging.setLogLevel(OURS, LogLevel.TRACE);
        String link = "/survey/" + openSurvey();
        Browser firm = new Browser(port);
        assertThat(firm.get(link).status()).isEqualTo(200);
        assertThat(answer(firm, link, "9").status()).isEqualTo(422);
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM survey FOR UPDATE").close();
            assertThat(answer(firm, link, "3").status()).isEqualTo(503);
            other.rollback();
        }
        database.update("ALTER TABLE survey_link RENAME TO survey_link_gone");
        try {
            assertThat(answer(firm, link, "3").status()).isEqualTo(500);
        } finally {
            database.update("ALTER TABLE survey_link_gone RENAME TO survey_link");
        }
        assertThat(answer(firm, link, "3").status()).isEqualTo(200);
        assertThat(answer(firm, link, "3").status()).isEqualTo(409);
        assertThat(output.getAll())
                .contains("The database was too busy for POST /survey/{token}: ")
                .containsPattern("Error [0-9a-f-]{36} at POST /survey/\\{token}\n");
        assertThat(output.getAll().lines().filter(line -> secrets.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEBUG", "TRACE"})
    void nothingOfThemIsLoggedByWhatCarriesThem(LogLevel level, CapturedOutput output) {
        THEIRS.forEach(name -> logging.setLogLevel(name, level));
        useThem();
        useThemOnPages();
        THEIRS.forEach(name -> logging.setLogLevel(name, null));
        assertThat(output.getAll()).contains("DispatcherServlet", "FilterChainProxy", "JdbcTemplate");
        assertThat(output.getAll().lines().filter(line -> secrets.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    @Test
    void nothingOfThemIsStored() {
        useThem();
        String stored = database.content();
        assertThat(stored).contains("made");
        assertThat(secrets)
                .hasSizeGreaterThan(5)
                .allSatisfy(secret -> assertThat(stored.contains(secret)).isFalse());
        assertThat(administrator.get("/api/v1/audit?size=200").body()).doesNotContain("$2a$", "secretSha256");
    }

    /** Everything that is done with them, rightly and wrongly. */
    private void useThem() {
        String first = secret("the first password");
        String second = secret("the second password");
        String wrong = secret("a wrong password 1");
        save(first);
        save(secret("short pw 7"));
        login(wrong);
        nobody.post("/api/v1/tokens", "{\"name\": \"made\", \"password\": {\"x\": \"" + first + "\"}}");
        nobody.post("/api/v1/tokens", "{\"name\": \"made\", \"password\": \"" + first);
        nobody.post("/api/v1/tokens", "{\"name\": \"made\", \"password\": \"%s\", \"days\": 0}".formatted(first));
        nobody.post("/api/v1/tokens", "{\"nome\": \"made\", \"password\": \"%s\"}".formatted(first));
        ContractClient client = nobody.with(login(first));
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        client.get("/api/v1/me/tokens");
        client.put("/api/v1/me/password", "{\"old\": \"%s\", \"new\": \"%s\"}".formatted(wrong, second));
        client.put("/api/v1/me/password", "{\"old\": \"%s\", \"new\": \"short pw 7\"}".formatted(first));
        client.put("/api/v1/me/password", "{\"old\": \"%s\", \"new\": \"%s\"}".formatted(first, second));
        assertThat(client.get("/api/v1/me").status()).isEqualTo(401);
        login(second);
        save(secret("the third password"));
        String survey = openSurvey();
        nobody.post("/api/v1/survey-invitations", "{\"token\": \"%s\"}".formatted(survey));
        for (String marks : List.of("[9]", "[3,3,3,3,3]", "[3,3,3,3,3]")) {
            nobody.post("/api/v1/survey-answers", "{\"token\": \"%s\", \"marks\": %s}".formatted(survey, marks));
        }
        for (int i = 0; i < 6; i++) {
            login(wrong);
        }
    }

    private void useThemOnPages() {
        save(secret("the page password"));
        Browser browser = new Browser(port);
        browser.login("made", secret("a wrong password 2"));
        browser.login("made", "the page password");
        secret(browser.cookie(Browser.SESSION));
        assertThat(browser.get("/account").status()).isEqualTo(200);
        secret(browser.cookie(Browser.FORGERY_COOKIE));
        String page = browser.submit("/account/tokens", "label", "x", "scope", "READ", "days", "1")
                .body();
        secret(page.substring(page.indexOf("<code>") + 6, page.indexOf("</code>")));
        String next = secret("the last password");
        browser.submit("/account/password", "old", secret("a wrong password 3"), "new", next, "repeated", next);
        browser.submit("/account/password", "old", "the page password", "new", next, "repeated", next);
        assertThat(browser.get("/account").status()).isEqualTo(302);
    }

    /** The token of one firm. */
    private String openSurvey() {
        ministry.put("/api/v1/zones/" + ZONE, Samples.zone(ZONE));
        ministry.put(
                "/api/v1/rounds/r",
                "{\"name\": \"r\", \"dataYear\": 2025, \"submitFrom\": \"2020-01-01\", \"submitUntil\": \"2099-12-31\"}");
        ministry.post("/api/v1/rounds/r/open", "");
        Answer opened = ministry.post("/api/v1/rounds/r/zones/" + ZONE + "/survey", """
                {"population": 9, "sampleSize": 1, "opens": "2020-01-01", "closes": "2099-12-31"}""");
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        return secret(opened.json().at("/tokens/0").stringValue());
    }

    private static Answer answer(Browser firm, String link, String mark) {
        return firm.submit(link, "mark:0", mark, "mark:1", mark, "mark:2", mark, "mark:3", mark, "mark:4", mark);
    }

    private void save(String password) {
        administrator.put(
                "/api/v1/accounts/made",
                "{\"displayName\": \"made\", \"roles\": [\"expert\"], \"password\": \"%s\"}".formatted(password));
    }

    /** The secret of the token, if there is one now. */
    private String login(String password) {
        Answer answer = nobody.post("/api/v1/tokens", "{\"name\": \"made\", \"password\": \"%s\"}".formatted(password));
        return answer.status() == 200 ? secret(answer.json().get("secret").stringValue()) : "";
    }

    private String secret(String secret) {
        secrets.add(secret.startsWith("zmk_") ? secret.split("_", 3)[2] : secret);
        return secret;
    }
}

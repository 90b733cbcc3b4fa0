package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.rulebook.Fingerprint;

/** The log tells who came in and who was refused, and never what they typed. */
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogIT extends LoginScene {

    private static final String SURVEY_TOKEN = "A-survey-token-that-nobody-may-read-in-logs";

    private Browser browser;

    @BeforeEach
    void openBrowser(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @Test
    void aLoginAndALogoutAreToldWithAccountAddressAndRequest(CapturedOutput output) {
        String id = browser.login("expert", Cast.PASSWORD).header("X-Request-Id");
        assertThat(told(output, "action=login"))
                .hasSize(1)
                .first()
                .asString()
                .contains("INFO", "[" + id + "]", "outcome=success account=expert address=127.0.0.1");
        browser.get("/account");
        browser.submit("/logout");
        assertThat(told(output, "action=logout"))
                .hasSize(1)
                .first()
                .asString()
                .contains("INFO", "outcome=success account=expert address=127.0.0.1");
    }

    @Test
    void aWrongPasswordIsToldOnPagesAndOfPrograms(CapturedOutput output) {
        browser.login("expert", WRONG);
        login("expert", WRONG);
        assertThat(told(output, "action=login"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("WARN", "outcome=failure account=expert known=true address=127.0.0.1"));
        assertThat(output.getAll()).doesNotContain(WRONG);
    }

    @Test
    void whatIsTypedWhereANameShouldBeIsNotToldButCanBeRecognised(CapturedOutput output) {
        String typed = "hunter2 " + noName;
        login(typed, WRONG);
        browser.login(typed, WRONG);
        String hash = Fingerprint.ofText(typed).substring(0, 12);
        assertThat(told(output, "action=login"))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("WARN", "outcome=failure nameSha256=" + hash + " known=false"));
        assertThat(output.getAll()).doesNotContain(noName, "hunter2");
    }

    @Test
    void aClosedNameIsToldApart(CapturedOutput output) {
        for (int i = 0; i < 5; i++) {
            login("expert", WRONG);
            login(noName, WRONG);
        }
        assertThat(told(output, "outcome=closed")).isEmpty();
        login("expert", Cast.PASSWORD);
        login(noName, WRONG);
        assertThat(told(output, "outcome=closed"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("WARN"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("account=expert known=true"),
                        line -> assertThat(line).contains("known=false").doesNotContain(noName));
    }

    @Test
    void tokensAreToldByTheirIdWhenTheyAreIssuedRevokedAndRefused(CapturedOutput output) {
        LoginService.IssuedToken issued = cast.issue(expert, Scope.READ);
        String id = issued.token().id();
        assertThat(told(output, "action=issueToken outcome=success account=expert token=" + id + " scope=read"))
                .hasSize(1);
        nobody.with(cast.token(expert)).send("DELETE", "/api/v1/me/tokens/" + id, "");
        assertThat(told(output, "action=revokeToken outcome=success account=expert token=" + id))
                .hasSize(1);
        assertThat(nobody.with(issued.secret()).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(told(output, "action=useToken"))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN", "outcome=refused", "method=GET");
        assertThat(output.getAll()).doesNotContain(issued.secret().split("_", 3)[2]);
    }

    @Test
    void whatIsRefusedByTheInterfaceIsToldWithWhoAndWhat(CapturedOutput output) {
        nobody.get("/api/v1/accounts");
        assertThat(told(output, "reason=login_needed"))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN", "account=- operation=listAccounts zone=- method=GET route=/api/v1/accounts");
        nobody.with(cast.token(expert)).get("/api/v1/accounts");
        assertThat(told(output, "reason=forbidden"))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN", "account=expert operation=listAccounts");
        nobody.with(cast.token(expert, Scope.READ)).put("/api/v1/me/password", "{\"old\": \"x\", \"new\": \"y\"}");
        assertThat(told(output, "reason=token_reads_only"))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN", "account=expert operation=changeMyPassword");
    }

    @Test
    void aZoneThatIsHiddenIsToldAsRefusedAndCannotForgeALine(CapturedOutput output) {
        var refused = nobody.with(cast.ofZone("demo-hb-01")).unchecked("GET", "/api/v1/zones/a%20outcome=success", "");
        assertThat(refused.status()).as(refused.body()).isEqualTo(404);
        assertThat(told(output, "reason=not_own"))
                .hasSize(1)
                .first()
                .asString()
                .contains(
                        "WARN",
                        "account=zone-demo-hb-01 operation=readZone zone=a_outcome_success method=GET"
                                + " route=/api/v1/zones/{code}");
    }

    @Test
    void whatIsRefusedOnPagesIsToldLikewise(CapturedOutput output) {
        browser.get("/administration");
        assertThat(told(output, "reason=login_needed")).hasSize(1);
        browser.get("/account");
        assertThat(told(output, "reason=not_for_this_reader"))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN", "account=- operation=- zone=- method=GET route=/account");
        browser.login("expert", Cast.PASSWORD);
        browser.get("/administration");
        assertThat(told(output, "reason=forbidden"))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN", "account=expert");
    }

    @Test
    void aForgedFormIsToldWithoutTheSecretOfItsAddress(CapturedOutput output) {
        browser.login("expert", Cast.PASSWORD);
        browser.submitForged("/survey/" + SURVEY_TOKEN, "mark:0", "5");
        browser.send("PUT", "/api/v1/me/password", "{}", "Content-Type", "application/json");
        assertThat(told(output, "reason=forged_or_too_old"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("WARN"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("method=POST route=/survey/ "),
                        line -> assertThat(line).contains("method=PUT route=/api/v1/me/password"));
        assertThat(output.getAll()).doesNotContain(SURVEY_TOKEN);
    }

    private static List<String> told(CapturedOutput output, String part) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("SecurityLog") && line.contains(part))
                .toList();
    }
}

package org.zonemark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.Role;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import tools.jackson.databind.JsonNode;

/** How two administrators keep accounts at once: neither overwrites what they have not seen. */
@TimedService
class AdministratorPagesIT {

    private static final String PAGE = "/administration/accounts/leaver";
    private static final String FORM = "account-form";
    private static final String ACCOUNT = "/api/v1/accounts/leaver";
    private static final String CHANGE = "{\"displayName\": \"Leaver\", \"roles\": [\"expert\"], \"disabled\": %s}";

    private ContractClient administrator;
    private Browser browser;

    @BeforeEach
    void openAccounts(
            @LocalServerPort int port,
            @Autowired Database database,
            @Autowired MovableClock clock,
            @Autowired Cast cast) {
        clock.reset();
        database.empty();
        administrator = new ContractClient(port).with(cast.of(Role.ADMINISTRATOR));
        cast.add(Cast.account("leaver", Role.EXPERT, null, null, null));
        browser = new Browser(port);
        browser.login("administrator", Cast.PASSWORD);
    }

    @Test
    void anOldFormDoesNotLetADisabledAccountInAgain() {
        TypedForm old = TypedForm.of(browser.get(PAGE), FORM).type("displayName", "新名称");
        TypedForm.of(browser.get(PAGE), FORM).type("disabled", "true").send(browser);
        assertThat(leaver().get("disabled").asBoolean()).isTrue();
        JsonNode before = leaver();

        Answer refused = old.send(browser);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("role=\"alert\"", "该账号已有变动", "href=\"" + PAGE + "#account\"");
        TypedForm again = TypedForm.of(refused, FORM);
        assertThat(again.value("displayName")).isEqualTo("新名称");
        assertThat(again.send(browser).status())
                .as("again without having looked")
                .isEqualTo(409);
        assertThat(leaver()).isEqualTo(before);

        Answer looked =
                TypedForm.of(browser.get(PAGE), FORM).type("displayName", "新名称").send(browser);
        assertThat(looked.status()).isEqualTo(302);
        assertThat(leaver().get("displayName").stringValue()).isEqualTo("新名称");
        assertThat(leaver().get("disabled").asBoolean()).isTrue();
    }

    @Test
    void aFormThatNamesNoVersionIsOfANewAccount() {
        JsonNode before = leaver();
        TypedForm form = TypedForm.of(browser.get("/administration"), FORM)
                .type("name", "leaver")
                .type("displayName", "someone else")
                .type("roles", "ministry")
                .type("password", "another long password");
        Answer refused = form.send(browser);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("账号leaver已存在");
        assertThat(TypedForm.of(refused, FORM).value("displayName")).isEqualTo("someone else");
        assertThat(leaver()).isEqualTo(before);

        browser.get("/administration?language=en");
        assertThat(form.send(browser).body()).contains("There is an account with the name leaver already");
        assertThat(form.type("name", "newcomer").send(browser).status()).isEqualTo(302);
        assertThat(form.type("name", "A name?").send(browser).body()).contains("small letters, digits, dots");
    }

    @Test
    void aProgramMayNameTheVersionThatItChanges() {
        Answer disabled = administrator.put(ACCOUNT, CHANGE.formatted(true), "If-Match", "\"1\"");
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.header("ETag")).isEqualTo("\"2\"");
        assertThat(disabled.json().get("version").intValue()).isEqualTo(2);
        Answer late = administrator.put(ACCOUNT, CHANGE.formatted(false), "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo("\"2\"");
        assertThat(leaver().get("disabled").asBoolean()).isTrue();
        assertThat(administrator
                        .put(ACCOUNT, CHANGE.formatted(false), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        assertThat(administrator.put(ACCOUNT, CHANGE.formatted(false)).status()).isEqualTo(200);
    }

    private JsonNode leaver() {
        return administrator
                .get("/api/v1/accounts")
                .json()
                .valueStream()
                .filter(account -> account.get("name").stringValue().equals("leaver"))
                .findFirst()
                .orElseThrow();
    }
}

package org.zonemark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.Database;
import org.zonemark.MovableClock;
import org.zonemark.TimedService;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.account.Account;
import org.zonemark.account.Role;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.notification.Notice;
import org.zonemark.notification.NoticeKind;
import org.zonemark.notification.NotificationService;
import org.zonemark.words.Words;

/** What somebody sees and does on the pages of their own account, in both languages. */
@TimedService
class AccountPagesIT {

    private static final String OTHER = "another long password";
    private static final Pattern SECRET = Pattern.compile("<code>(zmk_[^<]+)</code>");
    private static final Pattern REVOKE = Pattern.compile("/account/tokens/[0-9a-f]+/revoke");
    private static final Pattern READ = Pattern.compile("/account/notifications/[0-9]+/read");

    @Autowired
    private Cast cast;

    private ContractClient nobody;
    private Browser browser;
    private Account account;

    @BeforeEach
    void comeIn(@LocalServerPort int port, @Autowired Database database, @Autowired MovableClock clock) {
        clock.reset();
        database.empty();
        account = cast.add(new Account(
                "signer", "<b>江城</b>", Set.of(Role.ZONE_SIGNER), "demo-hb-01", null, null, false, false, 1));
        nobody = new ContractClient(port);
        browser = new Browser(port);
        browser.login("signer", Cast.PASSWORD);
    }

    @Test
    void itSaysWhoOneIs() {
        assertThat(browser.get("/account").body())
                .contains("&lt;b&gt;江城&lt;/b&gt;", "<dd>signer</dd>", "开发区签报", "<dd>demo-hb-01</dd>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/account", "/login/refused", "/login/again"})
    void aPageIsChineseFirstEnglishByChoiceAndNeedsNoScript(String path) {
        Answer chinese = browser.get(path);
        assertThat(chinese.body())
                .contains("<html lang=\"zh\"")
                .doesNotContain("??", "style=", " onclick")
                .doesNotContainPattern("<script(?![^>]* src=\"/)");
        assertThat(chinese.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(browser.get(path + "?language=xx").body()).contains("<html lang=\"zh\"");
        assertThat(browser.get(path + "?language=en").body()).contains("<html lang=\"en\"");
        Answer english = browser.get(path, "Accept-Language", "zh-CN");
        assertThat(english.body()).contains("<html lang=\"en\"").doesNotContain("??");
        assertThat(english.body().replace("中文", "").replace("江城", "")).doesNotContainPattern("\\p{IsHan}");
        assertThat(browser.get("/api/v1/rulebook", "Accept-Language", "zh").header("Content-Language"))
                .isEqualTo("zh");
    }

    @Test
    void everyFieldHasALabel() {
        for (String path : new String[] {"/login", "/account"}) {
            Matcher field = Pattern.compile("<(?:input|select) id=\"([^\"]+)\"")
                    .matcher(browser.get(path).body());
            assertThat(field.results().map(found -> "<label for=\"" + found.group(1) + "\">"))
                    .isNotEmpty()
                    .allSatisfy(label -> assertThat(browser.get(path).body()).contains(label));
        }
    }

    @Test
    void aNewTokenIsShownOnceWorksAndIsRevoked() {
        browser.get("/account");
        Answer issued = browser.submit("/account/tokens", "label", "<i>my</i>", "scope", "READ", "days", "2");
        Matcher secret = SECRET.matcher(issued.body());
        assertThat(secret.find()).as(issued.body()).isTrue();
        ContractClient program = nobody.with(secret.group(1));
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(program.put("/api/v1/me/password", "{\"old\": \"x\", \"new\": \"" + OTHER + "\"}")
                        .status())
                .isEqualTo(403);
        Answer page = browser.get("/account");
        assertThat(page.body()).contains("&lt;i&gt;my&lt;/i&gt;", "只读").doesNotContain(secret.group(1), "<code>");
        Matcher revoke = REVOKE.matcher(page.body());
        assertThat(revoke.find()).isTrue();
        assertThat(browser.submit(revoke.group()).header("Location")).isEqualTo("/account");
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void anothersTokenIsNotRevoked() {
        Account other = cast.add(Cast.account("other", Role.EXPERT, null, null, null));
        var token = cast.issue(other, Scope.READ);
        browser.get("/account");
        browser.submit("/account/tokens/" + token.token().id() + "/revoke");
        assertThat(nobody.with(token.secret()).get("/api/v1/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'', READ, 2", "' ', READ, 2", "x, ALL, 2", "x, '', 2", "x, READ, 0", "x, READ, 367", "x, READ, ''"})
    void aTokenThatIsNotAskedForRightlyIsNotIssued(String label, String scope, String days) {
        browser.get("/account");
        Answer answer = browser.submit("/account/tokens", "label", label, "scope", scope, "days", days);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("<code>", "??");
        assertThat(browser.get("/api/v1/me/tokens").json()).isEmpty();
    }

    @Test
    void aNewPasswordEndsSessionAndTokens() {
        ContractClient program = nobody.with(cast.token(account));
        browser.get("/account");
        Answer changed = change(Cast.PASSWORD, OTHER, OTHER);
        assertThat(changed.header("Location")).isEqualTo("/login?changed");
        assertThat(browser.get("/login?changed").body()).contains("role=\"status\"");
        assertThat(browser.get("/account").status()).isEqualTo(302);
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(browser.login("signer", Cast.PASSWORD).status()).isEqualTo(401);
        assertThat(browser.login("signer", OTHER).status()).isEqualTo(302);
    }

    @Test
    void aPasswordIsNotChangedWithoutTheOldOneOrToABadOne() {
        browser.get("/account");
        for (Answer refused : new Answer[] {
            change("wrong", OTHER, OTHER),
            change(Cast.PASSWORD, OTHER, OTHER + "!"),
            change(Cast.PASSWORD, "short", "short"),
            change(Cast.PASSWORD, "长".repeat(25), "长".repeat(25))
        }) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("role=\"alert\"").doesNotContain("??", OTHER);
        }
        assertThat(browser.login("signer", Cast.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    void unreadNoticesAreShownAndMarkedRead(
            @Autowired NotificationService notifications, @Autowired TransactionTemplate transaction) {
        Notice notice = new Notice(
                "event/1", NoticeKind.STEP_TAKEN, new Words("主题<1>", "Subject"), new Words("消息全文", "Body"), "/");
        transaction.executeWithoutResult(status -> notifications.notify(Set.of(account), notice));
        Answer page = browser.get("/account");
        assertThat(page.body()).contains("（1）", "主题&lt;1&gt;", "消息全文");
        Matcher read = READ.matcher(page.body());
        assertThat(read.find()).isTrue();
        assertThat(browser.submit(read.group()).status()).isEqualTo(302);
        assertThat(browser.get("/account").body()).contains("（0）").doesNotContain("消息全文");
    }

    private Answer change(String old, String next, String repeated) {
        return browser.submit("/account/password", "old", old, "new", next, "repeated", repeated);
    }
}

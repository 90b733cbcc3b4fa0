package org.zonemark.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.zonemark.MovableClock;
import org.zonemark.account.AccessToken.Scope;
import org.zonemark.account.Account;
import org.zonemark.account.LoginService;
import org.zonemark.account.Role;

@ServiceWithMail
class NotificationsApiIT {

    private static final String INBOX = "/api/v1/me/notifications";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private LoginService logins;

    @Autowired
    private Inboxes inboxes;

    @Autowired
    private MovableClock clock;

    private MockMvcTester http;

    @BeforeEach
    void begin() {
        inboxes.empty();
        clock.stopAt(ServiceWithMail.START);
        http = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasAnInbox(Role role) {
        Account reader = inboxes.account("reader", role);
        inboxes.tell("event/1", reader);
        String token = token("reader", Scope.WRITE);
        MvcTestResult inbox = get(INBOX, token, "zh");
        assertThat(inbox).hasStatusOk();
        assertThat(inbox).bodyJson().extractingPath("$.unread").isEqualTo(1);
        assertThat(inbox).bodyJson().extractingPath("$.notifications[0].kind").isEqualTo("step_taken");
        long id = inboxes.all("reader").get(0).id();
        assertThat(read(id, token)).hasStatus(204);
        assertThat(get(INBOX + "?unread=true", token, "zh"))
                .bodyJson()
                .extractingPath("$.notifications")
                .asArray()
                .isEmpty();
    }

    @Test
    void itIsInTheReadersLanguage() {
        inboxes.tell("event/1", inboxes.account("reader", Role.EXPERT));
        String token = token("reader", Scope.READ);
        assertThat(get(INBOX, token, "zh"))
                .bodyJson()
                .extractingPath("$.notifications[0].subject")
                .isEqualTo("主题event/1");
        assertThat(get(INBOX, token, "en"))
                .bodyJson()
                .extractingPath("$.notifications[0].subject")
                .isEqualTo("Subject event/1");
    }

    @Test
    void anotherAccountsNotificationIsNotFoundAndAReadingTokenMarksNothing() {
        inboxes.tell("event/1", inboxes.account("reader", Role.EXPERT));
        inboxes.account("other", Role.EXPERT);
        long id = inboxes.all("reader").get(0).id();
        assertThat(read(id, token("other", Scope.WRITE))).hasStatus(404);
        assertThat(read(id, token("reader", Scope.READ))).hasStatus(403);
        assertThat(http.get().uri(INBOX)).hasStatus(401);
        assertThat(inboxes.all("reader").get(0).readAt()).isNull();
    }

    private MvcTestResult get(String path, String token, String language) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language)
                .exchange();
    }

    private MvcTestResult read(long id, String token) {
        return http.post()
                .uri(INBOX + "/" + id + "/read")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private String token(String account, Scope scope) {
        return logins.issue(
                        logins.login(account, "twelve-or-more"),
                        "test",
                        scope,
                        clock.instant().plus(Duration.ofDays(1)))
                .secret();
    }
}

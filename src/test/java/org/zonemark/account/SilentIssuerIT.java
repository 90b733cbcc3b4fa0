package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zonemark.Browser;
import org.zonemark.RunningService;
import org.zonemark.api.Answer;

/** The issuer of identities takes calls and never answers them. */
class SilentIssuerIT {

    private static final String REGISTRATION = "--spring.security.oauth2.client.registration.stub.";

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void whoeverComesFromAnIssuerThatDoesNotAnswerIsToldSoAndMayUseThePassword() throws Exception {
        try (StubIssuer issuer = new StubIssuer();
                RunningService service = RunningService.start(
                        "--spring.datasource.url=jdbc:h2:mem:silent;DB_CLOSE_DELAY=-1;MODE=MySQL;"
                                + "DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                        "--zonemark.oidc.answer-time=1s",
                        REGISTRATION + "client-id=" + StubIssuer.CLIENT,
                        REGISTRATION + "client-secret=" + StubIssuer.SECRET,
                        REGISTRATION + "client-name=Stub",
                        REGISTRATION + "scope=openid,profile",
                        "--spring.security.oauth2.client.provider.stub.issuer-uri=" + issuer.address())) {
            issuer.silent = true;
            Browser browser = new Browser(service.port());
            Answer answer = comeIn(browser);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            assertThat(answer.body())
                    .contains("统一身份认证暂时没有响应", "id=\"password\"")
                    .doesNotContain("账号或密码错误");
            assertThat(comeIn(browser, "Accept-Language", "en").body()).contains("does not answer at present");
            assertThat(browser.get("/account").header("Location")).isEqualTo("/login");
        }
    }

    private static Answer comeIn(Browser browser, String... headers) {
        Answer atIssuer = browser.get(browser.get("/oauth2/authorization/stub").header("Location"));
        return browser.get(atIssuer.header("Location"), headers);
    }
}

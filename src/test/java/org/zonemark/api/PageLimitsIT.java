package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.zonemark.Browser;
import org.zonemark.InMemoryService;

/** Pages are limited by account and by address, as the interface is. */
@InMemoryService
@TestPropertySource(properties = "zonemark.limits.all=5")
class PageLimitsIT {

    @LocalServerPort
    private int port;

    @Test
    void whoeverAsksForTooManyPagesIsToldSoOnOneAndStylesAreNotCounted() {
        Browser browser = new Browser(port);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.get("/login").status()).isEqualTo(200);
            assertThat(browser.get("/pages.css").status()).isEqualTo(200);
        }

        Answer refused = browser.get("/login", "Accept", "text/html");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
        assertThat(refused.body()).contains("<html", "请求过多");
    }
}

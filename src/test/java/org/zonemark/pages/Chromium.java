package org.zonemark.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's own browser, driven with the machine's own Node.js; tests that need it are skipped where there is none. */
final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path NODE = Path.of("/usr/bin/node");
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private final Playwright playwright;
    private final Browser browser;
    private final String home;
    private final List<String> scriptErrors = new ArrayList<>();

    Chromium(int port) {
        assumeThat(Files.isExecutable(BROWSER) && Files.isExecutable(NODE))
                .as("Chromium and Node.js")
                .isTrue();
        home = "http://localhost:" + port;
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", NODE.toString())));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BROWSER)
                        .setArgs(FLAGS));
    }

    /** A window of nobody's, in a language. */
    Page open(int width, int height, String language, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setBaseURL(home)
                .setJavaScriptEnabled(scripts)
                .setLocale(language.equals("en") ? "en-GB" : "zh-CN"));
        Page page = context.newPage();
        page.onPageError(scriptErrors::add);
        page.onDialog(dialog -> dialog.accept());
        return page;
    }

    /** The same, signed in. */
    Page open(int width, int height, String language, boolean scripts, String account, String password) {
        Page page = open(width, height, language, scripts);
        page.navigate("/login");
        page.fill("#name", account);
        page.fill("#password", password);
        page.click("form[action='/login'] button");
        page.waitForURL(address -> !address.contains("/login"));
        return page;
    }

    /** Goes to a page, which must be whole, in one language, no wider than the window, and open to everybody. */
    void see(Page page, String address) {
        var answer = page.navigate(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        check(page);
    }

    void check(Page page) {
        String at = page.url() + " at " + page.viewportSize().width;
        assertThat(page.content()).as(at).doesNotContain("??");
        int wider = (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wider).as("pixels that %s is too wide", at).isLessThanOrEqualTo(0);
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(at)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .isEmpty();
        assertThat(scriptErrors).as(at).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

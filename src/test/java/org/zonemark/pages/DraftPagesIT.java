package org.zonemark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
import org.zonemark.samples.Samples;

/** Colleagues of one zone begin a self-assessment on its page: what one has begun, another does not empty. */
@TimedService
class DraftPagesIT {

    private static final String ZONE = "demo-hb-01";
    private static final String PAGE = "/zones/" + ZONE + "/2025";
    private static final String DRAFT = "/api/v1/zones/" + ZONE + "/self-assessments/2025";
    private static final int COLLEAGUES = 6;

    @LocalServerPort
    private int port;

    private ContractClient zone;

    @BeforeEach
    void registerTheZone(@Autowired Database database, @Autowired MovableClock clock, @Autowired Cast cast) {
        clock.reset();
        database.empty();
        new ContractClient(port).with(cast.of(Role.MINISTRY)).put("/api/v1/zones/" + ZONE, Samples.zone(ZONE));
        zone = new ContractClient(port).with(cast.ofZone(ZONE));
    }

    @Test
    void ofManyWhoBeginAtOnceOneBeginsAndAllSeeTheDraft() throws Exception {
        CyclicBarrier together = new CyclicBarrier(COLLEAGUES);
        ExecutorService threads = Executors.newFixedThreadPool(COLLEAGUES);
        List<Answer> answers = new ArrayList<>();
        try {
            List<Callable<Answer>> all = IntStream.range(0, COLLEAGUES)
                    .mapToObj(i -> (Callable<Answer>) () -> {
                        Browser browser = signedIn();
                        browser.get(PAGE);
                        together.await();
                        return browser.submit(PAGE + "/begin");
                    })
                    .toList();
            for (var one : threads.invokeAll(all)) {
                answers.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).allMatch(answer -> answer.header("Location").equals(PAGE));
        assertThat(zone.get(DRAFT).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whoBeginsWhatIsBegunSeesItAsItIs() {
        Browser late = signedIn();
        late.get(PAGE);
        zone.put(DRAFT, Samples.text(ZONE));
        for (String carry : new String[] {"false", "true"}) {
            assertThat(late.submit(PAGE + "/begin", "carry", carry).header("Location"))
                    .isEqualTo(PAGE);
            assertThat(late.get(PAGE).body()).contains("本年度自评已经开始填报");
        }
        assertThat(zone.get(DRAFT).header("ETag")).isEqualTo("\"1\"");
        assertThat(zone.get(DRAFT).json().at("/selfAssessment/values")).isNotEmpty();
    }

    private Browser signedIn() {
        Browser browser = new Browser(port);
        browser.login("zone-" + ZONE, Cast.PASSWORD);
        return browser;
    }
}

package org.zonemark.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the scenarios of this module share: the whole service with its demo zones and accounts, and a new round. */
@ActiveProfiles("demo")
@AutoConfigureMockMvc
@SpringBootTest(
        properties = "spring.datasource.url=jdbc:h2:mem:voices;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE")
abstract class VoiceScenarios {

    static final String ZONE = "demo-hb-01";
    static final String OTHER_ZONE = "demo-js-01";

    private static final AtomicInteger ROUNDS = new AtomicInteger();
    private static final String PLAN = "{\"name\":\"一轮\",\"dataYear\":2025,\"submitFrom\":\"2020-01-01\","
            + "\"submitUntil\":\"2099-12-31\",\"rungsLeftOut\":[\"first_check\",\"recommendation\",\"formal_check\","
            + "\"expert_review\"]}";

    VoiceClient client;
    String round;

    @BeforeEach
    void beginRound(@Autowired MockMvcTester mvc) {
        client = new VoiceClient(mvc);
        round = "/api/v1/rounds/voices-" + ROUNDS.incrementAndGet();
        done(client.put("ministry", round, PLAN));
        done(client.post("ministry", round + "/open", null));
    }

    static VoiceClient.Reply done(VoiceClient.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        return reply;
    }

    static VoiceClient.Reply refused(int status, VoiceClient.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        return reply;
    }
}

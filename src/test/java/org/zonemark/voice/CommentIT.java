package org.zonemark.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CommentIT extends VoiceScenarios {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final String COMMENT =
            "{\"name\":\"江边居民\",\"contact\":\"secret@example.org\",\"text\":\"排污口还在。\\n请核实。\"}";

    private final String address = "198.51.100." + ADDRESSES.incrementAndGet();

    @Test
    void aCommentIsPublicOnceItIsPublishedAndThenIsAnswered() {
        toNotice();
        String id = comment();
        assertThat(done(client.get(VoiceClient.NOBODY, comments())).json()).isEmpty();
        JsonNode waiting = done(client.get("ministry", round + "/comments?state=in_moderation"))
                .json();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).path("contact").stringValue()).isEqualTo("secret@example.org");

        done(client.post("ministry", round + "/comments/" + id + "/publish", null));
        JsonNode open = done(client.get("ministry", round + "/comments?state=published"))
                .json();
        assertThat(open.get(0).path("comment").path("id").stringValue()).isEqualTo(id);

        done(client.post("ministry", round + "/comments/" + id + "/answer", "{\"text\":\"已封堵。\"}"));
        VoiceClient.Reply list = done(client.get(VoiceClient.NOBODY, comments()));
        assertThat(list.body()).doesNotContain("secret@example.org");
        assertThat(list.json()).hasSize(1);
        assertThat(list.json().get(0).path("text").stringValue()).isEqualTo("排污口还在。\n请核实。");
        assertThat(list.json().get(0).path("answer").stringValue()).isEqualTo("已封堵。");
        assertThat(done(client.get("auditor", "/api/v1/audit?size=20")).body())
                .contains("commentOnApplication", "publishComment", "answerComment")
                .doesNotContain("secret@example.org", "江边居民");
    }

    @Test
    void aRefusedCommentIsNeverPublicAndKeepsItsReason() {
        toNotice();
        String id = comment();
        refused(422, client.post("ministry", round + "/comments/" + id + "/refuse", "{\"text\":\"  \"}"));
        done(client.post("ministry", round + "/comments/" + id + "/refuse", "{\"text\":\"广告\"}"));
        assertThat(done(client.get(VoiceClient.NOBODY, comments())).json()).isEmpty();
        JsonNode refused =
                done(client.get("auditor", round + "/comments?state=refused")).json();
        assertThat(refused.get(0).path("reason").stringValue()).isEqualTo("广告");
        refused(409, client.post("ministry", round + "/comments/" + id + "/publish", null));
        refused(409, client.post("ministry", round + "/comments/" + id + "/answer", "{\"text\":\"-\"}"));
    }

    @Test
    void whatIsNotInNoticeLooksAsIfItDidNotExist() {
        String unknown =
                refused(404, client.postFrom(address, comments(), COMMENT)).body();
        assertThat(unknown).contains("no application of zone " + ZONE + " in notice");
        refused(404, client.get(VoiceClient.NOBODY, comments()));
        refused(404, client.postFrom(address, round + "/applications/nowhere/comments", COMMENT));
        refused(404, client.postFrom(address, "/api/v1/rounds/none/applications/" + ZONE + "/comments", COMMENT));
    }

    @Test
    void anObjectionDoesNotSilenceTheOthers() {
        toNotice();
        done(client.post("ministry", step("record-objection"), "{\"reason\":\"举报\"}"));
        comment();
    }

    @Test
    void moreThanFiveFromOneAddressAreTooMany() {
        toNotice();
        for (int i = 0; i < 5; i++) {
            comment();
        }
        refused(429, client.postFrom(address, comments(), COMMENT));
        done(client.postFrom("203.0.113.1", comments(), COMMENT));
    }

    @Test
    void aCommentNeedsANameAndATextThatCanBeRead() {
        JsonNode problem = refused(422, client.postFrom(address, comments(), "{\"name\":\" \",\"text\":\"a\\u0000b\"}"))
                .json();
        assertThat(problem.path("errors")).hasSize(2);
        refused(422, client.postFrom(address, comments(), "{\"name\":\"n\",\"text\":\"" + "x".repeat(2001) + "\"}"));
        refused(403, client.get("editor", round + "/comments?state=published"));
        refused(404, client.post("ministry", round + "/comments/0000/publish", null));
    }

    private void toNotice() {
        done(client.post("signer", step("submit"), "{\"pledge\":true}"));
        done(client.post("ministry", step("decide"), "{\"accepted\":true,\"reason\":\"符合\"}"));
        done(client.post("ministry", step("give-notice"), "{}"));
    }

    private String comment() {
        return done(client.postFrom(address, comments(), COMMENT))
                .json()
                .path("id")
                .stringValue();
    }

    private String comments() {
        return round + "/applications/" + ZONE + "/comments";
    }

    private String step(String name) {
        return round + "/applications/" + ZONE + "/" + name;
    }
}

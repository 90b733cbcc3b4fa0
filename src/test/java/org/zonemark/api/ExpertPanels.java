package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three experts judge maturity levels alone.
 *
 * @param neighbour an expert of the zone's own province
 */
record ExpertPanels(ContractClient ministry, List<ContractClient> experts, ContractClient neighbour) {

    private static final String AGREED = "A2-1.1.3";
    private static final String DISPUTED = "A2-3.1.7";

    /** They agree on one level of the zone, as reported in its sample, and lie apart on another, which is arbitrated. */
    void judge(String round, String zone, String elsewhere) {
        String review = RoundScene.application(round, zone) + "/review";
        assertThat(vote(neighbour, review, AGREED, 4).status()).isEqualTo(409);
        assertThat(vote(neighbour, RoundScene.application(round, elsewhere) + "/review", AGREED, 4)
                        .status())
                .isEqualTo(200);
        votes(review, AGREED, 2, 1);
        assertPanel(review, AGREED, 2, "open", null);
        assertThat(vote(experts.get(2), review, AGREED, 2).status()).isEqualTo(200);
        assertPanel(review, AGREED, 3, "settled", 2);
        assertThat(arbitrate(review, AGREED, 4).status()).isEqualTo(409);

        votes(review, DISPUTED, 3, 1, 2);
        assertPanel(review, DISPUTED, 3, "in_arbitration", null);
        assertVerified(review, zone, 2, null);
        assertThat(arbitrate(review, DISPUTED, 1).status()).isEqualTo(200);
        assertPanel(review, DISPUTED, 3, "settled", 1);
        assertVerified(review, zone, 2, 1);
        assertEachSeesTheirOwn(review);
    }

    private void votes(String review, String clause, int... levels) {
        for (int i = 0; i < levels.length; i++) {
            Answer answer = vote(experts.get(i), review, clause, levels[i]);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    private static Answer vote(ContractClient expert, String review, String clause, int level) {
        return expert.put(review + "/votes/" + clause, judgement(level));
    }

    private Answer arbitrate(String review, String clause, int level) {
        return ministry.put(review + "/arbitrations/" + clause, judgement(level));
    }

    private static String judgement(int level) {
        return "{\"level\": %d, \"reason\": \"现场核查\"}".formatted(level);
    }

    private void assertPanel(String review, String clause, int votes, String progress, @Nullable Integer level) {
        JsonNode panel = ministry.get(review)
                .json()
                .get("panels")
                .valueStream()
                .filter(one -> one.get("clause").stringValue().equals(clause))
                .findFirst()
                .orElseThrow();
        assertThat(panel.get("votes").intValue()).isEqualTo(votes);
        assertThat(panel.get("progress").stringValue()).isEqualTo(progress);
        assertThat(panel.get("level").isNull() ? null : panel.get("level").intValue())
                .isEqualTo(level);
    }

    /** The verified score is that of the sample with these levels in it, as anybody may compute it. */
    private void assertVerified(String review, String zone, int agreed, @Nullable Integer disputed) {
        ObjectNode document = Samples.document(zone);
        ObjectNode values = (ObjectNode) document.get("values");
        values.putObject(AGREED).put("level", agreed);
        if (disputed != null) {
            values.putObject(DISPUTED).put("level", disputed);
        }
        JsonNode scored = ministry.post("/api/v1/score", document.toString()).json();
        JsonNode verified = ministry.get(review).json().get("verified");
        assertThat(verified.get("total")).isEqualTo(scored.get("total"));
        assertThat(verified.get("findings")).isEqualTo(scored.get("findings"));
        assertThat(verified.get("total"))
                .isNotEqualTo(ministry.get(review).json().at("/reported/total"));
    }

    private void assertEachSeesTheirOwn(String review) {
        for (int i = 0; i < experts.size(); i++) {
            String name = "expert-" + (i + 1);
            assertThat(experts.get(i)
                            .get(review)
                            .json()
                            .get("marks")
                            .valueStream()
                            .filter(mark -> mark.get("kind").stringValue().equals("vote"))
                            .map(mark -> mark.get("voter").stringValue()))
                    .containsExactly(name, name);
        }
    }
}

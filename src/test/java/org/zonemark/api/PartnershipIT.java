package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Zones that build a park together, and the flags that only partners' answers side by side can raise. */
@TimedService
class PartnershipIT extends RoundScene {

    private static final String CLAIMS = "demo-js-01";
    private static final String DENIES = "demo-hb-01";
    private static final String PARTNERS = "/api/v1/zones/" + CLAIMS + "/partners/" + DENIES;
    private static final String SAME = "/api/v1/zones/" + DENIES + "/partners/" + CLAIMS;
    private static final String PARK = "{\"agreement\": \"苏鄂共建园\", \"agreedOn\": \"2025-12-31\"}";

    @BeforeEach
    void submit() {
        bringWithParks(CLAIMS, 2);
        bringWithParks(DENIES, 0);
        open("r", "");
        take("r", CLAIMS, "submit");
        take("r", DENIES, "submit");
    }

    @Test
    void aParkThatOnePartnerAloneReportsIsFlagged() {
        assertThat(oneSided()).isEmpty();

        assertThat(ministry.put(PARTNERS, PARK).status()).isEqualTo(200);

        List<JsonNode> flags = oneSided();
        assertThat(flags).hasSize(1);
        assertThat(flags.get(0).get("zone").stringValue()).isEqualTo(CLAIMS);
        assertThat(texts(flags.get(0).get("clauses"))).containsExactly("A2-5.2.3");
        assertThat(flags.get(0).get("message").stringValue()).contains(DENIES);

        assertThat(ministry.send("DELETE", SAME + "?reason=ended", "").status()).isEqualTo(204);
        assertThat(oneSided()).isEmpty();
    }

    @Test
    void anAgreementOfLaterThanTheDataFlagsNothing() {
        assertThat(ministry.put(PARTNERS, PARK.replace("2025-12-31", "2026-01-01"))
                        .status())
                .isEqualTo(200);
        assertThat(oneSided()).isEmpty();
    }

    @Test
    void aPairIsEnteredOnceWhicheverIsNamedFirst() {
        ministry.put(PARTNERS, PARK);
        JsonNode changed = ministry.put(SAME, PARK.replace("苏鄂共建园", "江城园")).json();
        assertThat(texts(changed.get("zones"))).containsExactly(DENIES, CLAIMS);
        JsonNode all = experts.get(0).get("/api/v1/partnerships").json();
        assertThat(all).hasSize(1);
        assertThat(all.get(0)).isEqualTo(changed);
        assertThat(changed.get("agreement").stringValue()).isEqualTo("江城园");
        assertThat(changed.get("enteredBy").stringValue()).isEqualTo("ministry");
        JsonNode entry = auditor.get("/api/v1/audit?size=1").json().get(0);
        assertThat(entry.get("action").stringValue()).isEqualTo("savePartnership");
        assertThat(entry.get("subject").stringValue()).isEqualTo("partnership/demo-hb-01/demo-js-01");
        assertThat(entry.get("before").stringValue()).contains("苏鄂共建园");
        assertThat(entry.get("after").stringValue()).contains("江城园");
    }

    @Test
    void whatIsNoPartnershipIsRefused() {
        String own = "/api/v1/zones/" + CLAIMS + "/partners/" + CLAIMS;
        assertThat(ministry.put(own, PARK).status()).isEqualTo(422);
        assertThat(ministry.send("DELETE", own + "?reason=x", "").status()).isEqualTo(404);
        assertThat(ministry.put(PARTNERS + "9", PARK).status()).isEqualTo(404);
        assertThat(ministry.put(PARTNERS, PARK.replace("2025-12-31", "2026-03-11"))
                        .status())
                .isEqualTo(422);
        assertThat(ministry.send("DELETE", PARTNERS + "?reason=x", "").status()).isEqualTo(404);
        assertThat(zones.get(CLAIMS).put(PARTNERS, PARK).status()).isEqualTo(403);
        assertThat(ministry.get("/api/v1/partnerships").json()).isEmpty();
    }

    private void bringWithParks(String zone, int parks) {
        ObjectNode document = Samples.document(zone);
        ((ObjectNode) document.get("values")).putObject("A2-5.2.3").put("value", parks);
        bring(zone, document);
    }

    private List<JsonNode> oneSided() {
        return ministry.get("/api/v1/rounds/r/flags")
                .json()
                .valueStream()
                .filter(flag -> flag.get("id").stringValue().equals("joint_park_one_sided"))
                .toList();
    }
}

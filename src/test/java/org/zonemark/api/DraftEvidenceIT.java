package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zonemark.TimedService;
import tools.jackson.databind.JsonNode;

/** Before it submits a zone is told which documents are still due. */
@TimedService
class DraftEvidenceIT extends RoundScene {

    private static final String ZONE = "demo-hb-01";
    private static final String TITLES = "A2-1.1.5";
    private static final String GATE = "A2-2.1.5";

    @BeforeEach
    void saveDraft() {
        bring(ZONE);
    }

    @Test
    void everyAnswerThatCountsNeedsADocument() {
        List<String> counting = zones.get(ZONE)
                .get(draft(ZONE))
                .json()
                .at("/evaluation/findings")
                .valueStream()
                .filter(DraftEvidenceIT::counts)
                .map(finding -> finding.get("clause").stringValue())
                .toList();
        assertThat(missing(check())).containsExactlyElementsOf(counting).contains(TITLES, GATE);
        assertThat(counting).hasSizeGreaterThan(80).doesNotContain("A2-1.2.1");
        assertThat(check().get("expiredEvidence")).isEmpty();
    }

    private static boolean counts(JsonNode finding) {
        return switch (finding.get("status").stringValue()) {
            case "scored" -> finding.get("weight").doubleValue() > 0 || finding.has("gate");
            case "passed", "failed" -> true;
            default -> false;
        };
    }

    @Test
    void whatDocumentIsAskedForIsSaid() {
        JsonNode titles = check().get("missingEvidence")
                .valueStream()
                .filter(one -> one.get("clause").stringValue().equals(TITLES))
                .findFirst()
                .orElseThrow();
        assertThat(titles.get("document").stringValue())
                .isEqualTo("Documents granting the titles, acceptance of the circular transformation");
    }

    @Test
    void aDocumentThatServesAClauseIsNotMissingThereAndElsewhereItIs() {
        addDocument(ZONE, TITLES, "");
        assertThat(missing(check())).doesNotContain(TITLES).contains(GATE);
        zones.get(ZONE).put(draft(ZONE), "{\"values\": {\"A2-2.1.5\": {\"value\": 0}}}");
        assertThat(missing(check())).containsExactly(GATE);
    }

    @Test
    void aDocumentMustHoldUntilTheEndOfTheYear() {
        addDocument(ZONE, TITLES, "&validUntil=2025-12-31");
        assertThat(check().get("expiredEvidence")).isEmpty();
        String expired = addDocument(ZONE, GATE, "&validUntil=2025-12-30");
        JsonNode check = check();
        assertThat(check.get("expiredEvidence")).hasSize(1);
        JsonNode one = check.at("/expiredEvidence/0");
        assertThat(one.get("clause").stringValue()).isEqualTo(GATE);
        assertThat(one.get("evidence").stringValue()).isEqualTo(expired);
        assertThat(one.get("fileName").stringValue()).isEqualTo("a.pdf");
        assertThat(one.get("validUntil").stringValue()).isEqualTo("2025-12-30");
        assertThat(one.get("document").stringValue()).contains("small polluters");
        assertThat(missing(check)).doesNotContain(TITLES, GATE);
    }

    private JsonNode check() {
        return zones.get(ZONE)
                .get(draft(ZONE) + "/check", "Accept-Language", "en")
                .json();
    }

    private static List<String> missing(JsonNode check) {
        return check.get("missingEvidence")
                .valueStream()
                .map(one -> one.get("clause").stringValue())
                .toList();
    }
}

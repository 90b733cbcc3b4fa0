package org.zonemark.voice;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An assessor's report with what the zone itself submitted.
 *
 * @param answers the zone's own answers by clause, as they were submitted last; empty before
 */
public record ReportBesideAnswers(Assessor assessor, AssessorReport report, Map<String, JsonNode> answers) {

    public ReportBesideAnswers {
        answers = Map.copyOf(answers);
    }
}

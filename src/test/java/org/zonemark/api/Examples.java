package org.zonemark.api;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import org.zonemark.Cast;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.node.ObjectNode;

/** A request for every operation, right in itself: what refuses it is who sends it, or the state of things. */
final class Examples {

    /** Of steps of applications; each needs some of this. */
    static final String STEP = """
            {"reason": "because", "pledge": true, "accepted": true, "deadline": "2099-12-31",
             "notes": [{"clause": "A2-1.1.5", "comment": "see the report"}]}""";

    static final String PLAN = """
            {"name": "round", "dataYear": 2025, "submitFrom": "2020-01-01", "submitUntil": "2099-12-31"}""";

    static final String PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
            xref
            0 4
            0000000000 65535 f\s
            0000000009 00000 n\s
            0000000052 00000 n\s
            0000000102 00000 n\s
            trailer<</Size 4/Root 1 0 R>>
            startxref
            161
            %%EOF
            """;

    private static final String ANSWERS = "{\"values\": {\"A2-1.1.5\": {\"value\": 1}}}";
    private static final Map<String, String> BODIES = new HashMap<>();
    private static final Map<String, String> QUERIES = Map.ofEntries(
            entry("rank", "?year=2025"),
            entry("restoreNoticeTemplate", "?reason=because"),
            entry("exportSelfAssessments", "?year=2025"),
            entry("downloadForms", "?year=2025"),
            entry("uploadRulebook", "?reason=because"),
            entry("previewRulebook", "?round=open"),
            entry("previewWeightSet", "?round=open"),
            entry("suggestFromData", "?method=critic&base=default"),
            entry("removeTargetFigure", "?reason=because"),
            entry("removeAdjustment", "?reason=because"),
            entry("withdrawFraud", "?reason=because"),
            entry("removePartnership", "?reason=because"),
            entry("listEvidence", "?year=2025"),
            entry("listComments", "?state=published"),
            entry("addEvidence", "?year=2025&fileName=a.pdf&issuingBody=bureau&issuedOn=2025-01-01"));
    private static final Map<String, String> IDS = Map.of("readClause", "A2-1.1.5", "markMyNotificationRead", "1");
    private static final Map<String, String> CLAUSES = Map.of("vote", "A2-1.1.3", "arbitrate", "A2-1.1.3");

    static {
        BODIES.put("score", Samples.text("demo-hb-01"));
        BODIES.put("scoreBatch", Samples.line("demo-hb-01") + "\n");
        BODIES.put("importSelfAssessments", Samples.line("demo-hb-01") + "\n");
        BODIES.put("replaceNoticeTemplate", "{\"body\": \"<p>{{round.name}}</p>\", \"reason\": \"because\"}");
        BODIES.put("watchImport", Samples.line("demo-hb-01") + "\n");
        BODIES.put("uploadForm", "条款编号,本年填报\nA2-2.1.7,91.5\n");
        BODIES.put("saveSelfAssessment", ANSWERS);
        BODIES.put("changeSelfAssessment", ANSWERS);
        BODIES.put("saveRound", PLAN);
        BODIES.put("verifyAnswer", "{\"answer\": {\"value\": 1}, \"reason\": \"because\"}");
        BODIES.put("judgeEvidence", "{\"verdict\": \"doubted\", \"reason\": \"because\"}");
        BODIES.put("confirmClaim", "{\"confirmed\": true, \"reason\": \"because\"}");
        BODIES.put("vote", "{\"level\": 2, \"reason\": \"because\"}");
        BODIES.put("arbitrate", "{\"level\": 2, \"reason\": \"because\"}");
        BODIES.put("adjust", "{\"kind\": \"paired_help\", \"notice\": \"a notice\"}");
        BODIES.put("createWeightSet", """
                {"id": "made", "base": "default", "title": {"zh": "新方案"}, "reason": {"zh": "试行"}}""");
        BODIES.put("changeWeightSet", "{\"weights\": [{\"about\": \"A2-1.1.5\", \"weight\": 2}]}");
        BODIES.put("giveBackWeightSet", "{\"reason\": \"because\"}");
        BODIES.put("uploadRulebook", "no zip");
        BODIES.put("reviseReferenceValues", """
                {"version": "made", "reason": "because", "changes": [{"clause": "A2-1.2.2", "from": "2026-01-01",
                 "anchors": [{"value": 0, "points": 0}, {"value": 5, "points": 100}],
                 "source": {"zh": "试行"}, "reason": {"zh": "试行"}}]}""");
        BODIES.put("saveTargetFigure", "{\"value\": 2, \"source\": \"yearbook\", \"reason\": \"because\"}");
        BODIES.put("findWayUp", "{\"target\": {\"places\": 1}}");
        BODIES.put("publishResults", "{\"reason\": \"because\"}");
        BODIES.put("requestRobustness", "{\"draws\": 100, \"seed\": 1}");
        BODIES.put("requestReachableRanks", "{\"scope\": \"dimensions\"}");
        BODIES.put("giveBackRulebook", "{\"reason\": \"because\"}");
        BODIES.put("activateRulebook", "{\"reason\": \"because\"}");
        BODIES.put("suggestByJudgements", """
                {"base": "default", "reviewers": [{"reviewer": "one", "matrices": [{"about": "regional_cooperation",
                 "judgements": [{"item": "A2-1.3.6", "over": "A2-5.2.1", "ratio": 1},
                  {"item": "A2-5.2.1", "over": "A2-5.2.2", "ratio": 1}, {"item": "A2-5.2.2", "over": "A2-5.2.3", "ratio": 1},
                  {"item": "A2-5.2.3", "over": "A2-5.2.4", "ratio": 1}]}]}]}""");
        BODIES.put("publishWeightSet", "{\"inForceFrom\": \"2099-01-01\"}");
        BODIES.put("recordFraud", "{\"notice\": \"a notice\", \"reason\": \"because\"}");
        BODIES.put("savePartnership", "{\"agreement\": \"a park\", \"agreedOn\": \"2020-01-01\"}");
        BODIES.put("addEvidence", PDF);
        BODIES.put("commentOnApplication", "{\"name\": \"a neighbour\", \"text\": \"well done\"}");
        BODIES.put("refuseComment", "{\"text\": \"because\"}");
        BODIES.put("answerComment", "{\"text\": \"thank you\"}");
        BODIES.put("saveAssessor", """
                {"name": "An institute", "zones": [],
                 "independence": {"declared": true, "text": "we are", "declaredOn": "2025-01-01"}}""");
        BODIES.put("saveAssessorReport", """
                {"reportedOn": "2025-12-01", "findings": [{"clause": "A2-1.1.5", "value": 1}]}""");
        BODIES.put("decideTie", "{\"rule\": \"next_dimensions\", \"reason\": \"because\"}");
        BODIES.put(
                "compareScenarios", "{\"scenarios\": [{\"name\": \"a\"}, {\"name\": \"b\", \"adjustments\": false}]}");
        BODIES.put("openSurvey", """
                {"population": 100, "sampleSize": 10, "opens": "2020-01-01", "closes": "2099-12-31"}""");
        BODIES.put("readInvitation", "{\"token\": \"unknown\"}");
        BODIES.put("answerSurvey", "{\"token\": \"unknown\", \"marks\": [5, 5, 5, 5, 5]}");
        BODIES.put("issueToken", "{\"name\": \"auditor\", \"password\": \"%s\"}".formatted(Cast.PASSWORD));
        BODIES.put("changeMyPassword", "{\"old\": \"%1$s\", \"new\": \"%1$s\"}".formatted(Cast.PASSWORD));
        BODIES.put("saveAccount", """
                {"displayName": "made", "roles": ["auditor"], "password": "%s"}""".formatted(Cast.PASSWORD));
    }

    private Examples() {}

    /**
     * The address, with every parameter filled in.
     *
     * @param token id of a token of the one who asks
     */
    static String path(Operation operation, String zone, String token) {
        boolean planned = operation.id().equals("saveRound") || operation.id().equals("openRound");
        String path = operation
                .path()
                .replace("{code}", zone)
                .replace("{zone}", zone)
                .replace("{year}", operation.id().equals("carryOverSelfAssessment") ? "2026" : "2025")
                .replace("{round}", planned ? "planned" : "open")
                .replace("{clause}", CLAUSES.getOrDefault(operation.id(), "A2-1.1.5"))
                .replace("{subject}", "industry-1")
                .replace(
                        "{rulebook}",
                        operation.changes() ? "0".repeat(32) : Rulebooks.own().sha256())
                .replace("{set}", "default")
                .replace("{other}", "default")
                .replace("{adjustment}", "adjustment-1")
                .replace("{evidence}", "evidence-1")
                .replace("{tie}", "0".repeat(64))
                .replace("{partner}", "partner-1")
                .replace("{assessor}", "assessor-1")
                .replace("{row}", "P1-03")
                .replace("{publication}", "0".repeat(32))
                .replace("{kind}", "ranking")
                .replace("{language}", "zh")
                .replace("{job}", "0".repeat(32))
                .replace("{name}", "made")
                .replace("{id}", IDS.getOrDefault(operation.id(), token));
        if (path.contains("{")) {
            throw new AssertionError("give " + operation + " an example: nothing is known for " + path);
        }
        return path + QUERIES.getOrDefault(operation.id(), "");
    }

    static String body(Operation operation, String zone) {
        if (operation.contentType().isEmpty()) {
            return "";
        }
        if (operation.id().equals("registerZone")) {
            String sample = Samples.codes().contains(zone) ? zone : "demo-hb-01";
            return ((ObjectNode) Samples.document(sample).get("zone"))
                    .put("code", zone)
                    .toString();
        }
        boolean isStep =
                operation.path().matches(".*/applications/\\{zone}/[a-z-]+") && !BODIES.containsKey(operation.id());
        String body = isStep ? STEP : BODIES.get(operation.id());
        if (body == null) {
            throw new AssertionError("give " + operation + " an example: it needs a body");
        }
        return body;
    }

    static String[] headers(Operation operation) {
        if (operation.id().equals("changeWeightSet")) {
            return new String[] {"Content-Type", operation.contentType(), "If-Match", "\"1\""};
        }
        return switch (operation.contentType()) {
            case "" -> new String[0];
            case "application/merge-patch+json" ->
                new String[] {"Content-Type", operation.contentType(), "If-Match", "\"1\""};
            default -> new String[] {"Content-Type", operation.contentType()};
        };
    }
}

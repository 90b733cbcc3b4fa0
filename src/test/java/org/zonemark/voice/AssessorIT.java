package org.zonemark.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AssessorIT extends VoiceScenarios {

    private static final String REPORT = "{\"reportedOn\":\"2026-04-30\",\"summary\":\"总体可信\",\"findings\":["
            + "{\"clause\":\"A2-6.1.5\",\"value\":81.5,\"remark\":\"电话回访\",\"evidence\":\"附件3第12页\"},"
            + "{\"clause\":\"A2-6.1.6\",\"level\":2},"
            + "{\"clause\":\"A2-4.1.4\",\"remark\":\"主导产业属实\"}]}";

    @Test
    void aReportIsShownBesideTheZonesOwnAnswers() {
        done(client.put("ministry", assessor(), plan(true, ZONE)));
        JsonNode entered =
                done(client.put("ministry", reports() + "/tuv", REPORT)).json();
        assertThat(entered.path("findings").get(0).path("own").isNull())
                .as("nothing of a draft is shown")
                .isTrue();

        done(client.post("signer", round + "/applications/" + ZONE + "/submit", "{\"pledge\":true}"));
        JsonNode own = done(client.get("editor", "/api/v1/zones/" + ZONE + "/self-assessments/2025"))
                .json()
                .at("/selfAssessment/values/A2-6.1.5");
        JsonNode report = done(client.get("editor", reports())).json().get(0);
        assertThat(report.path("name").stringValue()).isEqualTo("独立评估中心");
        assertThat(report.path("independence").path("declared").booleanValue()).isTrue();
        JsonNode finding = report.path("findings").get(1);
        assertThat(finding.path("clause").stringValue()).isEqualTo("A2-6.1.5");
        assertThat(finding.path("value").doubleValue()).isEqualTo(81.5);
        assertThat(finding.path("evidence").stringValue()).isEqualTo("附件3第12页");
        assertThat(own.isObject()).isTrue();
        assertThat(finding.path("own")).isEqualTo(own);
        refused(404, client.get("editor", round + "/zones/" + OTHER_ZONE + "/assessor-reports"));
    }

    @Test
    void aReportTakesThePlaceOfTheOneBefore() {
        done(client.put("ministry", assessor(), plan(false, ZONE)));
        done(client.put("ministry", reports() + "/tuv", REPORT));
        done(client.put("ministry", reports() + "/tuv", "{\"reportedOn\":\"2026-05-01\",\"findings\":[]}"));
        JsonNode all = done(client.get("expert", reports())).json();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).path("findings")).isEmpty();
        assertThat(all.get(0).path("independence").path("declared").booleanValue())
                .isFalse();
        assertThat(done(client.get("auditor", "/api/v1/audit?size=10")).body()).contains("saveAssessorReport", "电话回访");
    }

    @Test
    void zonesThatHaveAReportStayAssigned() {
        done(client.put("ministry", assessor(), plan(true, ZONE, OTHER_ZONE)));
        done(client.put("ministry", reports() + "/tuv", REPORT));
        refused(409, client.put("ministry", assessor(), plan(true, OTHER_ZONE)));
        done(client.put("ministry", assessor(), plan(true, ZONE)));
        JsonNode list = done(client.get("province", round + "/assessors")).json();
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("zones")).hasSize(1);
        refused(404, client.put("ministry", round + "/zones/" + OTHER_ZONE + "/assessor-reports/tuv", REPORT));
        refused(404, client.put("ministry", reports() + "/nobody", REPORT));
    }

    @Test
    void everyFaultOfAReportIsSaid() {
        done(client.put("ministry", assessor(), plan(true, ZONE)));
        JsonNode problem = refused(
                        422,
                        client.put(
                                "ministry",
                                reports() + "/tuv",
                                "{\"reportedOn\":\"2026-04-30\",\"findings\":[{\"clause\":\"A2-6.1.5\",\"value\":101},"
                                        + "{\"clause\":\"A2-6.1.5\",\"level\":2},{\"clause\":\"A2-9.9.9\",\"remark\":\"-\"},"
                                        + "{\"clause\":\"A2-6.1.6\",\"level\":5},{\"clause\":\"A2-4.1.4\",\"value\":1},"
                                        + "{\"clause\":\"A2-2.1.8\"}]}"))
                .json();
        assertThat(problem.path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/findings/0/value",
                        "/findings/1/clause",
                        "/findings/1/level",
                        "/findings/2/clause",
                        "/findings/3/level",
                        "/findings/4/value",
                        "/findings/5");
        refused(422, client.put("ministry", assessor(), plan(true, "nowhere", ZONE, ZONE)));
        refused(403, client.put("province", assessor(), plan(true, ZONE)));
    }

    private static String plan(boolean independent, String... zones) {
        return "{\"name\":\"独立评估中心\",\"independence\":{\"declared\":" + independent
                + ",\"text\":\"与所评开发区无利益关系\",\"declaredOn\":\"2026-04-01\"},\"zones\":[\""
                + String.join("\",\"", zones) + "\"]}";
    }

    private String assessor() {
        return round + "/assessors/tuv";
    }

    private String reports() {
        return round + "/zones/" + ZONE + "/assessor-reports";
    }
}

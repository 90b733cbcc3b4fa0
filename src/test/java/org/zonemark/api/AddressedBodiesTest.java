package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.rulebook.Basin;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the address may be left out of the body: the contract says so, and so it is read. */
class AddressedBodiesTest {

    private static final SelfAssessmentReader READER = new SelfAssessmentReader(Rulebooks.own());
    private static final Zone ZONE =
            new Zone("demo-hb-01", "江城示例经济技术开发区", "湖北", "武汉", Basin.MIDDLE, ZoneType.ECONOMIC_TECHNOLOGICAL);
    private static final int YEAR = 2025;

    private static OpenApiInteractionValidator contract;

    @BeforeAll
    static void readContract() throws IOException {
        contract = OpenApiInteractionValidator.createForInlineApiSpecification(
                        Files.readString(Path.of("api", "openapi.yaml")))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "zone, true", "year, true", "'zone,year,values,leadingIndustries', true"})
    void aSelfAssessmentMayLeaveOutZoneAndYear(String leftOut, boolean sound) throws IOException {
        ObjectNode body = sample();
        for (String field : leftOut.split(",")) {
            body.remove(field);
        }
        assertThat(allows("/api/v1/zones/demo-hb-01/self-assessments/2025", body))
                .isEqualTo(sound);
        assertThat(READER.read(body, ZONE, YEAR).isSound()).isEqualTo(sound);
    }

    @Test
    void aZoneInASelfAssessmentIsAWholeOne() throws IOException {
        ObjectNode body = sample();
        ((ObjectNode) body.get("zone")).remove("name");
        assertThat(allows("/api/v1/zones/demo-hb-01/self-assessments/2025", body))
                .isFalse();
        assertThat(READER.read(body, ZONE, YEAR).isSound()).isFalse();
    }

    @Test
    void aZoneMayLeaveOutItsCode() throws IOException {
        ObjectNode zone = (ObjectNode) sample().get("zone");
        zone.remove("code");
        assertThat(allows("/api/v1/zones/demo-hb-01", zone)).isTrue();
        assertThat(READER.readZone(zone, "demo-hb-01").isSound()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "province", "city", "type"})
    void aZoneMayLeaveOutNothingElse(String field) throws IOException {
        ObjectNode zone = (ObjectNode) sample().get("zone");
        zone.remove(field);
        assertThat(allows("/api/v1/zones/demo-hb-01", zone)).isFalse();
        assertThat(READER.readZone(zone, "demo-hb-01").isSound()).isFalse();
    }

    private static boolean allows(String path, ObjectNode body) {
        SimpleRequest request = SimpleRequest.Builder.put(path)
                .withContentType("application/json")
                .withAuthorization("Bearer token")
                .withBody(body.toString())
                .build();
        return !contract.validateRequest(request).hasErrors();
    }

    private static ObjectNode sample() throws IOException {
        return (ObjectNode)
                JsonMapper.shared().readTree(Files.readString(Path.of("samples", "zones", "demo-hb-01.json")));
    }
}

package org.zonemark.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No part that the service is delivered with has a publicly known weakness, but for those that {@code accepted-weaknesses.csv} names
 * with the reason why they do not matter here. It asks no network: {@code known-weaknesses.ndjson} holds what was known when it was
 * last looked up. Whoever has a network names OSV's own export for Maven, {@code -Dzonemark.osv=all.zip}, and everything is asked.
 */
class KnownWeaknessesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What stands in the bill of materials, by group and artifact. */
    private static Map<String, String> parts() throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (InputStream bill = open("/META-INF/sbom/application.cdx.json")) {
            for (JsonNode part : JSON.readTree(bill).get("components")) {
                parts.put(
                        part.get("group").stringValue() + ":" + part.get("name").stringValue(),
                        part.get("version").stringValue());
            }
        }
        return parts;
    }

    private static List<Weakness> known() throws IOException {
        List<Weakness> known = new ArrayList<>();
        try (InputStream lines = open("/org/zonemark/parts/known-weaknesses.ndjson")) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> known.add(Weakness.of(JSON.readTree(line))));
        }
        String export = System.getProperty("zonemark.osv", "");
        if (!export.isEmpty()) {
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(Path.of(export)))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    known.add(Weakness.of(JSON.readTree(zip.readAllBytes())));
                }
            }
        }
        return known;
    }

    private static InputStream open(String resource) {
        InputStream found = KnownWeaknessesTest.class.getResourceAsStream(resource);
        assertThat(found).as(resource).isNotNull();
        return found;
    }

    /** Each with its part: {@code id,group:artifact}. */
    private static List<String> accepted() throws IOException {
        try (InputStream lines = open("/org/zonemark/parts/accepted-weaknesses.csv")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .peek(line -> assertThat(line).as("a reason").matches("[^,]+,[^,]+,.{20,}"))
                    .map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1)))
                    .toList();
        }
    }

    private static Stream<Weakness> found(String part, String version, List<Weakness> known) {
        return known.stream().filter(one -> one.concerns(part, version));
    }

    @Test
    void noPartHasAKnownWeaknessThatIsNotAcceptedForAReason() throws IOException {
        List<Weakness> known = known();
        Set<String> accepted = Set.copyOf(accepted());
        Map<String, String> parts = parts();
        assertThat(parts).hasSizeGreaterThan(100).containsKey("org.springframework:spring-core");

        Set<String> met = new HashSet<>();
        List<String> found = new ArrayList<>();
        parts.forEach((part, version) -> found(part, version, known).forEach(one -> {
            List<String> names =
                    one.names().stream().map(name -> name + "," + part).toList();
            met.addAll(names);
            if (names.stream().noneMatch(accepted::contains)) {
                found.add(one.id() + "," + part + "," + version);
            }
        }));

        assertThat(found)
                .as("weaknesses of what is delivered; update the part, or say why it does not matter")
                .isEmpty();
        assertThat(met).as("accepted and not there any more").containsAll(accepted);
    }

    /** What everybody knows is found, and what it was mended by is not. */
    @ParameterizedTest
    @CsvSource({
        "org.apache.logging.log4j:log4j-core, 2.14.1, 2.25.4, CVE-2021-44228",
        "org.springframework:spring-webmvc, 5.3.17, 7.0.10, CVE-2022-22965",
        "org.yaml:snakeyaml, 1.33, 2.6, CVE-2022-1471",
        "com.h2database:h2, 1.4.200, 2.4.240, CVE-2021-42392"
    })
    void whatEverybodyKnowsIsFoundInTheOldVersionOnly(String part, String old, String mended, String cve)
            throws IOException {
        List<String> ids = idsOf(cve);
        assertThat(ids).as(cve).isNotEmpty();
        List<Weakness> ofThat =
                known().stream().filter(one -> ids.contains(one.id())).toList();
        assertThat(found(part, old, ofThat)).isNotEmpty();
        assertThat(found(part, mended, ofThat)).isEmpty();
    }

    private static List<String> idsOf(String cve) throws IOException {
        try (InputStream lines = open("/org/zonemark/parts/known-weaknesses.ndjson")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains('"' + cve + '"'))
                    .map(line -> JSON.readTree(line).get("id").stringValue())
                    .toList();
        }
    }

    /** The first and the last version of a range, milestones and all, as Maven orders them. */
    @ParameterizedTest
    @CsvSource({
        "10.1.0-M1, true",
        "10.1.61, true",
        "10.1.62, false",
        "10.0.27, false",
        "11.0.0-M1, true",
        "11.0.9, true",
        "11.0.27, true",
        "11.0.29, false",
        "9.9.9, true",
        "9.9.8, false"
    })
    void rangesEndWhereTheyAreMended(String version, boolean affected) {
        Weakness weakness = Weakness.of(JSON.readTree("""
                {"id": "X", "affected": [{"package": {"ecosystem": "Maven", "name": "a:b"}, "versions": ["9.9.9"],
                  "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "10.1.0-M1"}, {"fixed": "10.1.62"}]},
                    {"type": "ECOSYSTEM", "events": [{"introduced": "11.0.0-M1"}, {"last_affected": "11.0.27"}]},
                    {"type": "GIT", "events": [{"introduced": "0"}]}]},
                  {"package": {"ecosystem": "npm", "name": "a:b"}, "versions": ["10.0.27"]}]}
                """));
        assertThat(weakness.concerns("a:b", version)).isEqualTo(affected);
        assertThat(weakness.concerns("a:c", version)).isFalse();
    }
}

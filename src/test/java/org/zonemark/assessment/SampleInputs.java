package org.zonemark.assessment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 300 varied self-assessments that the independent program has scored, without what it made of them. */
public final class SampleInputs {

    private static final String PAIRS = "/independent/evaluations.ndjson.gz";

    private SampleInputs() {}

    public static List<JsonNode> json() {
        JsonMapper json = JsonMapper.shared();
        try (InputStream packed = Objects.requireNonNull(SampleInputs.class.getResourceAsStream(PAIRS));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> json.readTree(line).get("input")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<SelfAssessment> read() {
        SelfAssessmentReader reader = new SelfAssessmentReader(Rulebooks.own());
        return json().stream().map(one -> reader.read(one).orThrow()).toList();
    }
}

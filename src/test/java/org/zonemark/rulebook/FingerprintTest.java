package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.WeightSet.DimensionWeight;

class FingerprintTest {

    @Test
    void isTheHashOfTheCanonicalForm() throws NoSuchAlgorithmException {
        String canonical = "{\"a\":[1,0.5,1e+21],\"z\":\"武汉\"}";

        assertThat(Fingerprint.ofJson("{ \"z\" : \"\\u6b66汉\", \"a\" : [1.0, 5e-1, 1000000000000000000000] }"))
                .isEqualTo(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void doesNotDependOnTheOrderOfNames() {
        assertThat(Fingerprint.ofJson("{\"year\":2026,\"zone\":{\"code\":\"a\",\"city\":\"武汉\"}}"))
                .isEqualTo(Fingerprint.ofJson("{\"zone\":{\"city\":\"武汉\",\"code\":\"a\"},\"year\":2026}"));
    }

    @Test
    void doesNotDependOnHowANumberIsWritten() {
        String plain = Fingerprint.ofJson("{\"value\":120}");

        assertThat(plain)
                .isEqualTo(Fingerprint.ofJson("{\"value\":120.0}"))
                .isEqualTo(Fingerprint.ofJson("{\"value\":1.2e2}"))
                .isEqualTo(Fingerprint.ofJson("{\"value\":1.20E+2}"));
    }

    @Test
    void dependsOnTheOrderOfAList() {
        assertThat(Fingerprint.ofJson("{\"items\":[1,2]}")).isNotEqualTo(Fingerprint.ofJson("{\"items\":[2,1]}"));
    }

    @Test
    void changesWithOneCharacter() {
        String before = Fingerprint.ofJson("{\"reason\":\"全区距岸线12公里\"}");

        assertThat(Fingerprint.ofJson("{\"reason\":\"全区距岸线13公里\"}")).isNotEqualTo(before);
        assertThat(Fingerprint.ofJson("{\"reason\":\"全区距岸线12公里 \"}")).isNotEqualTo(before);
        assertThat(Fingerprint.ofJson("{\"Reason\":\"全区距岸线12公里\"}")).isNotEqualTo(before);
    }

    @Test
    void changesWithTheLastDigitThatADoubleHolds() {
        assertThat(Fingerprint.ofJson("{\"value\":60.00000000000001}"))
                .isNotEqualTo(Fingerprint.ofJson("{\"value\":60}"));
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Fingerprint.ofJson("{\"value\":}"));
    }

    @Test
    void ofFilesIsTheHashOfTheirPathsLengthsAndBytes() throws NoSuchAlgorithmException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("b.yaml", bytes("长江"));
        files.put("a.drl", bytes("x"));

        assertThat(Fingerprint.ofFiles(files)).isEqualTo(sha256(bytes("a.drl 1\nxb.yaml 6\n长江")));
    }

    @Test
    void ofFilesChangesWhenAByteMovesFromOneFileToTheNext() {
        assertThat(Fingerprint.ofFiles(Map.of("a", bytes("xy"), "b", bytes("z"))))
                .isNotEqualTo(Fingerprint.ofFiles(Map.of("a", bytes("x"), "b", bytes("yz"))));
    }

    @Test
    void ofFilesChangesWithAPath() {
        assertThat(Fingerprint.ofFiles(Map.of("a", bytes("x"))))
                .isNotEqualTo(Fingerprint.ofFiles(Map.of("b", bytes("x"))));
    }

    @Test
    void ofWeightsIsThatOfTheirCanonicalForm() {
        Map<String, Double> criteria = new LinkedHashMap<>();
        criteria.put("A2-2.1.4", 3.0);
        criteria.put("A2-1.1.4", 0.5);

        assertThat(Fingerprint.of("set", List.of(new DimensionWeight("ecology", 22, criteria))))
                .isEqualTo(Fingerprint.ofJson("{\"dimensions\":{\"ecology\":{\"criteria\":"
                        + "{\"A2-1.1.4\":0.5,\"A2-2.1.4\":3},\"weight\":22}},\"id\":\"set\"}"));
    }

    @Test
    void ofWeightsChangesWithIdAndWeights() {
        String before = weights("set", 22, 3);

        assertThat(weights("other", 22, 3)).isNotEqualTo(before);
        assertThat(weights("set", 21, 3)).isNotEqualTo(before);
        assertThat(weights("set", 22, 2)).isNotEqualTo(before);
        assertThat(weights("set", 22, 3)).isEqualTo(before);
    }

    private static String weights(String id, double dimension, double criterion) {
        return Fingerprint.of(id, List.of(new DimensionWeight("ecology", dimension, Map.of("A2-1.1.4", criterion))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.Fingerprint;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hash of a document that was read is that of its text, which anyone can make again. */
class CanonicalJsonTest {

    private static final JsonMapper JSON = StrictJson.mapper();
    private static final String CHARACTERS = "aZ\"\\/\b\t\n\f\r\u0000\u001f\u007f\u0080é中\u2028\ufb33😀 ";

    @ParameterizedTest
    @MethodSource("org.zonemark.samples.Samples#codes")
    void samplesHaveTheHashOfTheirText(String code) {
        assertSame(Samples.document(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "0",
                "-0",
                "-0.0",
                "1e2",
                "1E-7",
                "1e21",
                "333333333.33333329",
                "1e400",
                "9007199254740993",
                "123456789012345678901234567890",
                "0.1e-400",
                "4.9e-324",
                "{\"b\":1,\"a\":[{},[],null,false]}",
                "{\"\\ud83d\\ude00\":1,\"\\ufb33\":2,\"é\":3}",
                "\"\\u20ac$\\u000F\\nA'B\""
            })
    void everyKindOfValueHasTheHashOfItsText(String text) {
        assertSame(JSON.readTree(text));
    }

    @Test
    void randomDocumentsHaveTheHashOfTheirText() {
        Random random = new Random(20261125);
        for (int i = 0; i < 3_000; i++) {
            assertSame(JSON.readTree(value(random, 4)));
        }
    }

    private static void assertSame(JsonNode document) {
        if (document.isNumber() && !Double.isFinite(document.doubleValue())) {
            return;
        }
        // The library takes objects and lists only.
        String text = document.isContainer() ? document.toString() : "[" + document + "]";
        assertThat(CanonicalJson.sha256(JSON.readTree(text))).as(text).isEqualTo(Fingerprint.ofJson(text));
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 4);
        return switch (kind) {
            case 0 -> JSON.writeValueAsString(text(random));
            case 1 ->
                Double.toString(Double.longBitsToDouble(random.nextLong())).replaceAll("NaN|-?Infinity", "0");
            case 2 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 3 -> random.nextBoolean() ? "true" : "null";
            case 4 -> {
                StringBuilder list = new StringBuilder("[");
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.append(value(random, depth - 1)).append(i > 1 ? "," : "");
                }
                yield list.append("]").toString();
            }
            default -> {
                StringBuilder object = new StringBuilder("{");
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.append(JSON.writeValueAsString(i + text(random)))
                            .append(":")
                            .append(value(random, depth - 1))
                            .append(i > 1 ? "," : "");
                }
                yield object.append("}").toString();
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] points = CHARACTERS.codePoints().toArray();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}

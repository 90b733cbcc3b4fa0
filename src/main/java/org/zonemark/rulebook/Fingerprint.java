package org.zonemark.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;

/**
 * SHA-256 hashes, in lower-case hexadecimal, that anyone can recompute.
 *
 * <p>JSON is hashed in its canonical form (RFC 8785), files as their paths and bytes in the order of their paths.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * Hash of the canonical form of a JSON text.
     *
     * @throws UncheckedIOException if the text is no JSON that has a canonical form
     */
    public static String ofJson(String json) {
        try {
            return hex(sha256().digest(new JsonCanonicalizer(json).getEncodedUTF8()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hash of a text in UTF-8. */
    public static String ofText(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Hash over files: for each, in the order of their paths, the line {@code <path> <length in bytes>} and the bytes.
     */
    static String ofFiles(Map<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.keySet().stream().sorted().forEach(path -> {
            byte[] bytes = files.get(path);
            digest.update((path + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return hex(digest.digest());
    }

    /** Hash of {@code {"id":…,"dimensions":{<id>:{"weight":…,"criteria":{<clause>:…}}}}} in canonical form. */
    static String of(String weightSetId, List<WeightSet.DimensionWeight> dimensions) {
        StringBuilder json = new StringBuilder("{\"id\":\"").append(weightSetId).append("\",\"dimensions\":{");
        String separator = "";
        for (WeightSet.DimensionWeight dimension : dimensions) {
            json.append(separator).append('"').append(dimension.dimension()).append("\":{\"weight\":");
            json.append(number(dimension.weight())).append(",\"criteria\":{");
            String inner = "";
            for (Map.Entry<String, Double> criterion : dimension.criteria().entrySet()) {
                json.append(inner).append('"').append(criterion.getKey()).append("\":");
                json.append(number(criterion.getValue()));
                inner = ",";
            }
            json.append("}}");
            separator = ",";
        }
        return ofJson(json.append("}}").toString());
    }

    private static String number(double value) {
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("a weight of " + value + " has no JSON form", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

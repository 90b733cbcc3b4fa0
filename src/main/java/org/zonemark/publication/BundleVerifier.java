package org.zonemark.publication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zonemark.publication.Verification.Difference;
import org.zonemark.words.Phrases;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies a bundle from its bytes alone: that no byte is another, that it is signed, and that every figure in it is what comes out
 * when it is made again from the answers, the rulebook and the weights.
 */
public final class BundleVerifier {

    private static final int MOST_DIFFERENCES = 200;
    private static final Set<String> UNLISTED = Set.of(Bundle.MANIFEST, Bundle.KEY, Bundle.SIGNATURE);
    private static final Set<String> NEEDED = Set.of(
            Bundle.MANIFEST,
            Bundle.KEY,
            Bundle.SIGNATURE,
            Bundle.ROUND,
            Bundle.RULEBOOK,
            Bundle.WEIGHTS,
            Bundle.RESULTS);

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final List<Difference> differences = new ArrayList<>();
    private int figures;

    /** @param trusted a public key as PEM that the bundle should be signed by; null if none is at hand */
    public Verification verify(byte[] bundle, @Nullable String trusted) {
        differences.clear();
        figures = 0;
        Map<String, byte[]> files;
        try {
            files = BundleZip.unpack(bundle);
        } catch (DamagedBundleException e) {
            differences.add(new Difference("bundle", e.words()));
            return new Verification(differences, null, false, 0, 0);
        }
        for (String name : new TreeSet<>(NEEDED)) {
            if (!files.containsKey(name)) {
                differ(name, "bundle.missing_file");
            }
        }
        if (!differences.isEmpty()) {
            return new Verification(differences, null, false, 0, 0);
        }
        checkHashes(files);
        String key = text(files, Bundle.KEY);
        checkSignature(files, key, trusted);
        int zones = 0;
        if (differences.isEmpty()) {
            zones = recompute(files);
        }
        return new Verification(differences, fingerprint(key), trusted != null, zones, figures);
    }

    /** Null if it is no key. */
    private static @Nullable String fingerprint(String key) {
        try {
            return SigningKey.fingerprint(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void checkHashes(Map<String, byte[]> files) {
        JsonNode hashes;
        try {
            hashes = json.readTree(files.get(Bundle.MANIFEST)).path("files");
        } catch (JacksonException e) {
            differ(Bundle.MANIFEST, "bundle.no_json");
            return;
        }
        Set<String> names = new TreeSet<>(hashes.propertyNames());
        names.addAll(files.keySet());
        names.removeAll(UNLISTED);
        for (String name : names) {
            if (!files.containsKey(name)) {
                differ(name, "bundle.missing_file");
            } else if (!hashes.path(name).asString("").equals(Sha256.of(files.get(name)))) {
                differ(name, "bundle.other_hash");
            }
        }
    }

    private void checkSignature(Map<String, byte[]> files, String key, @Nullable String trusted) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(text(files, Bundle.SIGNATURE).strip());
        } catch (IllegalArgumentException e) {
            signature = new byte[0];
        }
        if (!SigningKey.isSigned(files.get(Bundle.MANIFEST), signature, key)) {
            differ(Bundle.SIGNATURE, "bundle.not_signed");
        }
        if (trusted != null && fingerprint(trusted) == null) {
            differ(Bundle.KEY, "bundle.no_trusted_key");
        } else if (trusted != null && !String.valueOf(fingerprint(trusted)).equals(fingerprint(key))) {
            differ(Bundle.KEY, "bundle.other_key");
        }
    }

    private int recompute(Map<String, byte[]> files) {
        PublishedRound round;
        Map<String, byte[]> made;
        try {
            Bundle bundle = new Bundle(json);
            round = bundle.read(files);
            made = new TreeMap<>(bundle.outputs(round));
        } catch (RuntimeException e) {
            // Whatever a stranger has put in: it is no round that can be reckoned.
            differences.add(new Difference(
                    Bundle.ROUND, Phrases.phrase("bundle.not_reckoned", String.valueOf(e.getMessage()))));
            return 0;
        }
        Set<String> stated = new TreeSet<>(files.keySet());
        stated.removeIf(name -> UNLISTED.contains(name)
                || name.startsWith(Bundle.ZONES)
                || Set.of(Bundle.ROUND, Bundle.RULEBOOK, Bundle.WEIGHTS).contains(name));
        Set<String> all = new TreeSet<>(stated);
        all.addAll(made.keySet());
        for (String name : all) {
            if (!made.containsKey(name)) {
                differ(name, "bundle.unexpected_file");
            } else if (!stated.contains(name)) {
                differ(name, "bundle.missing_file");
            } else if (name.endsWith(".json")) {
                compareJson(name, files.get(name), made.get(name));
            } else if (!Arrays.equals(files.get(name), made.get(name))) {
                differ(name, "bundle.other_text");
            }
        }
        return round.zones().size();
    }

    private void compareJson(String name, byte[] stated, byte[] made) {
        int before = differences.size();
        try {
            compare(name, "", json.readTree(stated), json.readTree(made));
        } catch (JacksonException e) {
            differ(name, "bundle.no_json");
        }
        if (differences.size() == before && !Arrays.equals(stated, made)) {
            // The same figures in other words.
            differ(name, "bundle.other_text");
        }
    }

    private void compare(String file, String place, JsonNode stated, JsonNode made) {
        if (made.isObject() && stated.isObject()) {
            Set<String> names = new TreeSet<>(made.propertyNames());
            names.addAll(stated.propertyNames());
            names.forEach(name -> compare(file, place + "/" + name, stated.path(name), made.path(name)));
        } else if (made.isArray() && stated.isArray() && made.size() == stated.size()) {
            for (int i = 0; i < made.size(); i++) {
                compare(file, place + "/" + named(made.get(i), i), stated.get(i), made.get(i));
            }
        } else {
            figures++;
            if (!made.equals(stated) && differences.size() < MOST_DIFFERENCES) {
                differences.add(new Difference(
                        file + "#" + place, Phrases.phrase("bundle.other_figure", shown(stated), shown(made))));
            }
        }
    }

    /** A zone, clause or dimension by its name, anything else by its position. */
    private static String named(JsonNode node, int position) {
        for (String name : List.of("zone", "clause", "id")) {
            if (node.path(name).isString()) {
                return node.path(name).stringValue();
            }
        }
        return String.valueOf(position);
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "-" : node.toString();
    }

    private void differ(String where, String key) {
        differences.add(new Difference(where, Phrases.phrase(key)));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}

package org.zonemark.publication;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.RulebookTrial;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.ranking.RobustnessDocument;
import org.zonemark.ranking.RobustnessJob;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.Progress;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a bundle: the inputs of a published round ({@code round.json}, {@code rulebook.zip}, {@code weights.json}, one file
 * for each zone), and what is made of them ({@code results.json}, {@code robustness.json}, {@code method.md}).
 */
final class Bundle {

    static final String ROUND = "round.json";
    static final String RULEBOOK = "rulebook.zip";
    static final String WEIGHTS = "weights.json";
    static final String ZONES = "zones/";
    static final String RESULTS = "results.json";
    static final String ROBUSTNESS = "robustness.json";
    static final String METHOD = "method.md";
    static final String MANIFEST = "manifest.json";
    static final String KEY = "public-key.pem";
    static final String SIGNATURE = "signature.txt";

    private static final int MOST_DRAWS = 10_000;
    private static final Duration LONGEST_TRIAL = Duration.ofMinutes(2);

    private final JsonMapper json;

    Bundle(JsonMapper json) {
        this.json = json;
    }

    /** The inputs as files. */
    Map<String, byte[]> inputs(PublishedRound round) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(ROUND, bytes(round(round)));
        files.put(RULEBOOK, round.scorer().rulebook().archive());
        files.put(WEIGHTS, bytes(weights(round.scorer().weights())));
        ZoneFile zones = new ZoneFile(json);
        round.zones()
                .forEach(zone ->
                        files.put(ZONES + zone.assessment().zone().code() + ".json", bytes(zones.written(zone))));
        return files;
    }

    /** What is made of the inputs, as files: the same whenever and wherever it is made. */
    Map<String, byte[]> outputs(PublishedRound round) {
        Map<String, byte[]> files = new TreeMap<>();
        List<CohortZone> cohort = round.evaluated();
        files.put(RESULTS, bytes(new ResultsFile(json).of(round, cohort)));
        RobustnessJob.Parameters wanted = round.robustness();
        if (wanted != null) {
            int threads = Runtime.getRuntime().availableProcessors();
            files.put(
                    ROBUSTNESS,
                    bytes(new RobustnessDocument(json, round.id(), round.scorer(), round.cut(), cohort)
                            .computed(wanted, threads, Progress.NONE)));
        }
        files.put(METHOD, MethodSheet.of(round).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /**
     * Signs files with a manifest of their hashes.
     *
     * @param about what the manifest says besides
     */
    byte[] signed(Map<String, byte[]> files, Map<String, String> about, SigningKey key) {
        ObjectNode manifest = json.createObjectNode().put("format", "zonemark-bundle-1");
        about.forEach(manifest::put);
        ObjectNode hashes = manifest.putObject("files");
        new TreeMap<>(files).forEach((name, file) -> hashes.put(name, Sha256.of(file)));
        Map<String, byte[]> all = new TreeMap<>(files);
        byte[] text = bytes(manifest);
        all.put(MANIFEST, text);
        all.put(KEY, key.publicPem().getBytes(StandardCharsets.UTF_8));
        all.put(
                SIGNATURE,
                (Base64.getEncoder().encodeToString(key.sign(text)) + "\n").getBytes(StandardCharsets.UTF_8));
        return BundleZip.pack(all);
    }

    /**
     * The inputs read from files. Compiles the rulebook.
     *
     * @throws RuntimeException if they are not what {@link #inputs} wrote
     */
    PublishedRound read(Map<String, byte[]> files) {
        // A stranger's rules: they get so much time and no more.
        Scorer scorer = new RulebookTrial(LONGEST_TRIAL)
                .of(files.get(RULEBOOK))
                .with(weights(json.readTree(files.get(WEIGHTS))));
        SelfAssessmentReader reader = new SelfAssessmentReader(scorer.rulebook());
        ZoneFile zoneFile = new ZoneFile(json);
        List<PublishedZone> zones = new ArrayList<>();
        files.forEach((name, file) -> {
            if (name.startsWith(ZONES)) {
                zones.add(zoneFile.read(json.readTree(file), reader));
            }
        });
        // By code, which file names are not: "a-1.json" stands before "a.json".
        zones.sort(Comparator.comparing(zone -> zone.assessment().zone().code()));
        JsonNode round = json.readTree(files.get(ROUND));
        JsonNode cut = round.path("cut");
        JsonNode robustness = round.path("robustness");
        List<List<String>> ties = new ArrayList<>();
        round.path("ties").forEach(tie -> ties.add(ZoneFile.texts(tie)));
        return new PublishedRound(
                round.path("id").stringValue(),
                round.path("name").stringValue(),
                round.path("dataYear").intValue(),
                scorer,
                zones,
                new Cut(
                        whole(cut.path("quotaPerProvince")),
                        whole(cut.path("places")),
                        cut.path("leastTotal").isNumber()
                                ? Double.valueOf(cut.path("leastTotal").doubleValue())
                                : null),
                ties,
                robustness.isObject() ? parameters(robustness) : null);
    }

    private static RobustnessJob.Parameters parameters(JsonNode robustness) {
        int draws = robustness.path("draws").intValue();
        if (draws < 1 || draws > MOST_DRAWS) {
            throw new IllegalArgumentException(draws + " draws; at most " + MOST_DRAWS + " can be asked for");
        }
        return new RobustnessJob.Parameters(
                draws,
                robustness.path("seed").longValue(),
                robustness.path("spread").doubleValue());
    }

    private static @Nullable Integer whole(JsonNode node) {
        return node.isNumber() ? Integer.valueOf(node.intValue()) : null;
    }

    private ObjectNode round(PublishedRound round) {
        ObjectNode node = json.createObjectNode()
                .put("id", round.id())
                .put("name", round.name())
                .put("dataYear", round.dataYear());
        node.putObject("cut")
                .put("quotaPerProvince", round.cut().quotaPerProvince())
                .put("places", round.cut().places())
                .put("leastTotal", round.cut().leastTotal());
        ArrayNode ties = node.putArray("ties");
        round.ties().forEach(tie -> {
            ArrayNode order = ties.addArray();
            tie.forEach(order::add);
        });
        RobustnessJob.Parameters wanted = round.robustness();
        if (wanted != null) {
            node.putObject("robustness")
                    .put("draws", wanted.draws())
                    .put("seed", wanted.seed())
                    .put("spread", wanted.spread());
        }
        return node;
    }

    private ObjectNode weights(WeightSet weights) {
        ObjectNode node = json.createObjectNode().put("id", weights.id());
        words(node.putObject("title"), weights.title());
        words(node.putObject("reason"), weights.reason());
        ArrayNode dimensions = node.putArray("dimensions");
        for (DimensionWeight one : weights.dimensions()) {
            ObjectNode criteria = dimensions
                    .addObject()
                    .put("id", one.dimension())
                    .put("weight", one.weight())
                    .putObject("criteria");
            one.criteria().forEach(criteria::put);
        }
        return node;
    }

    private static WeightSet weights(JsonNode node) {
        List<DimensionWeight> dimensions = new ArrayList<>();
        node.path("dimensions").forEach(one -> {
            Map<String, Double> criteria = new LinkedHashMap<>();
            one.path("criteria")
                    .propertyStream()
                    .forEach(entry ->
                            criteria.put(entry.getKey(), entry.getValue().doubleValue()));
            dimensions.add(new DimensionWeight(
                    one.path("id").stringValue(), one.path("weight").doubleValue(), criteria));
        });
        return WeightSet.of(
                node.path("id").stringValue(), words(node.path("title")), words(node.path("reason")), dimensions);
    }

    private static void words(ObjectNode node, Words words) {
        node.put("zh", words.zh()).put("en", words.en());
    }

    private static Words words(JsonNode node) {
        return new Words(node.path("zh").stringValue(), node.path("en").stringValue());
    }

    private byte[] bytes(JsonNode node) {
        return (json.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

package org.zonemark.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.publication.Verification.Difference;
import org.zonemark.ranking.RobustnessJob;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Circumstances.Adjustment;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.Cut;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A bundle is verified from its bytes alone, and whatever is changed in it is found and named. */
class BundleVerifierTest {

    private static final SigningKey KEY = SigningKey.made();
    private static final int CHANGES = 1_000;

    private static Map<String, byte[]> files;
    private static byte[] bundle;

    @BeforeAll
    static void publish() {
        Rulebook rulebook = Rulebooks.own();
        SelfAssessmentReader reader = new SelfAssessmentReader(rulebook);
        List<PublishedZone> zones = new ArrayList<>();
        for (String code : Samples.codes().subList(0, 6)) {
            boolean adjusted = zones.size() == 2;
            zones.add(new PublishedZone(
                    reader.read(Samples.document(code)).orThrow(),
                    adjusted
                            ? new Circumstances(
                                    List.of(new Adjustment("paired_help", 1, null)),
                                    List.of(new Adjustment("false_data", 1, "A2-1.2.2")),
                                    false,
                                    Set.of("A2-1.1.3"))
                            : Circumstances.NONE));
        }
        PublishedRound round = new PublishedRound(
                "r1",
                "2026年申报",
                2025,
                Scorer.of(rulebook, rulebook.defaultWeights()),
                zones,
                new Cut(2, 3, 60.0),
                List.of(List.of("demo-hb-02", "demo-hb-01")),
                new RobustnessJob.Parameters(200, 7, 0.2));
        Bundle writer = new Bundle(JsonMapper.builder().build());
        files = new TreeMap<>(writer.inputs(round));
        files.putAll(writer.outputs(round));
        bundle = signed(KEY);
    }

    private static byte[] signed(SigningKey key) {
        return new Bundle(JsonMapper.builder().build()).signed(files, Map.of("publication", "p1"), key);
    }

    @Test
    void everyFigureIsMadeAgainFromTheBundleAlone() {
        Verification verification = new BundleVerifier().verify(bundle, KEY.publicPem());
        assertThat(verification.differences()).isEmpty();
        assertThat(verification.zones()).isEqualTo(6);
        assertThat(verification.figures()).isGreaterThan(6 * 99 * 4);
        assertThat(verification.fingerprint()).isEqualTo(KEY.fingerprint());
        assertThat(verification.keyCompared()).isTrue();
    }

    @Test
    void theSameFilesAlwaysGiveTheSameBytes() {
        assertThat(signed(KEY)).isEqualTo(bundle);
    }

    @Test
    void anyOtherByteIsFoundAndNamed() {
        Random random = new Random(20261125);
        BundleVerifier verifier = new BundleVerifier();
        for (int i = 0; i < CHANGES; i++) {
            byte[] changed = bundle.clone();
            int place = random.nextInt(changed.length);
            changed[place] ^= (byte) (1 + random.nextInt(255));
            Verification verification = verifier.verify(changed, null);
            assertThat(verification.differences()).as("byte %d", place).isNotEmpty();
            Difference first = verification.differences().get(0);
            String owner = owner(place);
            if (owner != null) {
                assertThat(first.where() + " " + first.words().en())
                        .as("byte %d", place)
                        .contains(owner);
            }
        }
    }

    /** The file in whose content a byte lies; null between them. */
    private static String owner(int place) {
        int reached = 0;
        Map<String, byte[]> all = BundleZip.unpack(bundle);
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            int from = reached + 30 + file.getKey().length();
            reached = from + file.getValue().length;
            if (place >= from && place < reached) {
                return file.getKey();
            }
        }
        return null;
    }

    @Test
    void zonesWhoseFilesSortOtherwiseThanTheirCodesAreVerifiedAsWell() {
        Rulebook rulebook = Rulebooks.own();
        SelfAssessmentReader reader = new SelfAssessmentReader(rulebook);
        List<PublishedZone> zones = new ArrayList<>();
        for (String code : List.of("hb", "hb-1", "hb.a")) {
            ObjectNode document = Samples.document("demo-hb-0" + (zones.size() + 1));
            ((ObjectNode) document.get("zone")).put("code", code);
            zones.add(new PublishedZone(reader.read(document).orThrow(), Circumstances.NONE));
        }
        PublishedRound round = new PublishedRound(
                "r2", "r2", 2025, Scorer.of(rulebook, rulebook.defaultWeights()), zones, Cut.NONE, List.of(), null);
        Bundle writer = new Bundle(JsonMapper.builder().build());
        Map<String, byte[]> own = new TreeMap<>(writer.inputs(round));
        own.putAll(writer.outputs(round));
        assertThat(new BundleVerifier()
                        .verify(writer.signed(own, Map.of(), KEY), null)
                        .differences())
                .isEmpty();
    }

    @Test
    void aFigureThatStandsTwiceIsFound() {
        String results = new String(files.get(Bundle.RESULTS), StandardCharsets.UTF_8);
        Map<String, byte[]> twice = new TreeMap<>(files);
        twice.put(
                Bundle.RESULTS,
                results.replaceFirst("\"total\"", "\"total\" : 99.5, \"total\"").getBytes(StandardCharsets.UTF_8));
        byte[] changed = new Bundle(JsonMapper.builder().build()).signed(twice, Map.of(), SigningKey.made());
        assertThat(new BundleVerifier().verify(changed, null).isGood()).isFalse();
    }

    @Test
    void figuresThatWereTamperedWithAreFoundByReckoningThemAgain() {
        String results = new String(files.get(Bundle.RESULTS), StandardCharsets.UTF_8);
        Map<String, byte[]> honest = files;
        files = new TreeMap<>(honest);
        String total =
                results.substring(results.indexOf("\"total\""), results.indexOf(',', results.indexOf("\"total\"")));
        files.put(Bundle.RESULTS, results.replace(total, "\"total\" : 99.5").getBytes(StandardCharsets.UTF_8));
        byte[] tampered;
        SigningKey other = SigningKey.made();
        try {
            tampered = signed(other);
        } finally {
            files = honest;
        }
        Verification verification = new BundleVerifier().verify(tampered, null);
        assertThat(verification.differences()).anySatisfy(one -> {
            assertThat(one.where()).startsWith("results.json#/zones/demo-").endsWith("/total");
            assertThat(one.words().en()).contains("stated 99.5");
        });
        assertThat(new BundleVerifier().verify(tampered, KEY.publicPem()).differences())
                .extracting(Difference::where)
                .contains(Bundle.KEY);
    }

    @Test
    void whatIsNoBundleIsRefusedInWords() {
        BundleVerifier verifier = new BundleVerifier();
        assertThat(verifier.verify("no zip".getBytes(StandardCharsets.UTF_8), null)
                        .isGood())
                .isFalse();
        assertThat(verifier.verify(java.util.Arrays.copyOf(bundle, bundle.length / 2), null)
                        .isGood())
                .isFalse();
        assertThat(verifier.verify(BundleZip.pack(Map.of("../out.json", new byte[] {1})), null)
                        .differences()
                        .get(0)
                        .words()
                        .en())
                .contains("../out.json");
        Map<String, byte[]> less = new TreeMap<>(files);
        less.remove(Bundle.ROUND);
        assertThat(verifier.verify(new Bundle(JsonMapper.builder().build()).signed(less, Map.of(), KEY), null)
                        .differences())
                .extracting(Difference::where)
                .contains(Bundle.ROUND);
    }

    @Test
    void aPrivateKeyComesAsPem() {
        String pem = """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """;
        SigningKey key = SigningKey.ofPem(pem);
        // RFC 8032, section 7.1, test 1: the public key of this seed.
        assertThat(key.publicPem()).contains("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        byte[] text = "signed".getBytes(StandardCharsets.UTF_8);
        assertThat(SigningKey.isSigned(text, key.sign(text), key.publicPem())).isTrue();
        assertThat(SigningKey.isSigned("other".getBytes(StandardCharsets.UTF_8), key.sign(text), key.publicPem()))
                .isFalse();
        assertThatThrownBy(() -> SigningKey.ofPem("no key")).isInstanceOf(IllegalArgumentException.class);
    }
}

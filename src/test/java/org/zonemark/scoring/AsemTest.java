package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The aggregation and the order of zones reproduce a published index: scores to 1e-8, ranks exactly. */
@EnabledIf("org.zonemark.scoring.AsemCase#isAtHand")
class AsemTest {

    private static final Offset<Double> CLOSE = within(1e-8);
    private static final List<String> SUB_INDICES = List.of("Conn", "Sust");
    private static final double EQUAL_WITHIN = Rulebooks.own().sizes().equalWithin();

    private static Csv means;
    private static Csv alternatives;

    @BeforeAll
    static void read() throws IOException {
        means = Csv.read(AsemCase.FOLDER.resolve("aggregates-amean.expected.csv"));
        alternatives = Csv.read(AsemCase.FOLDER.resolve("alternatives.expected.csv"));
    }

    @Test
    void pillarsSubIndicesAndIndexAreWeightedMeans() throws IOException {
        AsemCase asem = new AsemCase();
        Map<String, Double> indices = new LinkedHashMap<>();
        asem.indicators(0).forEach((country, indicators) -> {
            Map<String, Double> subIndices = new HashMap<>();
            for (String subIndex : SUB_INDICES) {
                Evaluation evaluation = asem.subIndex(subIndex, indicators);
                evaluation
                        .dimensions()
                        .forEach(pillar -> assertThat(pillar.score())
                                .as("%s of %s", pillar.dimension().id(), country)
                                .isCloseTo(
                                        means.number(country, pillar.dimension().id()), CLOSE));
                assertThat(evaluation.base()).isCloseTo(means.number(country, subIndex), CLOSE);
                subIndices.put(subIndex, evaluation.base());
            }
            indices.put(country, asem.level("Index", subIndices).base());
        });
        assertAgrees(indices, means, "Index", "Rank");
    }

    @Test
    void subIndicesMayWeighDifferently() throws IOException {
        AsemCase asem = new AsemCase().weighing("Conn", 0.3).weighing("Sust", 0.7);
        assertAgrees(arithmetic(asem), alternatives, "conn30_sust70.Index", "conn30_sust70.Rank");
    }

    @Test
    void everyLevelMayWeighDifferently() throws IOException {
        AsemCase asem = new AsemCase().weighingAsIn("weightsB.csv");
        assertAgrees(arithmetic(asem), alternatives, "weightsB.Index", "weightsB.Rank");
    }

    @Test
    void theGeometricMeanServesAtEveryLevel() throws IOException {
        AsemCase asem = new AsemCase();
        Map<String, Double> indices = indices(asem, 1, Evaluation::geometric, Evaluation::geometric);
        assertAgrees(indices, alternatives, "gmean_1_100.Index", "gmean_1_100.Rank");
    }

    @Test
    void theGeometricMeanServesAboveArithmeticPillars() throws IOException {
        AsemCase asem = new AsemCase();
        Map<String, Double> indices = indices(asem, 1, Evaluation::base, Evaluation::geometric);
        assertAgrees(
                indices, alternatives, "mixed_amean_gmean_gmean_1_100.Index", "mixed_amean_gmean_gmean_1_100.Rank");
    }

    private static Map<String, Double> arithmetic(AsemCase asem) {
        Map<String, Double> indices = new LinkedHashMap<>();
        asem.indicators(0).forEach((country, indicators) -> {
            Map<String, Double> subIndices = new HashMap<>();
            SUB_INDICES.forEach(
                    code -> subIndices.put(code, asem.subIndex(code, indicators).base()));
            indices.put(country, asem.level("Index", subIndices).base());
        });
        return indices;
    }

    /** Level by level, with one mean for pillars and one for what is above. */
    private static Map<String, Double> indices(
            AsemCase asem, double least, ToDoubleFunction<Evaluation> pillar, ToDoubleFunction<Evaluation> above) {
        Map<String, Double> indices = new LinkedHashMap<>();
        asem.indicators(least).forEach((country, indicators) -> {
            Map<String, Double> subIndices = new HashMap<>();
            for (String subIndex : SUB_INDICES) {
                Map<String, Double> pillars = new HashMap<>();
                asem.childrenOf(subIndex)
                        .forEach(code -> pillars.put(code, pillar.applyAsDouble(asem.level(code, indicators))));
                subIndices.put(subIndex, above.applyAsDouble(asem.level(subIndex, pillars)));
            }
            indices.put(country, above.applyAsDouble(asem.level("Index", subIndices)));
        });
        return indices;
    }

    private static void assertAgrees(Map<String, Double> indices, Csv expected, String index, String rank) {
        assertThat(indices).hasSize(51);
        List<String> countries = List.copyOf(indices.keySet());
        List<Place> places = new RankOrder<String>(List.of(indices::get), EQUAL_WITHIN).places(countries, one -> true);
        for (int c = 0; c < countries.size(); c++) {
            String country = countries.get(c);
            assertThat(indices.get(country)).as(country).isCloseTo(expected.number(country, index), CLOSE);
            assertThat(places.get(c).wouldRank()).as(country).isEqualTo((int) expected.number(country, rank));
        }
    }
}

package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** What holds of rankings on every database. */
abstract class RankingScenarios extends StorageScenarios {

    private static final double TOLERANCE = 1e-9;

    @Test
    void zonesAreRankedByTotalThenEcologyThenGreenManufacturing() {
        Samples.codes().forEach(this::saveSample);
        JsonNode ranking = ranking("?year=2025");
        assertThat(ranking.get("zones")).hasSize(33);
        assertThat(ranking.get("eligible").intValue())
                .isEqualTo((int) eligible().count());
        for (JsonNode ranked : ranking.get("zones")) {
            String code = ranked.at("/zone/code").stringValue();
            JsonNode expected = Samples.expected(code);
            int better =
                    (int) eligible().filter(other -> isBetter(other, expected)).count();
            assertThat(ranked.get("wouldRank").intValue()).as(code).isEqualTo(better + 1);
            boolean isEligible = expected.get("standing").stringValue().equals("eligible");
            assertThat(ranked.get("rank").isNull()).as(code).isEqualTo(!isEligible);
            assertThat(ranked.get("total").doubleValue())
                    .as(code)
                    .isCloseTo(expected.get("total").doubleValue(), within(TOLERANCE));
            assertThat(ranked.get("standing")).isEqualTo(expected.get("standing"));
            assertThat(ranked.get("grade")).isEqualTo(expected.get("grade"));
        }
        assertThat(ranking.at("/zones/0/zone/code").stringValue()).isEqualTo("demo-sh-01");
        assertThat(ranking.get("zones").valueStream().map(one -> one.get("rank").isNull()))
                .as("zones without a rank come last")
                .isSorted();
    }

    @Test
    void equalZonesShareARankAndTheNextOneIsPassedOver() {
        Samples.codes().forEach(this::saveSample);
        JsonNode ranking = ranking("?year=2025");
        int shared = ranked(ranking, "demo-hn-02").get("rank").intValue();
        assertThat(ranked(ranking, "demo-cq-01").get("rank").intValue()).isEqualTo(shared);
        assertThat(ranked(ranking, "demo-sh-03").get("rank").intValue()).isEqualTo(shared + 2);
    }

    @Test
    void filtersChooseWhatIsListedAndChangeNoRank() {
        Samples.codes().forEach(this::saveSample);
        JsonNode all = ranking("?year=2025");
        for (String filter : List.of("&province=重庆", "&basin=lower", "&type=high_tech", "&basin=middle&province=安徽")) {
            JsonNode some = ranking("?year=2025" + filter);
            assertThat(some.get("zones")).as(filter).isNotEmpty().hasSizeLessThan(33);
            assertThat(some.get("eligible")).isEqualTo(all.get("eligible"));
            assertThat(some.get("zones"))
                    .allSatisfy(one -> assertThat(one)
                            .isEqualTo(ranked(all, one.at("/zone/code").stringValue())));
        }
        JsonNode ofChongqing = ranking("?year=2025&province=重庆").get("zones");
        assertThat(ofChongqing
                        .valueStream()
                        .map(one -> one.get("rankInProvince").intValue()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void theRankingOfAYearWithoutDataIsEmpty() {
        saveSample("demo-hb-01");
        JsonNode ranking = ranking("?year=2024");
        assertThat(ranking.get("zones")).isEmpty();
        assertThat(ranking.get("eligible").intValue()).isZero();
    }

    private static Stream<JsonNode> eligible() {
        return Samples.codes().stream()
                .map(Samples::expected)
                .filter(evaluation -> evaluation.get("standing").stringValue().equals("eligible"));
    }

    private static boolean isBetter(JsonNode one, JsonNode other) {
        List<ToDoubleFunction<JsonNode>> keys = List.of(
                evaluation -> evaluation.get("total").doubleValue(),
                evaluation -> dimension(evaluation, "ecology"),
                evaluation -> dimension(evaluation, "green_manufacturing"));
        for (ToDoubleFunction<JsonNode> key : keys) {
            double difference = key.applyAsDouble(one) - key.applyAsDouble(other);
            if (Math.abs(difference) > TOLERANCE) {
                return difference > 0;
            }
        }
        return false;
    }

    private static double dimension(JsonNode evaluation, String id) {
        return evaluation
                .get("dimensions")
                .valueStream()
                .filter(one -> one.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow()
                .get("score")
                .doubleValue();
    }
}

package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.AsemCase;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.weighting.EffectiveWeights.Share;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EffectiveWeightsTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final double EQUAL_WITHIN = RULEBOOK.sizes().equalWithin();
    private static final Offset<Double> EXACTLY = within(1e-9);

    @Test
    void sharesAddUpToOneWhateverAppliesWhere() {
        RandomAssessments random = new RandomAssessments(20261125);
        for (int round = 0; round < 5; round++) {
            Aggregation aggregation = new Aggregation(RULEBOOK, random.weights());
            List<Evaluation> cohort = Stream.generate(random::nextFindings)
                    .limit(30)
                    .map(aggregation::total)
                    .toList();
            EffectiveWeights weights = EffectiveWeights.of(cohort, EQUAL_WITHIN);

            assertThat(weights.zones()).isEqualTo(30);
            assertThat(weights.criteria()).hasSize(99);
            for (List<Share> shares : List.of(weights.criteria(), weights.dimensions())) {
                assertThat(shares.stream().mapToDouble(Share::nominal).sum()).isCloseTo(1, EXACTLY);
                assertThat(shares.stream().mapToDouble(Share::effective).sum()).isCloseTo(1, EXACTLY);
                assertThat(shares)
                        .allSatisfy(one -> assertThat(one.correlation()).isBetween(-1.0, 1.0));
            }
        }
    }

    @Test
    void nominalSharesAreThoseOfTheWeightSet() {
        WeightSet weights = RULEBOOK.defaultWeights();
        Evaluation one = new Aggregation(RULEBOOK, weights).total(new RandomAssessments(1).nextFindings());

        EffectiveWeights shares = EffectiveWeights.of(List.of(one), EQUAL_WITHIN);
        // Ecology weighs 22 of 100; A2-1.1.4 weighs 3 of the 18 inside it.
        assertThat(share(shares.dimensions(), "ecology").nominal()).isCloseTo(0.22, EXACTLY);
        assertThat(share(shares.criteria(), "A2-1.1.4").nominal()).isCloseTo(0.22 * 3 / 18, EXACTLY);
        assertThat(share(shares.criteria(), "A2-2.1.5").nominal()).isZero();
    }

    @Test
    void nothingIsCarriedWhereNothingVaries() {
        Evaluation one =
                new Aggregation(RULEBOOK, RULEBOOK.defaultWeights()).total(new RandomAssessments(1).nextFindings());

        EffectiveWeights shares = EffectiveWeights.of(List.of(one, one, one), EQUAL_WITHIN);
        assertThat(shares.variance()).isZero();
        assertThat(shares.criteria()).allSatisfy(share -> {
            assertThat(share.effective()).isZero();
            assertThat(share.correlation()).isZero();
        });
        assertThatIllegalArgumentException().isThrownBy(() -> EffectiveWeights.of(List.of(), EQUAL_WITHIN));
    }

    @Test
    @EnabledIf("org.zonemark.scoring.AsemCase#isAtHand")
    void agreeWithAPublishedIndex() throws IOException {
        JsonNode published = JsonMapper.shared().readTree(AsemCase.FOLDER.resolve("published.json"));
        AsemCase asem = new AsemCase();
        Map<String, List<Evaluation>> subIndices = new HashMap<>();
        List<Evaluation> indices = new ArrayList<>();
        asem.indicators(0).values().forEach(indicators -> {
            Map<String, Double> bases = new HashMap<>();
            for (String code : asem.childrenOf("Index")) {
                Evaluation evaluation = asem.subIndex(code, indicators);
                subIndices.computeIfAbsent(code, none -> new ArrayList<>()).add(evaluation);
                bases.put(code, evaluation.base());
            }
            indices.add(asem.level("Index", bases));
        });

        EffectiveWeights index = EffectiveWeights.of(indices, EQUAL_WITHIN);
        assertThat(index.dimensions()).hasSize(2);
        for (Share subIndex : index.dimensions()) {
            assertNominal(published, subIndex, 1);
            // Printed to seven digits.
            assertThat(subIndex.correlation())
                    .isCloseTo(
                            published
                                    .get("correlation_with_index")
                                    .get(subIndex.about())
                                    .asDouble(),
                            within(1e-6));
            EffectiveWeights below = EffectiveWeights.of(subIndices.get(subIndex.about()), EQUAL_WITHIN);
            below.dimensions().forEach(pillar -> assertNominal(published, pillar, subIndex.nominal()));
            below.criteria().forEach(indicator -> assertNominal(published, indicator, subIndex.nominal()));
        }
        assertThat(index.dimensions().stream().mapToDouble(Share::effective).sum())
                .isCloseTo(1, EXACTLY);
    }

    /** COINr calls effective what is nominal here: the product of the weights from the index down. */
    private static void assertNominal(JsonNode published, Share share, double above) {
        assertThat(share.nominal() * above)
                .as(share.about())
                .isCloseTo(published.get("effective_weights").get(share.about()).asDouble(), EXACTLY);
    }

    private static Share share(List<Share> shares, String about) {
        return shares.stream()
                .filter(one -> one.about().equals(about))
                .findFirst()
                .orElseThrow();
    }
}

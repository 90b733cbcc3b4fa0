package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zonemark.weighting.MadeUpZones.RULEBOOK;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Dimension;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.CutLine.Kind;

class TieBreakTest {

    private static final double EQUAL_WITHIN = RULEBOOK.sizes().equalWithin();

    /** Neither of the two that the order of zones has looked at, the heaviest first. */
    private static final List<Dimension> NEXT = RULEBOOK.dimensions().stream()
            .filter(one -> !one.id().equals("ecology") && !one.id().equals("green_manufacturing"))
            .sorted(Comparator.comparingDouble(
                    (Dimension one) -> -RULEBOOK.defaultWeights().weightOf(one)))
            .toList();

    @Test
    void theHeaviestDimensionThatSeparatesDecides() {
        String heaviest = NEXT.get(0).id();
        String second = NEXT.get(1).id();
        CutTie tie = tie(
                1,
                zone("a", Map.of(heaviest, 60.0, second, 60.0)),
                zone("b", Map.of(heaviest, 60.0, second, 61.0)),
                zone("c", Map.of(heaviest, 59.0, second, 99.0)));

        TieBreak made = TieBreak.byNextDimensions(tie, EQUAL_WITHIN);
        assertThat(made.order()).containsExactly("b", "a", "c");
        assertThat(made.settles()).isTrue();
    }

    @Test
    void whatTheOrderOfZonesLooksAtDoesNotDecideAgain() {
        CutTie tie = tie(1, zone("a", Map.of("ecology", 50.0)), zone("b", Map.of("ecology", 50 + 5e-10)));
        TieBreak made = TieBreak.byNextDimensions(tie, 0);
        assertThat(made.groups()).containsExactly(List.of("a", "b"));
        assertThat(made.settles()).isFalse();
    }

    @Test
    void oneDimensionDecidesWhereItIsNamed() {
        Dimension lightest = NEXT.get(NEXT.size() - 1);
        CutTie tie = tie(1, zone("a", Map.of(lightest.id(), 10.0)), zone("b", Map.of(lightest.id(), 20.0)));
        assertThat(TieBreak.byDimension(tie, lightest, EQUAL_WITHIN).order()).containsExactly("b", "a");
    }

    @Test
    void whoAppliedFirstComesFirst() {
        CutTie tie = tie(2, zone("a", Map.of()), zone("b", Map.of()), zone("c", Map.of()));
        Map<String, Double> appliedAt = Map.of("a", 1.7e12 + 1, "b", 1.7e12, "c", 1.7e12 + 1);

        TieBreak made =
                TieBreak.byApplication(tie, one -> appliedAt.get(one.zone().code()));
        assertThat(made.groups()).containsExactly(List.of("b"), List.of("a", "c"));
        assertThat(made.settles()).isFalse();
    }

    @Test
    void zonesMayStayEqualOnOneSideOfTheLine() {
        CutTie tie = tie(1, zone("a", Map.of()), zone("b", Map.of()), zone("c", Map.of()));
        TieBreak made = TieBreak.byApplication(tie, one -> one.zone().code().equals("b") ? 1 : 2);

        assertThat(made.settles()).isTrue();
        assertThat(made.allows(List.of("b", "a", "c"))).isTrue();
        assertThat(made.allows(List.of("b", "c", "a"))).isTrue();
        assertThat(made.allows(List.of("a", "b", "c"))).isFalse();
        assertThat(made.allows(List.of("b", "a"))).isFalse();
        assertThat(made.allows(List.of("b", "a", "a"))).isFalse();
        assertThat(made.allows(List.of("b", "a", "c", "d"))).isFalse();
    }

    private static CutTie tie(int seats, ScoredZone... zones) {
        return new CutTie(Kind.PLACES, "", seats, List.of(zones));
    }

    private static ScoredZone zone(String code, Map<String, Double> scores) {
        return MadeUpZones.zone(code, "province", 80, Standing.ELIGIBLE, scores);
    }
}

package org.zonemark.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.zonemark.weighting.MadeUpZones.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.CutLine.Kind;
import org.zonemark.weighting.DrawnCut.DrawnZone;
import org.zonemark.weighting.DrawnCut.Outcome;

class DrawnCutTest {

    private static final double EQUAL_WITHIN = MadeUpZones.RULEBOOK.sizes().equalWithin();
    private static final Function<CutTie, Optional<List<String>>> NOBODY_HAS_DECIDED = tie -> Optional.empty();

    @Test
    void whereNobodyHasDecidedInIsWhoIsInByTheCut() {
        Random random = new Random(20261125);
        int ties = 0;
        for (int run = 0; run < 300; run++) {
            List<ScoredZone> zones = IntStream.range(0, 5 + random.nextInt(30))
                    .mapToObj(i -> anyZone("z" + i, random))
                    .toList();
            Cut cut = new Cut(
                    random.nextBoolean() ? 1 + random.nextInt(6) : null,
                    random.nextBoolean() ? 1 + random.nextInt(12) : null,
                    random.nextBoolean() ? 60 + 4.0 * random.nextInt(4) : null);
            DrawnCut drawn = DrawnCut.of(zones, cut, EQUAL_WITHIN, NOBODY_HAS_DECIDED);

            boolean[] inside =
                    cut.inside(zones.stream().map(ScoredZone::figures).toList(), EQUAL_WITHIN);
            for (int i = 0; i < inside.length; i++) {
                assertThat(drawn.zones().get(i).isIn()).isEqualTo(inside[i]);
            }
            ties += drawn.isSettled() ? 0 : 1;
        }
        assertThat(ties).isGreaterThan(50);
    }

    private static ScoredZone anyZone(String code, Random random) {
        return zone(
                code,
                "province " + random.nextInt(3),
                60 + random.nextInt(12),
                random.nextInt(5) == 0 ? Standing.SUSPENDED : Standing.ELIGIBLE,
                Map.of("ecology", 60.0 + random.nextInt(2)));
    }

    @Test
    void eachZoneThatIsOutIsToldWhy() {
        DrawnCut drawn = DrawnCut.of(
                List.of(
                        zone("vetoed", "a", 99, Standing.VETOED, Map.of()),
                        zone("a1", "a", 90),
                        zone("a2", "a", 89),
                        zone("a3", "a", 88),
                        zone("b1", "b", 70),
                        zone("c1", "c", 65),
                        zone("c2", "c", 50)),
                new Cut(2, 4, 68.0),
                EQUAL_WITHIN,
                NOBODY_HAS_DECIDED);

        assertThat(drawn.zones())
                .extracting(DrawnZone::outcome)
                .containsExactly(
                        Outcome.NOT_ELIGIBLE,
                        Outcome.IN,
                        Outcome.IN,
                        Outcome.BEYOND_QUOTA,
                        Outcome.IN,
                        Outcome.BELOW_LINE,
                        Outcome.BEYOND_PLACES);
        assertThat(drawn.in()).extracting(DrawnCutTest::code).containsExactly("a1", "a2", "b1");
        assertThat(drawn.out()).extracting(DrawnCutTest::code).containsExactly("a3", "c1", "c2");
        assertThat(drawn.isSettled()).isTrue();
    }

    @Test
    void eachLineHasItsLastAndItsFirstAndTheDistanceBetweenThem() {
        DrawnCut drawn = DrawnCut.of(
                List.of(zone("a1", "a", 90), zone("a2", "a", 87.5), zone("b1", "b", 80), zone("b2", "b", 79)),
                new Cut(1, null, 80.5),
                EQUAL_WITHIN,
                NOBODY_HAS_DECIDED);

        assertThat(drawn.lines()).extracting(CutLine::kind).containsExactly(Kind.QUOTA, Kind.QUOTA, Kind.TOTAL);
        assertThat(drawn.lines()).extracting(CutLine::province).containsExactly("a", "b", "");
        CutLine quota = drawn.lines().get(0);
        assertThat(quota.last().zone().code()).isEqualTo("a1");
        assertThat(quota.first().zone().code()).isEqualTo("a2");
        assertThat(quota.distance().getAsDouble()).isCloseTo(2.5, within(1e-12));
        CutLine total = drawn.lines().get(2);
        assertThat(total.last().zone().code()).isEqualTo("a1");
        assertThat(total.first().zone().code()).isEqualTo("b1");
    }

    @Test
    void equalZonesThatALineWouldSplitAreATieAndAllInUntilSomebodyDecides() {
        DrawnCut drawn = DrawnCut.of(twins(), new Cut(null, 3, null), EQUAL_WITHIN, NOBODY_HAS_DECIDED);

        assertThat(drawn.isSettled()).isFalse();
        CutTie tie = drawn.lines().get(0).tie();
        assertThat(tie.seats()).isEqualTo(2);
        assertThat(tie.codes()).containsExactly("t1", "t2", "t3");
        assertThat(drawn.in()).extracting(DrawnCutTest::code).containsExactly("best", "t1", "t2", "t3");
        assertThat(drawn.zones()).extracting(DrawnZone::undecided).containsExactly(true, true, false, true, false);
    }

    @Test
    void aDecisionSaysWhoOfThemIsIn() {
        DrawnCut drawn = DrawnCut.of(
                twins(), new Cut(null, 3, null), EQUAL_WITHIN, tie -> Optional.of(List.of("t3", "t1", "t2")));

        assertThat(drawn.isSettled()).isTrue();
        assertThat(drawn.in()).extracting(DrawnCutTest::code).containsExactly("best", "t3", "t1");
        assertThat(drawn.zones().get(1).outcome()).isEqualTo(Outcome.BEYOND_PLACES);
        CutLine line = drawn.lines().get(0);
        assertThat(line.last().zone().code()).isEqualTo("t1");
        assertThat(line.first().zone().code()).isEqualTo("t2");
        assertThat(line.distance().getAsDouble()).isZero();
        assertThat(drawn.zones()).noneMatch(DrawnZone::undecided);
    }

    /** Their rank is shared all the same: a decision is on the cut and not on the ranking. */
    @Test
    void aDecisionLeavesRanksAsTheyAre() {
        DrawnCut drawn = DrawnCut.of(
                twins(), new Cut(null, 3, null), EQUAL_WITHIN, tie -> Optional.of(List.of("t3", "t1", "t2")));
        assertThat(drawn.zones()).extracting(one -> one.place().wouldRank()).containsExactly(2, 2, 1, 2, 5);
    }

    @Test
    void equalZonesThatNoLineSplitsAreNoTie() {
        for (int places : List.of(1, 4)) {
            DrawnCut drawn = DrawnCut.of(twins(), new Cut(null, places, null), EQUAL_WITHIN, NOBODY_HAS_DECIDED);
            assertThat(drawn.isSettled()).isTrue();
            assertThat(drawn.in()).hasSize(places);
        }
    }

    @Test
    void aTieAtAQuotaIsSettledBeforeThePlacesAreDrawn() {
        List<ScoredZone> zones = List.of(zone("a1", "a", 80), zone("a2", "a", 80), zone("b1", "b", 80));
        List<CutTie> asked = new ArrayList<>();
        DrawnCut drawn = DrawnCut.of(zones, new Cut(1, 1, null), EQUAL_WITHIN, tie -> {
            asked.add(tie);
            return tie.kind() == Kind.QUOTA ? Optional.of(List.of("a2", "a1")) : Optional.empty();
        });

        assertThat(asked).extracting(CutTie::kind).containsExactly(Kind.QUOTA, Kind.PLACES);
        assertThat(asked.get(1).codes()).containsExactly("a2", "b1");
        assertThat(drawn.in()).extracting(DrawnCutTest::code).containsExactly("b1", "a2");
        assertThat(drawn.isSettled()).isFalse();
    }

    @Test
    void withoutALimitEveryEligibleZoneIsIn() {
        DrawnCut drawn = DrawnCut.of(twins(), Cut.NONE, EQUAL_WITHIN, NOBODY_HAS_DECIDED);
        assertThat(drawn.in()).hasSize(5);
        assertThat(drawn.lines()).isEmpty();
    }

    /** Three equal ones behind the best one, and one behind them. */
    private static List<ScoredZone> twins() {
        return List.of(
                zone("t1", "a", 80),
                zone("t2", "a", 80),
                zone("best", "b", 90),
                zone("t3", "b", 80 + 1e-10),
                zone("last", "b", 70));
    }

    private static String code(DrawnZone one) {
        return one.scored().zone().code();
    }
}

package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.ZoneFigures;
import org.zonemark.rulebook.Basin;

class RankOrderTest {

    private static final double EQUAL_WITHIN = 1e-9;

    private final RankOrder<ZoneFigures> order = ZoneFigures.order(EQUAL_WITHIN);

    @Test
    void higherTotalsComeFirst() {
        assertThat(ranks(zone(70), zone(90), zone(80))).containsExactly(3, 1, 2);
    }

    @Test
    void equalZonesShareTheLowestRank() {
        assertThat(ranks(zone(90), zone(80), zone(80), zone(70))).containsExactly(1, 2, 2, 4);
        assertThat(ranks(zone(80), zone(80), zone(80))).containsExactly(1, 1, 1);
    }

    @Test
    void totalsAreNotRoundedBeforeTheyAreCompared() {
        assertThat(ranks(zone(80.001), zone(80.002))).containsExactly(2, 1);
    }

    @Test
    void aTieIsBrokenByEcology() {
        assertThat(ranks(zone(80, 70, 90), zone(80, 75, 60), zone(80, 72, 100))).containsExactly(3, 1, 2);
    }

    @Test
    void thenByGreenManufacturing() {
        assertThat(ranks(zone(80, 70, 60), zone(80, 70, 65), zone(80, 70, 60))).containsExactly(2, 1, 2);
    }

    @Test
    void ecologyDoesNotOutweighATotal() {
        assertThat(ranks(zone(80, 100, 100), zone(80.01, 0, 0))).containsExactly(2, 1);
    }

    @Test
    void valuesWithinABillionthAreEqual() {
        assertThat(ranks(zone(80), zone(80 + 0.9e-9))).containsExactly(1, 1);
        assertThat(ranks(zone(80), zone(80 + 1.1e-9))).containsExactly(2, 1);
        assertThat(ranks(zone(80, 70, 60), zone(80, 70 + 0.9e-9, 50))).containsExactly(1, 2);
        assertThat(ranks(zone(80, 70, 60), zone(80, 70, 60 + 0.9e-9))).containsExactly(1, 1);
    }

    @Test
    void valuesThatAChainOfSmallDifferencesJoinsAreEqual() {
        // Otherwise the ranks would depend on which of the three is looked at first.
        assertThat(ranks(zone(80), zone(80 + 0.8e-9), zone(80 + 1.6e-9))).containsExactly(1, 1, 1);
        assertThat(ranks(zone(80), zone(80 + 1.6e-9))).containsExactly(2, 1);
    }

    @Test
    void ineligibleZonesTakeNoRankAndKnowTheirs() {
        List<Place> places = places(
                zone(95, Standing.VETOED),
                zone(90),
                zone(85, Standing.SUSPENDED),
                zone(80),
                zone(80, Standing.PROVISIONAL),
                zone(70));

        assertThat(places)
                .containsExactly(
                        new Place(1, false),
                        new Place(1, true),
                        new Place(2, false),
                        new Place(2, true),
                        new Place(2, false),
                        new Place(3, true));
    }

    @Test
    void onlyEligibleZonesAmongEqualOnesPushTheNextDown() {
        assertThat(places(zone(90), zone(90, Standing.VETOED), zone(90), zone(80)))
                .extracting(Place::wouldRank)
                .containsExactly(1, 1, 1, 3);
    }

    @Test
    void aZoneWithoutAValueIsWorst() {
        double none = Double.NaN;
        assertThat(ranks(zone(80, none, 90), zone(80, 0, 0))).containsExactly(2, 1);
        assertThat(ranks(zone(80, none, 60), zone(80, none, 65), zone(80, none, 65)))
                .containsExactly(3, 1, 1);
        assertThat(ranks(zone(none), zone(0))).containsExactly(2, 1);
    }

    @Test
    void aTotalOfNoughtMayComeWithASign() {
        assertThat(ranks(zone(-0.0), zone(0.0))).containsExactly(1, 1);
    }

    @Test
    void nobodyIsRankedWhereThereIsNobody() {
        assertThat(order.places(List.of(), ZoneFigures::isEligible)).isEmpty();
        assertThat(order.groups(List.of())).isEmpty();
    }

    @Test
    void groupsRunFromTheBestToTheLastAndKeepTheOrderOfEqualEntries() {
        ZoneFigures first = zone(80, Standing.ELIGIBLE);
        ZoneFigures second = zone(80, Standing.VETOED);
        ZoneFigures best = zone(90);

        assertThat(order.groups(List.of(first, second, best))).containsExactly(List.of(best), List.of(first, second));
    }

    @Test
    void ranksDoNotDependOnTheOrderOfTheZones() {
        Random random = new Random(20260701);
        List<ZoneFigures> zones = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            // Few values, so that many zones are equal in one figure, two or all three.
            zones.add(zone(random.nextInt(10), random.nextInt(3), random.nextInt(3)));
        }
        List<Place> places = order.places(zones, ZoneFigures::isEligible);
        for (int round = 0; round < 20; round++) {
            List<Integer> shuffled = new ArrayList<>();
            for (int i = 0; i < zones.size(); i++) {
                shuffled.add(i);
            }
            Collections.shuffle(shuffled, random);
            List<Place> again = order.places(shuffled.stream().map(zones::get).toList(), ZoneFigures::isEligible);
            assertThat(again).isEqualTo(shuffled.stream().map(places::get).toList());
        }
    }

    private List<Integer> ranks(ZoneFigures... zones) {
        return places(zones).stream().map(Place::wouldRank).toList();
    }

    private List<Place> places(ZoneFigures... zones) {
        return order.places(Arrays.asList(zones), ZoneFigures::isEligible);
    }

    private static ZoneFigures zone(double total) {
        return zone(total, 70, 70, Standing.ELIGIBLE);
    }

    private static ZoneFigures zone(double total, Standing standing) {
        return zone(total, 70, 70, standing);
    }

    private static ZoneFigures zone(double total, double ecology, double greenManufacturing) {
        return zone(total, ecology, greenManufacturing, Standing.ELIGIBLE);
    }

    private static ZoneFigures zone(double total, double ecology, double greenManufacturing, Standing standing) {
        Zone zone = new Zone("zone", "zone", "湖北", "武汉", Basin.MIDDLE, ZoneType.OTHER);
        return new ZoneFigures(zone, total, total, ecology, greenManufacturing, standing, null);
    }
}

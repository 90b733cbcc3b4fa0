package org.zonemark.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zonemark.scoring.BetterByHand.isBetter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.ranking.RoundRanking.Line;
import org.zonemark.robustness.RandomCohorts;
import org.zonemark.rulebook.Basin;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.weighting.CohortZone;

/** Places of random rounds, held against counting by hand who is better (section 4.6 of the scoring model). */
class RoundRankingTest {

    private static RoundRanking ranking(long seed, int size) {
        List<CohortZone> zones = new ArrayList<>();
        for (CohortZone one : new RandomCohorts(seed).next(size)) {
            int i = zones.size();
            Zone zone = one.zone();
            zones.add(new CohortZone(
                    new Zone(
                            zone.code(),
                            zone.name(),
                            zone.province(),
                            zone.city(),
                            Basin.values()[i % Basin.values().length],
                            ZoneType.values()[i % ZoneType.values().length]),
                    one.findings(),
                    one.circumstances()));
        }
        return RoundRanking.of(Rounds.cohort(zones));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPlaceIsOneMoreThanThereAreBetterEligibleZonesInTheGroup(long seed) {
        RoundRanking ranking = ranking(seed, 80);
        assertPlaces(ranking, Line::whole, (one, other) -> true);
        assertPlaces(ranking, Line::inBasin, (one, other) -> one.basin() == other.basin());
        assertPlaces(ranking, Line::inProvince, (one, other) -> one.province().equals(other.province()));
        assertPlaces(ranking, Line::inType, (one, other) -> one.type() == other.type());
        assertPlaces(
                ranking,
                Line::inRegion,
                (one, other) -> EconomicRegion.of(one.province()) == EconomicRegion.of(other.province()));
    }

    private static void assertPlaces(
            RoundRanking ranking, Function<Line, Place> place, BiPredicate<Zone, Zone> sameGroup) {
        for (Line line : ranking.lines()) {
            long better = ranking.lines().stream()
                    .filter(other -> sameGroup.test(line.zone(), other.zone()))
                    .filter(other -> other.evaluation().standing() == Standing.ELIGIBLE)
                    .filter(other -> isBetter(other.evaluation(), line.evaluation()))
                    .count();
            assertThat(place.apply(line))
                    .as(line.zone().code())
                    .isEqualTo(new Place((int) better + 1, line.evaluation().standing() == Standing.ELIGIBLE));
        }
    }

    @Test
    void eligibleOnesComeFirstByRankThenTheOthersAndEqualOnesByCode() {
        RoundRanking ranking = ranking(4, 120);
        List<Line> lines = ranking.lines();
        boolean equalSeen = false;
        for (int i = 1; i < lines.size(); i++) {
            Line before = lines.get(i - 1);
            Line line = lines.get(i);
            if (before.whole().eligible() != line.whole().eligible()) {
                assertThat(before.whole().eligible()).isTrue();
                continue;
            }
            assertThat(before.whole().wouldRank())
                    .isLessThanOrEqualTo(line.whole().wouldRank());
            if (before.whole().wouldRank() == line.whole().wouldRank()) {
                equalSeen = true;
                assertThat(before.zone().code()).isLessThan(line.zone().code());
            }
        }
        assertThat(equalSeen).isTrue();
        long eligible = lines.stream()
                .filter(line -> line.evaluation().standing() == Standing.ELIGIBLE)
                .count();
        assertThat(ranking.eligible()).isEqualTo((int) eligible).isBetween(1, lines.size() - 1);
        assertThat(lines)
                .allMatch(line -> line.region() == EconomicRegion.of(line.zone().province()));
    }
}

package org.zonemark.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.zonemark.scoring.BetterByHand.isBetter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.robustness.ChoiceSensitivity.Choice;
import org.zonemark.robustness.ReversalGuard.Others;
import org.zonemark.robustness.ReversalGuard.Pair;
import org.zonemark.robustness.Robustness.Neighbours;
import org.zonemark.robustness.Robustness.ZoneRobustness;
import org.zonemark.robustness.SobolIndices.Index;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Zone;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.Progress;

/** What the studies count and estimate, worked out again in the plainest way from the ranks that were drawn. */
class ByHandTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final double SPREAD = 0.2;
    private static final Offset<Double> EXACTLY = within(1e-9);

    private static CohortTable table(long seed, int size) {
        return table(new RandomCohorts(seed).next(size));
    }

    private static CohortTable table(List<CohortZone> zones) {
        return CohortTable.of(RULEBOOK.sizes(), new Aggregation(RULEBOOK, RULEBOOK.defaultWeights()), zones);
    }

    // ---- how sure a place is ----

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 101})
    void aZonesRanksAreSummedUpByMeanAndQuantiles(int draws) {
        CohortTable table = table(21, 30);
        RankDraws ranks = RankDraws.of(table, new WeightDraws(4, SPREAD), Cut.NONE, draws, 1, Progress.NONE);
        List<ZoneRobustness> zones = new RobustnessStudy(table, Cut.NONE, 4, SPREAD)
                .run(draws, 1, Progress.NONE)
                .zones();
        assertThat(zones).hasSize(table.size());
        for (int z = 0; z < table.size(); z++) {
            double[] sorted = new double[draws];
            for (int draw = 0; draw < draws; draw++) {
                sorted[draw] = ranks.rank(draw, z);
            }
            Arrays.sort(sorted);
            ZoneRobustness zone = zones.get(z);
            assertThat(zone.zone()).isEqualTo(table.zones().get(z).zone());
            assertThat(zone.place()).isEqualTo(table.places().get(z));
            assertThat(zone.mean()).isCloseTo(Arrays.stream(sorted).average().orElseThrow(), EXACTLY);
            assertThat(zone.low()).isCloseTo(type7(sorted, 0.05), EXACTLY);
            assertThat(zone.median()).isCloseTo(type7(sorted, 0.5), EXACTLY);
            assertThat(zone.high()).isCloseTo(type7(sorted, 0.95), EXACTLY);
            assertThat(zone.best()).isEqualTo((int) sorted[0]);
            assertThat(zone.worst()).isEqualTo((int) sorted[draws - 1]);
        }
    }

    /** R. J. Hyndman, Y. Fan, 1996. */
    private static double type7(double[] sorted, double share) {
        double h = (sorted.length - 1) * share;
        double low = sorted[(int) Math.floor(h)];
        double high = sorted[(int) Math.ceil(h)];
        return low + (h - Math.floor(h)) * (high - low);
    }

    @Test
    void eachEligibleZoneIsHeldAgainstTheNext() {
        List<CohortZone> zones = new ArrayList<>(new RandomCohorts(22).next(60));
        for (CohortZone one : List.copyOf(zones).subList(0, 20)) {
            Zone zone = one.zone();
            Zone twin = new Zone(
                    "twin-" + zone.code(), zone.name(), zone.province(), zone.city(), zone.basin(), zone.type());
            zones.add(new CohortZone(twin, one.findings(), one.circumstances()));
        }
        CohortTable table = table(zones);
        int draws = 150;
        RankDraws ranks = RankDraws.of(table, new WeightDraws(8, SPREAD), Cut.NONE, draws, 2, Progress.NONE);
        Robustness robustness = new RobustnessStudy(table, Cut.NONE, 8, SPREAD).run(draws, 2, Progress.NONE);

        List<Integer> order = IntStream.range(0, table.size())
                .filter(table::isEligible)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer z) -> table.places().get(z).wouldRank())
                        .thenComparing(z -> table.zones().get(z).zone().code()))
                .toList();
        assertThat(order).hasSizeBetween(10, 79);
        List<Set<String>> groups = new ArrayList<>();
        for (int i = 0; i + 1 < order.size(); i++) {
            int ahead = order.get(i);
            int behind = order.get(i + 1);
            boolean tied = table.places().get(ahead).equals(table.places().get(behind));
            int holding = 0;
            for (int draw = 0; draw < draws; draw++) {
                int difference = ranks.rank(draw, behind) - ranks.rank(draw, ahead);
                holding += (tied ? difference == 0 : difference > 0) ? 1 : 0;
            }
            Neighbours pair = robustness.neighbours().get(i);
            assertThat(pair)
                    .isEqualTo(new Neighbours(code(table, ahead), code(table, behind), tied, (double) holding / draws));
            if (pair.isTooCloseToCall()) {
                Set<String> group = groups.stream()
                        .filter(one -> one.contains(pair.ahead().code()))
                        .findFirst()
                        .orElseGet(() -> {
                            groups.add(new HashSet<>(Set.of(pair.ahead().code())));
                            return groups.get(groups.size() - 1);
                        });
                group.add(pair.behind().code());
            }
        }
        assertThat(robustness.neighbours()).hasSize(order.size() - 1).anyMatch(Neighbours::tied);
        assertThat(robustness.tiedGroups().stream()
                        .map(group -> Set.copyOf(group.stream().map(Zone::code).toList()))
                        .toList())
                .hasSizeGreaterThan(1)
                .isEqualTo(groups);
    }

    private static Zone code(CohortTable table, int position) {
        return table.zones().get(position).zone();
    }

    @ParameterizedTest
    @CsvSource({"false, 0.95, false", "false, 0.9499, true", "false, 1, false", "true, 1, true", "true, 0.2, true"})
    void neighboursAreTooCloseToCallUnder95PercentOrIfEqual(boolean tied, double holds, boolean tooClose) {
        Zone zone = table(1, 1).zones().get(0).zone();
        assertThat(new Neighbours(zone, zone, tied, holds).isTooCloseToCall()).isEqualTo(tooClose);
    }

    @Test
    void aStudyNeedsADrawAndACohortAZone() {
        RobustnessStudy study = new RobustnessStudy(table(1, 3), Cut.NONE, 1, SPREAD);
        assertThatIllegalArgumentException().isThrownBy(() -> study.run(0, 1, Progress.NONE));
        assertThat(study.run(1, 1, Progress.NONE).draws()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> table(List.of()));
    }

    @Test
    void placesOfGroupsOfDimensionsAreFoundByTheirNames() {
        CohortTable table = table(1, 2);
        assertThat(table.dimensions().get(table.ecology()).id()).isEqualTo("ecology");
        assertThat(table.dimensions().get(table.greenManufacturing()).id()).isEqualTo("green_manufacturing");
        assertThat(table.dimension("weather")).isEqualTo(-1);
    }

    // ---- weights ----

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1, 1.5, Double.NaN})
    void aSpreadIsFrom0ToBelow1(double spread) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightDraws(1, spread));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.99})
    void eachWeightIsMultipliedByItsOwnNumberAndScaledBack(double spread) {
        CohortTable table = table(5, 3);
        WeightDraws.Generator generator = new WeightDraws.Generator(6, 41);
        double[] dimensions = drawn(table.dimensionWeights(), spread, generator);
        double[] criteria = drawn(table.criterionWeights(), spread, generator);
        scale(dimensions, table.dimensionWeights(), 0, dimensions.length);
        for (int d = 0; d < dimensions.length; d++) {
            scale(criteria, table.criterionWeights(), table.firstCriterion(d), table.firstCriterion(d + 1));
        }
        DrawnWeights made = new WeightDraws(6, spread).draw(table, 41);
        assertThat(made.dimensions()).containsExactly(dimensions, within(1e-12));
        assertThat(made.criteria()).containsExactly(criteria, within(1e-12));
    }

    private static double[] drawn(double[] weights, double spread, WeightDraws.Generator generator) {
        double[] drawn = weights.clone();
        for (int i = 0; i < drawn.length; i++) {
            double low = 1 - spread;
            double high = 1 + spread;
            drawn[i] *= low + (high - low) * generator.next();
        }
        return drawn;
    }

    private static void scale(double[] drawn, double[] weights, int from, int to) {
        double factor = Arrays.stream(weights, from, to).sum()
                / Arrays.stream(drawn, from, to).sum();
        for (int i = from; i < to; i++) {
            drawn[i] *= factor;
        }
    }

    // ---- normalisations ----

    @Test
    void ranksAreTheShareOfTheOthersThatStandBehindAndEqualOnesHalf() {
        double[] values = {30, 10, 20, 20, 50};
        Normalisation.RANK.normalise(values);
        assertThat(values).containsExactly(75, 0, 37.5, 37.5, 100);
        double[] alone = {30};
        Normalisation.RANK.normalise(alone);
        assertThat(alone).containsExactly(50);
        double[] equal = {7, 7, 7};
        Normalisation.RANK.normalise(equal);
        assertThat(equal).containsExactly(50, 50, 50);
    }

    @Test
    void standardScoresAreTenPointsADeviation() {
        double[] values = {2, 4, 9};
        Normalisation.Z_SCORE.normalise(values);
        double deviation = Math.sqrt((9 + 1 + 16) / 2.0);
        assertThat(values)
                .containsExactly(new double[] {50 - 30 / deviation, 50 - 10 / deviation, 50 + 40 / deviation}, EXACTLY);
        double[] equal = {7, 7};
        Normalisation.Z_SCORE.normalise(equal);
        assertThat(equal).containsExactly(50, 50);
    }

    @Test
    void theLeastIs0AndTheMost100() {
        double[] values = {2, 4, 10};
        Normalisation.MIN_MAX.normalise(values);
        assertThat(values).containsExactly(0, 25, 100);
        double[] equal = {7, 7};
        Normalisation.MIN_MAX.normalise(equal);
        assertThat(equal).containsExactly(50, 50);
    }

    @Test
    void everythingThatIsChosenHasWords() {
        assertThat(Normalisation.values()).allMatch(one -> !one.words().zh().isBlank());
        assertThat(Mean.values()).allMatch(one -> !one.words().zh().isBlank());
        assertThat(Choice.values()).allMatch(one -> !one.words().zh().isBlank());
        assertThat(Normalisation.values())
                .filteredOn(Normalisation::isIndependentOfOthers)
                .containsExactly(Normalisation.REFERENCE);
    }

    // ---- who leaves ----

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void whoeverLeavesTurnsPairsThatCanBeCounted(long seed) {
        CohortTable table = table(seed, 40);
        List<Integer> all = IntStream.range(0, table.size())
                .filter(table::isEligible)
                .boxed()
                .toList();
        int leaving = all.get(all.size() / 2);
        List<Integer> others = all.stream().filter(z -> z != leaving).toList();

        ReversalGuard guard = ReversalGuard.of(table, leaving);

        assertThat(guard.zone()).isEqualTo(code(table, leaving));
        assertThat(guard.model())
                .isEqualTo(counted(table, others, byTotal(table, all, others), byTotal(table, others, others)));
        assertThat(guard.model().movedUp()).isPositive();
        assertThat(guard.methods()).hasSize(Normalisation.values().length);
        for (ReversalGuard.ByNormalisation one : guard.methods()) {
            Method method = new Method(one.normalisation(), Mean.ARITHMETIC, null);
            Bases with = new Bases(table, all);
            Bases without = new Bases(table, others);
            int[] ranks = with.ranks(with.of(method));
            int[] before = others.stream().mapToInt(z -> ranks[all.indexOf(z)]).toArray();
            Others expected = counted(table, others, before, without.ranks(without.of(method)));
            assertThat(one.others().movedUp()).isEqualTo(expected.movedUp());
            assertThat(one.others().reversed()).isEqualTo(expected.reversed());
            assertThat(one.others().parted()).isEqualTo(expected.parted());
            assertThat(one.others().pairs()).isEqualTo(expected.pairs());
        }
        assertThat(guard.methods()).anyMatch(one -> one.others().reversed() > 0);
    }

    private static int[] byTotal(CohortTable table, List<Integer> among, List<Integer> wanted) {
        return wanted.stream()
                .mapToInt(z -> 1
                        + (int) among.stream()
                                .filter(other -> isBetter(
                                        table.evaluations().get(other),
                                        table.evaluations().get(z)))
                                .count())
                .toArray();
    }

    private static Others counted(CohortTable table, List<Integer> zones, int[] before, int[] after) {
        int movedUp = 0;
        int reversed = 0;
        int parted = 0;
        List<int[]> turned = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            movedUp += after[i] < before[i] ? 1 : 0;
            for (int j = 0; j < before.length; j++) {
                if (before[i] < before[j] && after[i] > after[j]) {
                    reversed++;
                    turned.add(new int[] {i, j});
                }
                if (i < j && (before[i] == before[j]) != (after[i] == after[j])) {
                    parted++;
                }
            }
        }
        List<Pair> pairs = turned.stream()
                .sorted(Comparator.comparing((int[] pair) -> before[pair[0]])
                        .thenComparing(pair -> pair[0])
                        .thenComparing(pair -> before[pair[1]])
                        .thenComparing(pair -> pair[1]))
                .limit(ReversalGuard.MOST_PAIRS)
                .map(pair -> new Pair(code(table, zones.get(pair[0])), code(table, zones.get(pair[1]))))
                .toList();
        return new Others(movedUp, reversed, parted, pairs);
    }

    // ---- what moves the ranking ----

    @Test
    void indicesAndTheirErrorsAreThoseOfTheFormulas() {
        int points = 6;
        SobolIndices indices = SobolIndices.of(x -> 3 * x[0] + x[0] * x[1] + 2, 2, points, 77, 1, Progress.NONE);

        double[] a = new double[points];
        double[] b = new double[points];
        double[][] mixed = new double[2][points];
        for (int p = 0; p < points; p++) {
            WeightDraws.Generator generator = new WeightDraws.Generator(77, p);
            double[] one = {generator.next(), generator.next()};
            double[] other = {generator.next(), generator.next()};
            a[p] = figure(one[0], one[1]);
            b[p] = figure(other[0], other[1]);
            mixed[0][p] = figure(other[0], one[1]);
            mixed[1][p] = figure(one[0], other[1]);
        }
        double mean = IntStream.range(0, points).mapToDouble(p -> a[p] + b[p]).sum() / (2 * points);
        double variance = IntStream.range(0, points)
                        .mapToDouble(p -> Math.pow(a[p] - mean, 2) + Math.pow(b[p] - mean, 2))
                        .sum()
                / (2 * points - 1);
        assertThat(indices.points()).isEqualTo(points);
        assertThat(indices.mean()).isCloseTo(mean, EXACTLY);
        assertThat(indices.variance()).isCloseTo(variance, EXACTLY);
        for (int i = 0; i < 2; i++) {
            double[] ab = mixed[i];
            double[] first = IntStream.range(0, points)
                    .mapToDouble(p -> (b[p] - mean) * (ab[p] - a[p]))
                    .toArray();
            double[] total = IntStream.range(0, points)
                    .mapToDouble(p -> Math.pow(ab[p] - a[p], 2) / 2)
                    .toArray();
            Index index = indices.inputs().get(i);
            assertThat(index.first()).isCloseTo(average(first) / variance, EXACTLY);
            assertThat(index.total()).isCloseTo(average(total) / variance, EXACTLY);
            assertThat(index.firstError()).isCloseTo(errorOfMean(first) / variance, EXACTLY);
            assertThat(index.totalError()).isCloseTo(errorOfMean(total) / variance, EXACTLY);
        }
    }

    private static double figure(double x, double y) {
        return 3 * x + x * y + 2;
    }

    private static double average(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double errorOfMean(double[] values) {
        double mean = average(values);
        double squares =
                Arrays.stream(values).map(value -> Math.pow(value - mean, 2)).sum();
        return Math.sqrt(squares / (values.length - 1)) / Math.sqrt(values.length);
    }

    @Test
    void aLongComputationSaysHowFarItIs() {
        List<Long> told = new ArrayList<>();
        SobolIndices.of(x -> x[0], 1, 3, 1, 1, (done, total) -> {
            told.add(done);
            assertThat(total).isEqualTo(3);
        });
        assertThat(told).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void eachChoiceIsMadeByANumberOfItsOwn() {
        CohortTable table = table(41, 25);
        ChoiceSensitivity made = ChoiceSensitivity.of(table, 3, SPREAD, 20, 1, Progress.NONE);
        Bases bases = Bases.ofEligible(table);
        int[] before = bases.ranks(bases.of(Method.MODEL));
        SobolIndices expected = SobolIndices.of(
                x -> {
                    DrawnWeights weights = new WeightDraws(3, SPREAD).draw(table, (long) Math.scalb(x[0], 53));
                    Mean mean = x[1] < 0.5 ? Mean.ARITHMETIC : Mean.GEOMETRIC;
                    Normalisation normalisation = x[2] < 0.25
                            ? Normalisation.REFERENCE
                            : x[2] < 0.5
                                    ? Normalisation.MIN_MAX
                                    : x[2] < 0.75 ? Normalisation.Z_SCORE : Normalisation.RANK;
                    int[] after = bases.ranks(bases.of(new Method(normalisation, mean, null), weights));
                    return IntStream.range(0, after.length)
                            .map(i -> Math.abs(after[i] - before[i]))
                            .average()
                            .orElseThrow();
                },
                3,
                20,
                3,
                1,
                Progress.NONE);
        assertThat(made.meanShift()).isCloseTo(expected.mean(), EXACTLY);
        assertThat(List.of(made.weights(), made.mean(), made.normalisation())).isEqualTo(expected.inputs());
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void theDecisiveChoiceHasTheGreatestTotalIndexAndTheFirstOfEqualOnes(Choice choice) {
        Index little = new Index(0.9, 0, 0.3, 0);
        Index much = new Index(0.1, 0, 0.4, 0);
        ChoiceSensitivity made = new ChoiceSensitivity(
                1,
                SPREAD,
                1,
                1,
                1,
                choice == Choice.WEIGHTS ? much : little,
                choice == Choice.MEAN ? much : little,
                choice == Choice.NORMALISATION ? much : little);
        assertThat(made.decisive()).isEqualTo(choice);
        assertThat(made.of(choice)).isEqualTo(much);
        assertThat(new ChoiceSensitivity(1, SPREAD, 1, 1, 1, much, much, much).decisive())
                .isEqualTo(Choice.WEIGHTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void anotherMethodMovesZonesByWhatTheirRanksDiffer(long seed) {
        MethodComparison comparison = MethodComparison.of(table(seed, 50));
        for (MethodComparison.Other other : comparison.others()) {
            int most = 0;
            int sum = 0;
            for (int i = 0; i < other.ranks().size(); i++) {
                int moved = Math.abs(other.ranks().get(i) - comparison.ranks().get(i));
                most = Math.max(most, moved);
                sum += moved;
            }
            assertThat(other.greatestShift()).isEqualTo(most);
            assertThat(other.meanShift()).isCloseTo((double) sum / other.ranks().size(), EXACTLY);
        }
        assertThat(comparison.others()).anyMatch(other -> other.greatestShift() > 1);
    }

    // ---- on many threads ----

    @Test
    void whatGoesWrongOnAnotherThreadIsToldHere() {
        assertThatThrownBy(() -> Parallel.each(4, 2, part -> {
                    throw new IllegalArgumentException("part " + part);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("part ");
        assertThatThrownBy(() -> Parallel.each(4, 2, part -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void whoeverIsInterruptedStopsAndStaysInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean stopped = new AtomicBoolean();
        Thread thread = new Thread(() -> {
            try {
                Parallel.each(2, 1, part -> {
                    begun.countDown();
                    LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
                });
            } catch (CancellationException e) {
                stopped.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        begun.await();
        thread.interrupt();
        thread.join(Duration.ofSeconds(15).toMillis());
        assertThat(stopped).isTrue();
    }
}

package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.zonemark.rulebook.Anchors;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Direction;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Range;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.scoring.Circumstances.Adjustment;
import org.zonemark.words.Words;

/** Valid self-assessments at random; the same seed gives the same ones. */
public final class RandomAssessments {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final Evaluator EVALUATOR = new Evaluator(RULEBOOK);

    private final Random random;

    public RandomAssessments(long seed) {
        this.random = new Random(seed);
    }

    public SelfAssessment next() {
        Map<String, Answer> answers = new HashMap<>();
        for (Criterion criterion : answerable()) {
            if (random.nextDouble() < 0.85) {
                answers.put(criterion.id(), claimOrAnswer(criterion));
            }
        }
        return new SelfAssessment(zone(), RULEBOOK.firstYear() + random.nextInt(20), industries(), answers);
    }

    /** What the rules say of the next one. */
    public Findings nextFindings() {
        return EVALUATOR.evaluate(next());
    }

    /** A zone that nothing can be held against. */
    static SelfAssessment best() {
        Map<String, Answer> answers = new HashMap<>();
        answerable().forEach(criterion -> answers.put(criterion.id(), best(criterion)));
        Zone wuhan = new Zone("best", "best", "湖北", "武汉", Basin.MIDDLE, ZoneType.HIGH_TECH);
        List<LeadingIndustry> chips = List.of(new LeadingIndustry("集成电路", 1, List.of("P13-02"), false));
        return new SelfAssessment(wuhan, RULEBOOK.firstYear(), chips, answers);
    }

    /** The criteria that a zone answers itself. */
    static List<Criterion> answerable() {
        return RULEBOOK.criteria().stream()
                .filter(criterion -> criterion.source() == AnswerSource.ANSWER)
                .toList();
    }

    Criterion oneOf(List<Criterion> criteria) {
        return criteria.get(random.nextInt(criteria.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** An answer that is better than the one given, or just as good; a claim stays a claim. */
    Answer better(Criterion criterion, Answer answer) {
        if (answer.notApplicable() != null) {
            return answer;
        }
        return switch (criterion.kind()) {
            case MATURITY ->
                answer.level() == null
                        ? best(criterion)
                        : Answer.ofLevel(Math.min(highest(criterion), answer.level() + 1 + random.nextInt(2)));
            case CHECKLIST -> answer.items() == null ? best(criterion) : oneMoreItem(criterion, answer.items());
            case GATE, QUANTITATIVE, COUNT ->
                new Answer(
                        betterValue(criterion, answer.value()),
                        null,
                        null,
                        null,
                        fewerHeavyPolluters(criterion, answer));
        };
    }

    /** An answer for which the gate fails. */
    static Answer failing(Criterion gate) {
        if (looksAtTransfers(gate)) {
            return new Answer(best(gate).value(), null, null, null, 1.0);
        }
        double threshold = gate.reference().get(0).threshold().orElseThrow();
        boolean higherFails = gate.indicator().direction() == Direction.LOWER_BETTER;
        return Answer.ofValue(higherFails ? threshold + 1 : threshold - 1);
    }

    /** Bonuses, penalties, fraud and evidence as a ministry might enter them. */
    public Circumstances circumstances() {
        return new Circumstances(
                adjustments(RULEBOOK.sizes().bonuses().kinds().keySet().stream().toList()),
                adjustments(
                        RULEBOOK.sizes().penalties().kinds().keySet().stream().toList()),
                random.nextInt(10) == 0,
                null);
    }

    private List<Adjustment> adjustments(List<String> kinds) {
        List<Adjustment> all = new ArrayList<>();
        for (String kind : kinds) {
            if (random.nextInt(3) == 0) {
                all.add(new Adjustment(
                        kind, 1 + random.nextInt(4), oneOf(answerable()).id()));
            }
        }
        return all;
    }

    /** A legal weight set, with one decimal. */
    public WeightSet weights() {
        List<Integer> tenths = dimensionTenths();
        List<DimensionWeight> weights = new ArrayList<>();
        for (int d = 0; d < tenths.size(); d++) {
            Dimension dimension = RULEBOOK.dimensions().get(d);
            Map<String, Double> criteria = new LinkedHashMap<>();
            RULEBOOK.criteria().stream()
                    .filter(one -> one.carriesWeight() && one.dimension().equals(dimension))
                    .forEach(one -> criteria.put(one.id(), (1 + random.nextInt(50)) / 10.0));
            weights.add(new DimensionWeight(dimension.id(), tenths.get(d) / 10.0, criteria));
        }
        return WeightSet.of("random", Words.same("-"), Words.same("-"), weights);
    }

    /** Ecology takes what the others leave; drawn again until it is enough and no other outweighs it. */
    private List<Integer> dimensionTenths() {
        while (true) {
            List<Integer> tenths = new ArrayList<>();
            IntStream.range(1, RULEBOOK.dimensions().size()).forEach(i -> tenths.add(50 + random.nextInt(110)));
            int ecology = 1_000 - tenths.stream().mapToInt(Integer::intValue).sum();
            boolean enough = ecology >= 180 && ecology + tenths.get(0) + tenths.get(1) >= 350;
            if (enough && ecology <= 300 && ecology >= Collections.max(tenths)) {
                tenths.add(0, ecology);
                return tenths;
            }
        }
    }

    private Zone zone() {
        List<String> provinces =
                List.copyOf(RULEBOOK.catalogue().gazetteer().provinces().keySet());
        String province = provinces.get(random.nextInt(provinces.size()));
        List<String> cities = RULEBOOK.catalogue().gazetteer().cityProvinces().entrySet().stream()
                .filter(city -> city.getValue().equals(province))
                .map(Map.Entry::getKey)
                .toList();
        String city = cities.isEmpty() || random.nextBoolean() ? "别处" : cities.get(random.nextInt(cities.size()));
        Basin basin = Basin.values()[random.nextInt(Basin.values().length)];
        ZoneType type = ZoneType.values()[random.nextInt(ZoneType.values().length)];
        return new Zone("random", "random", province, city, basin, type);
    }

    private List<LeadingIndustry> industries() {
        List<String> rows = List.copyOf(RULEBOOK.catalogue().rows().keySet());
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new LeadingIndustry(
                        random.nextInt(5) == 0 ? "家电" : "产业" + i,
                        1 + random.nextInt(100),
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(j -> rows.get(random.nextInt(rows.size())))
                                .toList(),
                        random.nextBoolean()))
                .toList();
    }

    private Answer claimOrAnswer(Criterion criterion) {
        if (criterion.applies().mayBeClaimed() && random.nextInt(5) == 0) {
            return Answer.notApplicable("理由");
        }
        return switch (criterion.kind()) {
            case MATURITY -> Answer.ofLevel(random.nextInt(highest(criterion) + 1));
            case CHECKLIST -> {
                List<Integer> items = new ArrayList<>(allItems(criterion));
                Collections.shuffle(items, random);
                yield new Answer(null, null, items.subList(0, random.nextInt(items.size() + 1)), null, null);
            }
            case GATE, QUANTITATIVE, COUNT ->
                new Answer(
                        value(criterion),
                        null,
                        null,
                        null,
                        looksAtTransfers(criterion) && random.nextInt(4) > 0 ? (double) random.nextInt(3) : null);
        };
    }

    /** Somewhere on the scale or a little beyond it; for a gate most often where it holds. */
    private double value(Criterion criterion) {
        if (criterion.kind() == Kind.GATE && random.nextInt(10) > 0) {
            return best(criterion).value();
        }
        double[] scale = scale(criterion);
        double width = Math.max(scale[1] - scale[0], 1);
        double value = scale[0] - 0.2 * width + 1.4 * width * random.nextDouble();
        return inRange(criterion, Math.round(value * 100) / 100.0);
    }

    private double betterValue(Criterion criterion, Double value) {
        if (value == null) {
            return best(criterion).value();
        }
        double[] scale = scale(criterion);
        double step = Math.max(scale[1] - scale[0], 1) * random.nextDouble();
        boolean higher = criterion.indicator().direction() == Direction.HIGHER_BETTER;
        return inRange(criterion, higher ? value + step : value - step);
    }

    private Double fewerHeavyPolluters(Criterion criterion, Answer answer) {
        if (!looksAtTransfers(criterion)) {
            return null;
        }
        Double before = answer.heavyPollutingTransfers();
        return before == null ? 0.0 : Math.max(0, before - random.nextInt(2));
    }

    private Answer oneMoreItem(Criterion criterion, List<Integer> ticked) {
        List<Integer> more = new ArrayList<>(ticked);
        allItems(criterion).stream()
                .filter(item -> !ticked.contains(item))
                .findFirst()
                .ifPresent(more::add);
        return new Answer(null, null, more, null, null);
    }

    private static Answer best(Criterion criterion) {
        return switch (criterion.kind()) {
            case MATURITY -> Answer.ofLevel(highest(criterion));
            case CHECKLIST -> new Answer(null, null, allItems(criterion), null, null);
            case GATE, QUANTITATIVE, COUNT ->
                new Answer(
                        inRange(
                                criterion,
                                criterion.indicator().direction() == Direction.HIGHER_BETTER
                                        ? scale(criterion)[1]
                                        : scale(criterion)[0]),
                        null,
                        null,
                        null,
                        looksAtTransfers(criterion) ? 0.0 : null);
        };
    }

    /** Least and most of all anchors and thresholds, of whatever date. */
    private static double[] scale(Criterion criterion) {
        double[] all = criterion.reference().stream()
                .flatMapToDouble(values -> DoubleStream.concat(anchorValues(values), threshold(criterion, values)))
                .toArray();
        return new double[] {
            DoubleStream.of(all).min().orElseThrow(), DoubleStream.of(all).max().orElseThrow()
        };
    }

    private static DoubleStream anchorValues(ReferenceValues values) {
        Anchors anchors = values.anchors();
        return anchors == null ? DoubleStream.empty() : anchors.given().stream().mapToDouble(Anchors.Anchor::value);
    }

    private static DoubleStream threshold(Criterion criterion, ReferenceValues values) {
        return looksAtTransfers(criterion) ? DoubleStream.empty() : values.threshold().stream();
    }

    private static double inRange(Criterion criterion, double value) {
        Range range = criterion.indicator().range();
        return Math.max(range.least(), Math.min(range.most(), value));
    }

    private static boolean looksAtTransfers(Criterion criterion) {
        Gate gate = criterion.gate();
        return gate != null && gate.field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS;
    }

    private static int highest(Criterion criterion) {
        return criterion.steps().size() - 1;
    }

    private static List<Integer> allItems(Criterion criterion) {
        return IntStream.rangeClosed(1, criterion.steps().size()).boxed().toList();
    }
}

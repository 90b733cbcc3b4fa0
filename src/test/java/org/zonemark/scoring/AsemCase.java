package org.zonemark.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.zonemark.rulebook.Applicability;
import org.zonemark.rulebook.Clause;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Direction;
import org.zonemark.rulebook.Indicator;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Range;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.rulebook.Section;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.words.Words;

/**
 * A published composite index, 51 countries by 49 indicators (COINr's ASEM, MIT licence), which lies beside the project where
 * it is at hand.
 *
 * <p>Its three levels go through {@link Aggregation}, which has two: indicators into pillars into a sub-index, and then the
 * two sub-indices, each a dimension of its own, into the index.
 */
public final class AsemCase {

    public static final Path FOLDER = Path.of("..", "shared", "cases", "coinr-asem");

    private static final Words NONE = Words.same("-");
    private static final Section SECTION = new Section("-", NONE);

    private final Csv treated = Csv.read(FOLDER.resolve("treated.csv"));
    private final Csv meta = Csv.read(FOLDER.resolve("meta.csv"));
    private final Map<String, Double> weights = new HashMap<>();

    /** Every weight 1. */
    public AsemCase() throws IOException {
        meta.rows().keySet().forEach(code -> weights.put(code, 1.0));
    }

    public static boolean isAtHand() {
        return Files.isDirectory(FOLDER);
    }

    AsemCase weighing(String code, double weight) {
        weights.put(code, weight);
        return this;
    }

    AsemCase weighingAsIn(String file) throws IOException {
        Csv other = Csv.read(FOLDER.resolve(file));
        other.rows().keySet().forEach(code -> weights.put(code, other.number(code, "Weight")));
        return this;
    }

    public List<String> countries() {
        return List.copyOf(treated.rows().keySet());
    }

    public List<String> childrenOf(String code) {
        return meta.rows().keySet().stream()
                .filter(child -> meta.text(child, "Parent").equals(code))
                .toList();
    }

    /** Indicators from {@code least} to 100 over the countries, for each country. */
    public Map<String, Map<String, Double>> indicators(double least) {
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
        countries().forEach(country -> scores.put(country, new HashMap<>()));
        for (String indicator : treated.heading().subList(1, treated.heading().size())) {
            double[] values = countries().stream()
                    .mapToDouble(country -> treated.number(country, indicator) * meta.number(indicator, "Direction"))
                    .toArray();
            double low = Arrays.stream(values).min().orElseThrow();
            double high = Arrays.stream(values).max().orElseThrow();
            for (int c = 0; c < values.length; c++) {
                double score = least + (100 - least) * (values[c] - low) / (high - low);
                scores.get(countries().get(c)).put(indicator, score);
            }
        }
        return scores;
    }

    /** Pillars and sub-index of one country, its indicators weighed into pillars. */
    public Evaluation subIndex(String code, Map<String, Double> indicators) {
        Map<String, List<String>> pillars = new LinkedHashMap<>();
        childrenOf(code).forEach(pillar -> pillars.put(pillar, childrenOf(pillar)));
        return aggregate(pillars, indicators);
    }

    /** A level by itself: each part is a dimension with one criterion, so that base and geometric mean are of the parts. */
    public Evaluation level(String code, Map<String, Double> scores) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        childrenOf(code).forEach(part -> parts.put(part, List.of(part)));
        return aggregate(parts, scores);
    }

    /** The index over the pillars of both sub-indices, which are its dimensions, with the scores that each country has. */
    public Aggregation index() {
        return new Parts(pillarsOfSubIndices()).aggregation();
    }

    /** What {@link #index} weighs, by country. */
    public Map<String, Findings> pillars() {
        Parts parts = new Parts(pillarsOfSubIndices());
        Map<String, Findings> pillars = new LinkedHashMap<>();
        indicators(0).forEach((country, indicators) -> {
            Map<String, Double> scores = new HashMap<>();
            childrenOf("Index")
                    .forEach(subIndex -> subIndex(subIndex, indicators)
                            .dimensions()
                            .forEach(one -> scores.put(one.dimension().id(), one.score())));
            pillars.put(country, parts.findings(scores));
        });
        return pillars;
    }

    private Map<String, List<String>> pillarsOfSubIndices() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        childrenOf("Index").forEach(subIndex -> parts.put(subIndex, childrenOf(subIndex)));
        return parts;
    }

    private Evaluation aggregate(Map<String, List<String>> parts, Map<String, Double> scores) {
        Parts all = new Parts(parts);
        return all.aggregation().total(all.findings(scores));
    }

    /** Dimensions with their members as criteria. */
    private final class Parts {

        private final List<Dimension> dimensions = new ArrayList<>();
        private final List<Criterion> criteria = new ArrayList<>();
        private final List<DimensionWeight> dimensionWeights = new ArrayList<>();

        Parts(Map<String, List<String>> parts) {
            parts.forEach((part, members) -> {
                Dimension dimension = new Dimension(part, NONE);
                dimensions.add(dimension);
                Map<String, Double> own = new HashMap<>();
                for (String member : members) {
                    criteria.add(criterion(member, criteria.size(), dimension));
                    own.put(member, weights.get(member));
                }
                dimensionWeights.add(new DimensionWeight(part, weights.get(part), own));
            });
        }

        Aggregation aggregation() {
            WeightSet set = WeightSet.of("asem", NONE, NONE, dimensionWeights);
            return new Aggregation(Rulebooks.own().sizes(), dimensions, criteria, set);
        }

        Findings findings(Map<String, Double> scores) {
            return new Findings(
                    criteria.stream()
                            .map(one -> finding(one, scores.get(one.id())))
                            .toList(),
                    PlanFit.NONE);
        }
    }

    private static Finding finding(Criterion criterion, double score) {
        Yardstick yardstick = new Yardstick(criterion, criterion.reference().get(0));
        return new Finding(yardstick, Status.SCORED, score, score, null, "-");
    }

    private static Criterion criterion(String code, int position, Dimension dimension) {
        Indicator indicator = new Indicator(NONE, NONE, Direction.HIGHER_BETTER, Range.ANY, false, null, NONE, null);
        ReferenceValues numbers = new ReferenceValues(LocalDate.EPOCH, null, OptionalDouble.empty(), NONE, null);
        return new Criterion(
                new Clause(code, SECTION, NONE, "-", "-"),
                position,
                dimension,
                Kind.QUANTITATIVE,
                AnswerSource.ANSWER,
                indicator,
                null,
                Applicability.EVERYWHERE,
                List.of(),
                List.of(),
                List.of(numbers));
    }
}

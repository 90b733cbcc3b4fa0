package org.zonemark.improvement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Evaluation.CriterionResult;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.GateResult;
import org.zonemark.weighting.FewestFlags;
import org.zonemark.weighting.LinearProgramme;

/**
 * The fewest clauses that clear all gates and ceilings and come to a total, if each is answered as well as it can be. Applicability
 * stays, so that base and dimensions are sums of what the clauses bring.
 */
final class FewestClauses {

    /** What the solver may be off by; the rules have the last word. */
    private static final double MARGIN = 1e-8;

    private static final double HALF = 0.5;

    private final ScoringSizes sizes;
    private final Evaluation before;
    private final Evaluation best;
    private final double total;

    /** @param proven whether no fewer do */
    record Chosen(List<String> clauses, boolean proven) {}

    FewestClauses(ScoringSizes sizes, Evaluation before, Evaluation best, double total) {
        this.sizes = sizes;
        this.before = before;
        this.best = best;
        this.total = total;
    }

    /** Those that do it; all together must. */
    Chosen of(Set<String> clauses) {
        Map<String, Integer> flags = new LinkedHashMap<>();
        clauses.forEach(clause -> flags.put(clause, flags.size()));
        LinearProgramme programme = new LinearProgramme(flags.size());
        flags.values().forEach(flag -> programme.atMost(Map.of(flag, 1.0), 1));
        sum(programme, flags);
        sizes.ceilings().forEach(ceiling -> lift(programme, flags, ceiling));
        List<Integer> all = List.copyOf(flags.values());
        FewestFlags.Found found = new FewestFlags(programme, all, all, mustPass(flags)).found(false);
        double[] values = found.values();
        if (values == null) {
            // Nothing was found in time, and all together do it.
            return new Chosen(List.copyOf(clauses), false);
        }
        List<String> chosen = new ArrayList<>();
        flags.forEach((clause, flag) -> {
            if (values[flag] > HALF) {
                chosen.add(clause);
            }
        });
        return new Chosen(chosen, found.isProven());
    }

    private List<Integer> mustPass(Map<String, Integer> flags) {
        return before.findings().all().stream()
                .filter(one -> one.gate() != null && one.gate() != GateResult.PASSED)
                .map(Finding::clause)
                .filter(flags::containsKey)
                .map(flags::get)
                .toList();
    }

    private void sum(LinearProgramme programme, Map<String, Integer> flags) {
        double due = total - before.base() - before.adjustment();
        if (due > 0) {
            Map<String, Double> points = new HashMap<>();
            best.criteria().forEach(one -> points.put(one.finding().clause(), one.points()));
            before.criteria().forEach(one -> points.merge(one.finding().clause(), -one.points(), Double::sum));
            Map<Integer, Double> factors = new HashMap<>();
            flags.forEach((clause, flag) -> factors.put(flag, points.getOrDefault(clause, 0.0)));
            programme.atLeast(factors, due + MARGIN);
        }
    }

    private void lift(LinearProgramme programme, Map<String, Integer> flags, CeilingRule ceiling) {
        List<DimensionResult> looked = before.dimensions().stream()
                .filter(one -> one.hasScore()
                        && ceiling.dimensions().contains(one.dimension().id()))
                .toList();
        if (ceiling.anyOf()) {
            for (DimensionResult one : looked) {
                lift(programme, flags, List.of(one), ceiling.below());
            }
        } else if (!looked.isEmpty()) {
            lift(programme, flags, looked, ceiling.below());
        }
    }

    private void lift(
            LinearProgramme programme, Map<String, Integer> flags, List<DimensionResult> dimensions, double below) {
        double due = below * dimensions.size();
        for (DimensionResult one : dimensions) {
            due -= one.score();
        }
        if (due > sizes.equalWithin()) {
            Map<Integer, Double> factors = new HashMap<>();
            for (DimensionResult one : dimensions) {
                add(factors, flags, one.dimension());
            }
            programme.atLeast(factors, due + MARGIN);
        }
    }

    /** What each clause brings to the score of its dimension. */
    private void add(Map<Integer, Double> factors, Map<String, Integer> flags, Dimension dimension) {
        double weights = 0;
        for (CriterionResult one : before.criteria()) {
            weights += one.finding().counts() && isOf(one, dimension) ? one.weight() : 0;
        }
        for (CriterionResult one : before.criteria()) {
            Integer flag = flags.get(one.finding().clause());
            if (flag != null && one.finding().counts() && isOf(one, dimension)) {
                double more = best.findings().of(one.finding().clause()).score()
                        - one.finding().score();
                factors.put(flag, one.weight() * more / weights);
            }
        }
    }

    private static boolean isOf(CriterionResult one, Dimension dimension) {
        return one.finding().yardstick().criterion().dimension().equals(dimension);
    }
}

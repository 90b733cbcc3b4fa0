package org.zonemark.reachable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonemark.weighting.FewestFlags;
import org.zonemark.weighting.LinearProgramme;

/**
 * Pairs of zones of which one should not stand behind the other, and the legal weights under which the fewest do.
 *
 * <p>Capped totals compare like this: min(L, x) is no less than min(M, y) where (x is no less than y, or than M) and (L is no less
 * than y, or than M). Each pair that can go either way has a variable that is 1 if it fails. Totals that differ by no more
 * than {@link #MARGIN} count as good for the one that should not stand behind, so that the programme never claims more than is
 * so; the engine has the last word on the weights that it finds.
 */
final class Contest {

    /** Far above what totals may differ by and be equal still, and above what the solver is good to. */
    static final double MARGIN = 1e-6;

    /** So many pairs that can go either way are left to the solver; with more it would not come to an end. */
    static final int MOST_OPEN = 40;

    /** One that should not stand behind another. */
    private record Pair(Line ahead, Line behind) {}

    private final LegalWeights legal;
    private final double margin;
    private final List<Open> open = new ArrayList<>();
    private int lost;

    /** A pair that can go either way, with the conditions that hold it. */
    private record Open(Pair pair, boolean byTotal, boolean byLimit, boolean underLimit) {

        /** Whether the one or the other may hold it. */
        boolean isChoice() {
            return byTotal && byLimit;
        }
    }

    /**
     * What the programme says.
     *
     * @param least so many pairs fail under any legal weights, or more
     * @param weights some under which few fail; null if the solver was not asked or came to nothing
     */
    record Outcome(int least, double @Nullable [] weights) {}

    /** @param margin by how much a total may fall short, or must lead (below 0) */
    Contest(LegalWeights legal, double margin) {
        this.legal = legal;
        this.margin = margin;
    }

    /** The first should not stand behind the second. */
    void add(Line first, Line second) {
        Pair pair = new Pair(first, second);
        double[] lead = difference(first.above(), second.below());
        double constant = first.adjustment() - second.adjustment();
        double mostLead = legal.most(lead) + constant;
        double mostFirst = legal.most(first.above()) + first.adjustment();
        double leastSecond = legal.least(second.below()) + second.adjustment();
        boolean limitSuffices = first.mostLimit() > second.leastLimit()
                || (first.mostLimit() == second.leastLimit() && !first.losesTie(second, MARGIN));
        boolean byTotal = mostLead >= -margin;
        boolean byLimit = mostFirst >= second.leastLimit() - margin;
        boolean underLimit = limitSuffices || leastSecond <= first.mostLimit() + margin;
        if (leastSecond <= 0) {
            // Below 0 totals end, and are equal there.
            return;
        }
        if (!underLimit || (!byTotal && !byLimit)) {
            lost++;
            return;
        }
        boolean always =
                (limitSuffices || legal.most(second.below()) + second.adjustment() <= first.mostLimit() + margin)
                        && (legal.least(lead) + constant >= -margin
                                || legal.least(first.above()) + first.adjustment() >= second.leastLimit() - margin);
        if (!always) {
            open.add(new Open(pair, byTotal, byLimit, !limitSuffices));
        }
    }

    /** The outcome for all pairs that were added. */
    Outcome outcome() {
        if (open.isEmpty()) {
            return new Outcome(lost, null);
        }
        LinearProgramme programme = legal.programme(2 * open.size());
        List<Integer> flags = new ArrayList<>();
        List<Integer> counted = new ArrayList<>();
        List<Integer> idle = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            int fails = legal.variables() + 2 * i;
            int other = fails + 1;
            programme.atMost(Map.of(fails, 1.0), 1);
            programme.atMost(Map.of(other, 1.0), 1);
            flags.add(fails);
            counted.add(fails);
            (open.get(i).isChoice() ? flags : idle).add(other);
            conditions(programme, open.get(i), fails, other);
        }
        FewestFlags.Found found = new FewestFlags(programme, flags, counted, idle).found(open.size() > MOST_OPEN);
        return new Outcome(lost + found.least(), found.values() == null ? null : weights(found.values()));
    }

    private double[] weights(double[] values) {
        double[] weights = new double[legal.variables()];
        Arrays.setAll(weights, k -> Math.max(0, values[k]));
        return weights;
    }

    /** Says what holds unless the pair fails; by total or by the limit of the other, whichever a second flag chooses. */
    private void conditions(LinearProgramme programme, Open one, int fails, int other) {
        Line first = one.pair().ahead();
        Line second = one.pair().behind();
        if (one.underLimit()) {
            double room = first.mostLimit() + margin - second.adjustment();
            Map<Integer, Double> factors = factors(second.below());
            factors.put(fails, -Math.max(0, legal.most(second.below()) - room));
            programme.atMost(factors, room);
        }
        if (one.byTotal()) {
            double[] lag = difference(second.below(), first.above());
            double room = margin + first.adjustment() - second.adjustment();
            double slack = Math.max(0, legal.most(lag) - room);
            Map<Integer, Double> factors = factors(lag);
            factors.put(fails, -slack);
            factors.put(other, one.isChoice() ? -slack : 0);
            programme.atMost(factors, room);
        }
        if (one.byLimit()) {
            double[] shortfall = difference(new double[legal.variables()], first.above());
            double room = margin + first.adjustment() - second.leastLimit();
            double slack = Math.max(0, legal.most(shortfall) - room);
            Map<Integer, Double> factors = factors(shortfall);
            factors.put(fails, -slack);
            factors.put(other, one.isChoice() ? slack : 0);
            programme.atMost(factors, one.isChoice() ? room + slack : room);
        }
    }

    private static Map<Integer, Double> factors(double[] ofWeights) {
        Map<Integer, Double> factors = new HashMap<>();
        for (int k = 0; k < ofWeights.length; k++) {
            factors.put(k, ofWeights[k]);
        }
        return factors;
    }

    private static double[] difference(double[] first, double[] second) {
        double[] difference = new double[first.length];
        Arrays.setAll(difference, k -> first[k] - second[k]);
        return difference;
    }
}

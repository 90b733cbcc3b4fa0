package org.zonemark.reachable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

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
    private record Open(Pair pair, boolean byTotal, boolean byLimit, boolean underLimit) {}

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
        ExpressionsBasedModel model = legal.model();
        List<Variable> flags = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Variable fails = model.newVariable("v" + i).lower(0).upper(1).weight(1);
            flags.add(fails);
            conditions(model, open.get(i), i, fails).ifPresent(flags::add);
        }
        FewestFlags.Found found = new FewestFlags(model, flags).found(open.size() > MOST_OPEN);
        return new Outcome(lost + found.least(), found.values() == null ? null : weights(found.values()));
    }

    private double[] weights(double[] values) {
        double[] weights = new double[legal.variables()];
        Arrays.setAll(weights, k -> Math.max(0, values[k]));
        return weights;
    }

    /** Says what holds unless the pair fails; by total or by the limit of the other, whichever a second flag chooses. */
    private Optional<Variable> conditions(ExpressionsBasedModel model, Open one, int i, Variable fails) {
        Line first = one.pair().ahead();
        Line second = one.pair().behind();
        if (one.underLimit()) {
            double room = first.mostLimit() + margin - second.adjustment();
            double most = legal.most(second.below());
            atMost(model, "l" + i, second.below(), room, fails, Math.max(0, most - room));
        }
        Optional<Variable> other = one.byTotal() && one.byLimit()
                ? Optional.of(model.newVariable("u" + i).lower(0).upper(1))
                : Optional.empty();
        if (one.byTotal()) {
            double[] lag = difference(second.below(), first.above());
            double room = margin + first.adjustment() - second.adjustment();
            double slack = Math.max(0, legal.most(lag) - room);
            Expression lead = atMost(model, "t" + i, lag, room, fails, slack);
            other.ifPresent(flag -> lead.set(flag, -slack));
        }
        if (one.byLimit()) {
            double[] shortfall = difference(new double[legal.variables()], first.above());
            double room = margin + first.adjustment() - second.leastLimit();
            double slack = Math.max(0, legal.most(shortfall) - room);
            Expression reach = atMost(model, "c" + i, shortfall, room, fails, slack);
            other.ifPresent(flag -> reach.set(flag, slack).upper(room + slack));
        }
        return other;
    }

    /** factors x weights is no more than the room, unless the pair fails. */
    private static Expression atMost(
            ExpressionsBasedModel model, String name, double[] factors, double room, Variable fails, double slack) {
        Expression expression = model.newExpression(name).upper(room);
        for (int k = 0; k < factors.length; k++) {
            expression.set(model.getVariable(k), factors[k]);
        }
        return expression.set(fails, -slack);
    }

    private static double[] difference(double[] first, double[] second) {
        double[] difference = new double[first.length];
        Arrays.setAll(difference, k -> first[k] - second[k]);
        return difference;
    }
}

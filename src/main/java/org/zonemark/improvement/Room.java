package org.zonemark.improvement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Range;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.scoring.Answer;

/**
 * The room that one criterion has: from the answer as it is to the best one within bounds.
 *
 * @param best equal to {@code now} where there is no room
 */
record Room(Yardstick yardstick, Answer now, Answer best) {

    /** Amounts are given to about a thousandth of the way. */
    private static final int DIGITS = 3;

    private static final double FULL = 100;

    static Room of(Yardstick yardstick, Answer now, Bound bound) {
        return new Room(yardstick, now, bound.fixed() ? now : best(yardstick, now, bound));
    }

    Criterion criterion() {
        return yardstick.criterion();
    }

    boolean isNone() {
        return best.equals(now);
    }

    private static Answer best(Yardstick yardstick, Answer now, Bound bound) {
        return switch (yardstick.criterion().kind()) {
            case MATURITY -> bestLevel(yardstick, now, bound);
            case CHECKLIST -> bestItems(yardstick, now, bound);
            case GATE, QUANTITATIVE, COUNT -> bestValue(yardstick, now, bound);
        };
    }

    private static Answer bestLevel(Yardstick yardstick, Answer now, Bound bound) {
        int highest = yardstick.criterion().steps().size() - 1;
        int to = bound.to() == null ? highest : (int) Math.min(highest, Math.floor(bound.to()));
        return now.level() != null && now.level() >= to ? now : Answer.ofLevel(to);
    }

    private static Answer bestItems(Yardstick yardstick, Answer now, Bound bound) {
        int listed = yardstick.criterion().steps().size();
        int to = bound.to() == null ? listed : (int) Math.min(listed, Math.floor(bound.to()));
        List<Integer> items = new ArrayList<>(now.items() == null ? List.of() : now.items());
        IntStream.rangeClosed(1, listed)
                .filter(item -> !items.contains(item) && items.size() < to)
                .forEach(items::add);
        return now.items() != null && items.size() == now.items().size()
                ? now
                : Answer.ofItems(items.stream().sorted().toArray(Integer[]::new));
    }

    /** The value with the most points that passes the gate; of several the one nearest to what is now. */
    private static Answer bestValue(Yardstick yardstick, Answer now, Bound bound) {
        Gate gate = yardstick.criterion().gate();
        boolean gateOnValue = gate != null && gate.field() == Gate.Field.INDICATOR;
        Double transfers = gate == null || gateOnValue
                ? now.heavyPollutingTransfers()
                : passing(yardstick, now.heavyPollutingTransfers());
        Double from = now.value();
        List<Double> values = candidates(yardstick, from, bound).stream()
                .filter(value -> !gateOnValue || yardstick.passesGate(value))
                .toList();
        double near = from == null ? 0 : from;
        Double value = values.stream()
                .min(Comparator.comparingDouble((Double one) -> -points(yardstick, one))
                        .thenComparingDouble(one -> Math.abs(one - near)))
                .orElse(from);
        boolean better = from == null
                || (value != null && points(yardstick, value) > points(yardstick, from))
                || (gateOnValue && value != null && !yardstick.passesGate(from));
        return new Answer(better ? value : from, null, null, null, transfers);
    }

    private static double points(Yardstick yardstick, double value) {
        return yardstick.numbers().anchors() == null ? 0 : yardstick.anchors().score(value);
    }

    private static @Nullable Double passing(Yardstick yardstick, @Nullable Double now) {
        return now != null && yardstick.passesGate(now)
                ? now
                : Double.valueOf(yardstick.numbers().threshold().orElse(0));
    }

    /** Where a scale may turn, and where bounds and gates lie. */
    private static TreeSet<Double> candidates(Yardstick yardstick, @Nullable Double now, Bound bound) {
        Range range = yardstick.criterion().indicator().range();
        boolean whole = yardstick.criterion().kind() == Kind.COUNT;
        double least = Math.max(range.least(), bound.from() == null ? Double.NEGATIVE_INFINITY : bound.from());
        double most = Math.min(range.most(), bound.to() == null ? Double.POSITIVE_INFINITY : bound.to());
        ReferenceValues numbers = yardstick.numbers();
        TreeSet<Double> values = new TreeSet<>(List.of(least, most));
        if (now != null) {
            values.add(now);
        }
        if (numbers.anchors() != null) {
            for (Anchor anchor : numbers.anchors().given()) {
                values.add(whole ? Math.floor(anchor.value()) : anchor.value());
                values.add(whole ? Math.ceil(anchor.value()) : anchor.value());
            }
        }
        numbers.threshold().ifPresent(threshold -> values.addAll(List.of(threshold, threshold - 1, threshold + 1)));
        values.removeIf(value -> !Double.isFinite(value) || value < least || value > most);
        return values;
    }

    /** Whether less of it can be asked for than the best. */
    boolean isDivisible() {
        return yardstick.criterion().carriesWeight() && !isNone();
    }

    /** How many whole steps lead from now to the best; 0 where the way is continuous. */
    int steps() {
        return switch (criterion().kind()) {
            case MATURITY -> best.level() - (now.level() == null ? -1 : now.level());
            case CHECKLIST ->
                best.items().size() - (now.items() == null ? 0 : now.items().size());
            case GATE, QUANTITATIVE, COUNT -> 0;
        };
    }

    /** So many steps on the way. */
    Answer after(int taken) {
        if (criterion().kind() == Kind.MATURITY) {
            return Answer.ofLevel((now.level() == null ? -1 : now.level()) + taken);
        }
        List<Integer> items = new ArrayList<>(now.items() == null ? List.of() : now.items());
        best.items().stream()
                .filter(item -> !items.contains(item))
                .limit(taken)
                .toList()
                .forEach(items::add);
        return Answer.ofItems(items.stream().sorted().toArray(Integer[]::new));
    }

    /** So much of the way from what is now, or from the worst value of the scale if nothing is, rounded towards the best. */
    Answer along(double part) {
        double start = start();
        double end = best.value();
        double value = start + part * (end - start);
        int scale = criterion().kind() == Kind.COUNT
                ? 0
                : DIGITS - 1 - (int) Math.floor(Math.log10(Math.max(Math.abs(end - start), Double.MIN_NORMAL)));
        double rounded = BigDecimal.valueOf(value)
                .setScale(scale, end > start ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .doubleValue();
        double within = end > start ? Math.min(rounded, end) : Math.max(rounded, end);
        return new Answer(within, null, null, null, best.heavyPollutingTransfers());
    }

    /** Which part of the way an answer is. */
    double effort(Answer answer) {
        if (steps() > 0) {
            int taken = criterion().kind() == Kind.MATURITY
                    ? answer.level() - (now.level() == null ? -1 : now.level())
                    : answer.items().size()
                            - (now.items() == null ? 0 : now.items().size());
            return (double) taken / steps();
        }
        if (best.value() == null || answer.value() == null || best.value().equals(start())) {
            return 1;
        }
        return (answer.value() - start()) / (best.value() - start());
    }

    /** An answer and the score that it has. */
    record Scored(Answer answer, double score) {}

    /** The nearest answer that scores more: one level or item on, or the next turn of the scale. */
    Optional<Scored> next(double score) {
        if (isNone()) {
            return Optional.empty();
        }
        int listed = criterion().steps().size();
        if (criterion().kind() == Kind.MATURITY) {
            // From nothing reported the first level that scores is the next.
            Answer level = now.level() == null ? Answer.ofLevel(1) : after(1);
            return Optional.of(new Scored(level, FULL * level.level() / (listed - 1)));
        }
        if (criterion().kind() == Kind.CHECKLIST) {
            Answer items = after(1);
            return Optional.of(new Scored(items, FULL * items.items().size() / listed));
        }
        if (yardstick.numbers().anchors() == null) {
            return Optional.empty();
        }
        double start = start();
        return candidates(yardstick, now.value(), Bound.none(criterion().id())).stream()
                .map(value -> new Scored(
                        new Answer(value, null, null, null, best.heavyPollutingTransfers()), points(yardstick, value)))
                .filter(one -> one.score() > score)
                .min(Comparator.comparingDouble(one -> Math.abs(one.answer().value() - start)));
    }

    private double start() {
        if (now.value() != null) {
            return now.value();
        }
        return yardstick.numbers().anchors() == null
                ? best.value()
                : yardstick.anchors().given().stream()
                        .min(Comparator.comparingDouble(Anchor::points))
                        .orElseThrow()
                        .value();
    }
}

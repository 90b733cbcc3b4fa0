package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.weighting.CutLine.Kind;
import org.zonemark.weighting.DrawnCut.Outcome;

/** A cut while it is drawn; zones go by their position in the cohort. */
final class CutDrawing {

    private final List<ScoredZone> zones;
    private final List<Figures> figures;
    private final double equalWithin;
    private final Function<CutTie, Optional<List<String>>> decided;
    private final List<Place> places;
    private final Outcome[] outcomes;
    private final int[] turns;
    private final boolean[] undecided;
    private final List<CutLine> lines = new ArrayList<>();

    CutDrawing(List<ScoredZone> zones, double equalWithin, Function<CutTie, Optional<List<String>>> decided) {
        this.zones = zones;
        this.figures = zones.stream().map(ScoredZone::figures).toList();
        this.equalWithin = equalWithin;
        this.decided = decided;
        this.places = Figures.order(equalWithin).places(figures, Figures::eligible);
        this.outcomes = new Outcome[zones.size()];
        this.turns = new int[zones.size()];
        this.undecided = new boolean[zones.size()];
        Arrays.setAll(outcomes, i -> figures.get(i).eligible() ? Outcome.IN : Outcome.NOT_ELIGIBLE);
    }

    DrawnCut drawn(Cut cut) {
        if (cut.quotaPerProvince() != null) {
            Map<String, List<Integer>> provinces = new TreeMap<>();
            left().forEach(i -> provinces
                    .computeIfAbsent(figures.get(i).province(), none -> new ArrayList<>())
                    .add(i));
            provinces.forEach((name, members) -> draw(Kind.QUOTA, name, members, cut.quotaPerProvince()));
        }
        if (cut.places() != null) {
            draw(Kind.PLACES, "", left(), cut.places());
        }
        if (cut.leastTotal() != null) {
            drawAt(cut.leastTotal());
        }
        List<DrawnCut.DrawnZone> drawn = IntStream.range(0, zones.size())
                .mapToObj(i -> new DrawnCut.DrawnZone(
                        zones.get(i), places.get(i), outcomes[i], turns[i], outcomes[i] == Outcome.IN && undecided[i]))
                .toList();
        return new DrawnCut(drawn, lines);
    }

    private List<Integer> left() {
        return IntStream.range(0, zones.size())
                .filter(i -> outcomes[i] == Outcome.IN)
                .boxed()
                .toList();
    }

    private void draw(Kind kind, String province, List<Integer> members, int most) {
        List<Integer> order = new ArrayList<>();
        int within = 0;
        @Nullable CutTie tie = null;
        for (List<Integer> equal : groups(members)) {
            int seats = most - order.size();
            if (seats > 0 && seats < equal.size()) {
                tie = new CutTie(kind, province, seats, at(equal));
                within += settle(tie, equal, order);
            } else {
                within += seats > 0 ? equal.size() : 0;
                order.addAll(equal);
            }
        }
        boolean settled = tie != null && within == most;
        lines.add(new CutLine(kind, province, most, last(order, within), first(order, within), tie, settled));
        leaveOut(order.subList(within, order.size()), kind);
    }

    /** Adds the zones of a tie to the order, as somebody decided if anybody has; how many of them are within. */
    private int settle(CutTie tie, List<Integer> equal, List<Integer> order) {
        Optional<List<String>> sequence = decided.apply(tie);
        order.addAll(sequence.map(codes -> sorted(equal, codes)).orElse(equal));
        for (int i : equal) {
            undecided[i] = sequence.isEmpty();
        }
        return sequence.isPresent() ? tie.seats() : equal.size();
    }

    private void drawAt(double leastTotal) {
        List<Integer> order = new ArrayList<>();
        groups(left()).forEach(order::addAll);
        order.sort(Comparator.comparing(i -> !reaches(i, leastTotal)));
        int within = (int) order.stream().filter(i -> reaches(i, leastTotal)).count();
        lines.add(new CutLine(Kind.TOTAL, "", leastTotal, last(order, within), first(order, within), null, false));
        leaveOut(order.subList(within, order.size()), Kind.TOTAL);
    }

    private boolean reaches(int zone, double leastTotal) {
        return figures.get(zone).total() >= leastTotal - equalWithin;
    }

    private void leaveOut(List<Integer> beyond, Kind kind) {
        Outcome outcome = switch (kind) {
            case QUOTA -> Outcome.BEYOND_QUOTA;
            case PLACES -> Outcome.BEYOND_PLACES;
            case TOTAL -> Outcome.BELOW_LINE;
        };
        beyond.forEach(i -> outcomes[i] = outcome);
    }

    private List<List<Integer>> groups(List<Integer> members) {
        return new RankOrder<Integer>(
                        List.of(
                                i -> figures.get(i).total(),
                                i -> figures.get(i).ecology(),
                                i -> figures.get(i).greenManufacturing()),
                        equalWithin)
                .groups(members).stream()
                        .map(equal -> equal.stream().sorted().toList())
                        .toList();
    }

    private List<Integer> sorted(List<Integer> equal, List<String> codes) {
        for (int i : equal) {
            turns[i] = codes.indexOf(zones.get(i).zone().code()) + 1;
        }
        return equal.stream().sorted(Comparator.comparingInt(i -> turns[i])).toList();
    }

    private List<ScoredZone> at(List<Integer> members) {
        return members.stream().map(zones::get).toList();
    }

    private @Nullable ScoredZone last(List<Integer> order, int within) {
        return within == 0 ? null : zones.get(order.get(within - 1));
    }

    private @Nullable ScoredZone first(List<Integer> order, int within) {
        return within == order.size() ? null : zones.get(order.get(within));
    }
}

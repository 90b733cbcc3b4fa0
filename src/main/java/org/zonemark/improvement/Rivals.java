package org.zonemark.improvement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Place;
import org.zonemark.scoring.RankOrder;
import org.zonemark.scoring.Standing;

/**
 * The other zones of a cohort, which stay as they are.
 *
 * @param others those that are eligible; the others take no rank
 */
public record Rivals(List<Evaluation> others, double equalWithin) {

    public Rivals {
        others = others.stream()
                .filter(one -> one.standing() == Standing.ELIGIBLE)
                .toList();
    }

    /** The place of a zone among them. */
    public Place place(Evaluation zone) {
        List<Evaluation> all = new ArrayList<>(others);
        all.add(zone);
        return RankOrder.<Evaluation>ofZones(
                        Evaluation::total,
                        one -> one.dimensionScore("ecology"),
                        one -> one.dimensionScore("green_manufacturing"),
                        equalWithin)
                .places(all, one -> one.standing() == Standing.ELIGIBLE)
                .get(all.size() - 1);
    }

    /** The total that stands at a rank among them, from 1; negative infinity if there are fewer. */
    public double totalAt(int rank) {
        List<Double> totals = others.stream()
                .map(Evaluation::total)
                .sorted(Comparator.reverseOrder())
                .toList();
        return rank > totals.size() ? Double.NEGATIVE_INFINITY : totals.get(rank - 1);
    }
}

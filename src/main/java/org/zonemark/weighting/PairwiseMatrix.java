package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How important items are beside each other, pair by pair (the analytic hierarchy process; T. L. Saaty, A scaling method for
 * priorities in hierarchical structures, Journal of Mathematical Psychology 15, 1977).
 *
 * <p>Reciprocal by construction: who finds A three times as important as B finds B a third as important as A. Not every
 * pair needs a judgement, but every item must be joined to every other by a chain of them.
 */
public final class PairwiseMatrix {

    private final List<String> items;
    private final double[][] ratios;

    /** @param ratios NaN where nobody has judged, 1 on the diagonal */
    private PairwiseMatrix(List<String> items, double[][] ratios) {
        this.items = List.copyOf(items);
        this.ratios = ratios;
        if (items.isEmpty() || new HashSet<>(items).size() != items.size()) {
            throw new IllegalArgumentException("items must be one or more, each named once, not " + items);
        }
        List<List<String>> groups = Connections.groups(this.items, ratios);
        if (groups.size() > 1) {
            throw new UnconnectedItemsException(groups);
        }
    }

    /**
     * A matrix of one reviewer.
     *
     * @throws UnconnectedItemsException if the judgements leave items without any link to the others
     * @throws IllegalArgumentException if a judgement names no item, or a pair is judged twice
     */
    public static PairwiseMatrix of(List<String> items, List<Judgement> judgements) {
        double[][] ratios = empty(items.size());
        for (Judgement judgement : judgements) {
            int i = position(items, judgement.item());
            int j = position(items, judgement.over());
            if (!Double.isNaN(ratios[i][j])) {
                throw new IllegalArgumentException(
                        judgement.item() + " and " + judgement.over() + " are compared twice");
            }
            ratios[i][j] = judgement.ratio();
            ratios[j][i] = 1 / judgement.ratio();
        }
        return new PairwiseMatrix(items, ratios);
    }

    /**
     * The judgements of several reviewers made one: of each pair the geometric mean over those who judged it, by voting
     * power. No other mean keeps it reciprocal (J. Aczel, T. L. Saaty, Procedures for synthesizing ratio judgements,
     * Journal of Mathematical Psychology 27, 1983).
     *
     * @throws IllegalArgumentException if there is no vote, or not all are on the same items in the same order
     */
    public static PairwiseMatrix merged(List<Vote> votes) {
        if (votes.isEmpty()) {
            throw new IllegalArgumentException("nobody has judged");
        }
        List<String> items = votes.get(0).judgements().items();
        double[][] ratios = empty(items.size());
        for (Vote vote : votes) {
            if (!vote.judgements().items().equals(items)) {
                throw new IllegalArgumentException(
                        vote.reviewer() + " has judged " + vote.judgements().items() + ", not " + items);
            }
        }
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                ratios[i][j] = geometricMean(votes, i, j);
                ratios[j][i] = 1 / ratios[i][j];
            }
        }
        return new PairwiseMatrix(items, ratios);
    }

    private static double geometricMean(List<Vote> votes, int i, int j) {
        double logs = 0;
        double powers = 0;
        for (Vote vote : votes) {
            double ratio = vote.judgements().ratios[i][j];
            if (!Double.isNaN(ratio)) {
                logs += vote.power() * Math.log(ratio);
                powers += vote.power();
            }
        }
        return powers > 0 ? Math.exp(logs / powers) : Double.NaN;
    }

    private static double[][] empty(int size) {
        double[][] ratios = new double[size][size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(ratios[i], Double.NaN);
            ratios[i][i] = 1;
        }
        return ratios;
    }

    private static int position(List<String> items, String item) {
        int position = items.indexOf(item);
        if (position < 0) {
            throw new IllegalArgumentException("`" + item + "` is not one of " + items);
        }
        return position;
    }

    public List<String> items() {
        return items;
    }

    /** How many times as important one item is as another; nothing where nobody has judged. */
    public OptionalDouble ratio(String item, String over) {
        double ratio = ratios[position(items, item)][position(items, over)];
        return Double.isNaN(ratio) ? OptionalDouble.empty() : OptionalDouble.of(ratio);
    }

    /** The judgements, each pair once, the item that stands first before the other. */
    public List<Judgement> judgements() {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                if (!Double.isNaN(ratios[i][j])) {
                    judgements.add(new Judgement(items.get(i), items.get(j), ratios[i][j]));
                }
            }
        }
        return judgements;
    }

    /** How many pairs nobody has judged. */
    public int missing() {
        return items.size() * (items.size() - 1) / 2 - judgements().size();
    }

    /** What the judgements come to, consistent or not. */
    public Priorities priorities(RandomIndex randomIndex) {
        PrincipalEigenvector principal = PrincipalEigenvector.ofIncomplete(ratios);
        return Priorities.of(items, principal, missing(), randomIndex);
    }

    /**
     * What the judgements come to if they are consistent enough.
     *
     * @throws InconsistentJudgementsException if the consistency ratio is over the most that the table of random indices
     *     allows (0.10); it says which judgement to look at first
     */
    public Priorities acceptedPriorities(RandomIndex randomIndex) {
        Priorities priorities = priorities(randomIndex);
        if (!priorities.isConsistent()) {
            throw new InconsistentJudgementsException(priorities, revisions(randomIndex));
        }
        return priorities;
    }

    /**
     * For each judgement what its revision alone would do, the most helpful first: the judgement to look at first is the
     * one with which the consistency ratio falls lowest.
     */
    public List<Revision> revisions(RandomIndex randomIndex) {
        return new Revisions(items, ratios, missing(), randomIndex).all();
    }
}

package org.zonemark.weighting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which single judgement to look at first.
 *
 * <p>Saaty (Decision-making with the AHP: Why is the principal eigenvector necessary, European Journal of Operational
 * Research 145, 2003) revises the judgement whose change improves consistency most. Here that is taken to the letter: each
 * judgement in turn is replaced by the ratio with which the principal eigenvalue is least. That ratio is unique, because
 * the eigenvalue is convex in the logarithm of an entry (S. Bozoki, J. Fulop, L. Ronyai, On optimal completion of
 * incomplete pairwise comparison matrices, Mathematical and Computer Modelling 52, 2010).
 */
final class Revisions {

    private static final int MOST_STEPS = 200;
    private static final double CLOSE = 1e-13;

    private final List<String> items;
    private final double[][] ratios;
    private final int missing;
    private final RandomIndex randomIndex;

    Revisions(List<String> items, double[][] ratios, int missing, RandomIndex randomIndex) {
        this.items = items;
        this.ratios = ratios;
        this.missing = missing;
        this.randomIndex = randomIndex;
    }

    /** The one that helps most first; those that help alike in the order of the items. */
    List<Revision> all() {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                if (!Double.isNaN(ratios[i][j])) {
                    revisions.add(revision(i, j));
                }
            }
        }
        revisions.sort(Comparator.comparingDouble(Revision::ratioThen));
        return revisions;
    }

    /**
     * At the least eigenvalue its derivative by the logarithm of the entry, left_i a right_j - left_j right_i / a, is 0;
     * that equation solved for a is iterated.
     */
    private Revision revision(int i, int j) {
        double[][] revised = copy();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] right = PrincipalEigenvector.ofIncomplete(revised).weights();
            double[] left =
                    PrincipalEigenvector.ofIncomplete(transposed(revised)).weights();
            double fits = Math.sqrt(left[j] * right[i] / (left[i] * right[j]));
            boolean settled = Math.abs(Math.log(fits / revised[i][j])) < CLOSE;
            revised[i][j] = fits;
            revised[j][i] = 1 / fits;
            if (settled) {
                break;
            }
        }
        PrincipalEigenvector principal = PrincipalEigenvector.ofIncomplete(revised);
        double ratioThen = Priorities.of(items, principal, missing, randomIndex).ratio();
        return Revision.of(new Judgement(items.get(i), items.get(j), ratios[i][j]), revised[i][j], ratioThen);
    }

    private double[][] copy() {
        double[][] copy = new double[ratios.length][];
        for (int i = 0; i < ratios.length; i++) {
            copy[i] = ratios[i].clone();
        }
        return copy;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }
}

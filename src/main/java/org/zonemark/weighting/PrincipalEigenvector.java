package org.zonemark.weighting;

import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The greatest eigenvalue of a pairwise matrix and its vector.
 *
 * @param weights positive, adding up to 1
 */
record PrincipalEigenvector(double value, double[] weights) {

    /**
     * Of a matrix with gaps (NaN), by P. T. Harker, Incomplete pairwise comparisons in the analytic hierarchy process,
     * Mathematical Modelling 9, 1987: a missing ratio is taken to be that of the weights themselves, which comes to 0 in
     * its place and one more on the diagonal of its row.
     */
    static PrincipalEigenvector ofIncomplete(double[][] ratios) {
        int size = ratios.length;
        R064Store matrix = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            double diagonal = 1;
            for (int j = 0; j < size; j++) {
                if (i != j && Double.isNaN(ratios[i][j])) {
                    diagonal++;
                } else if (i != j) {
                    matrix.set(i, j, ratios[i][j]);
                }
            }
            matrix.set(i, i, diagonal);
        }
        return of(matrix);
    }

    private static PrincipalEigenvector of(R064Store matrix) {
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(matrix, false);
        if (!decomposition.decompose(matrix)) {
            throw new IllegalStateException("no eigenvalues were found for " + matrix);
        }
        int greatest = 0;
        int size = matrix.getRowDim();
        for (int k = 1; k < size; k++) {
            if (real(decomposition, k) > real(decomposition, greatest)) {
                greatest = k;
            }
        }
        return new PrincipalEigenvector(real(decomposition, greatest), normalised(decomposition.getV(), greatest));
    }

    /** The greatest is real, by Perron and Frobenius; those beside it may be complex. */
    private static double real(Eigenvalue<Double> decomposition, int k) {
        return decomposition.getD().doubleValue(k, k);
    }

    /** By the same theorem its entries have one sign. */
    private static double[] normalised(MatrixStore<Double> vectors, int column) {
        double sum = 0;
        for (int i = 0; i < vectors.getRowDim(); i++) {
            sum += vectors.doubleValue(i, column);
        }
        double[] weights = new double[vectors.getRowDim()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = vectors.doubleValue(i, column) / sum;
        }
        return weights;
    }
}

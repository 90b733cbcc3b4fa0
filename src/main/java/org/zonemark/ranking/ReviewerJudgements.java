package org.zonemark.ranking;

import java.util.List;
import org.zonemark.weighting.Judgement;

/**
 * What one reviewer judges.
 *
 * @param power voting power, above 0
 * @param matrices at most one about each
 */
public record ReviewerJudgements(String reviewer, double power, List<Matrix> matrices) {

    /** What a matrix is about that compares dimensions. */
    public static final String DIMENSIONS = "dimensions";

    /** @param about {@link #DIMENSIONS}, or the dimension whose criteria are compared */
    public record Matrix(String about, List<Judgement> judgements) {

        public Matrix {
            judgements = List.copyOf(judgements);
        }
    }

    public ReviewerJudgements {
        matrices = List.copyOf(matrices);
    }
}

package org.zonemark.assessment;

import java.util.List;
import org.zonemark.rulebook.Criterion;
import org.zonemark.scoring.Evaluation.CriterionResult;

/**
 * What is still to be done before a draft is submitted.
 *
 * @param missing criteria that apply and have no value, in the order of the Annex
 * @param answered criteria whose answers count: they carry weight or decide a gate
 * @param reported the total of what is reported
 * @param highest the total if whatever is missing were reported at its best
 */
public record DraftCheck(
        int version, List<Criterion> missing, List<Criterion> answered, double reported, double highest) {

    public DraftCheck {
        missing = List.copyOf(missing);
        answered = List.copyOf(answered);
    }

    /** Whether an answer was given that carries weight or decides a gate. */
    static boolean isAnswered(CriterionResult result) {
        return switch (result.finding().status()) {
            case SCORED -> result.weight() > 0 || result.finding().gate() != null;
            case PASSED, FAILED -> true;
            case MISSING, UNKNOWN, NOT_APPLICABLE, ROLL_UP -> false;
        };
    }
}

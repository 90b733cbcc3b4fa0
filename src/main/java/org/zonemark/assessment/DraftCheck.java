package org.zonemark.assessment;

import java.util.List;
import java.util.function.Predicate;
import org.zonemark.rulebook.Criterion;
import org.zonemark.scoring.Evaluation;
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

    /** @param highest the total of the same with everything that is missing at its best */
    static DraftCheck of(int version, Evaluation evaluation, double highest) {
        return new DraftCheck(
                version,
                criteria(evaluation, result -> BestAnswers.isOpen(result.finding())),
                criteria(evaluation, DraftCheck::isAnswered),
                evaluation.total(),
                highest);
    }

    private static List<Criterion> criteria(Evaluation evaluation, Predicate<CriterionResult> which) {
        return evaluation.criteria().stream()
                .filter(which)
                .map(result -> result.finding().yardstick().criterion())
                .toList();
    }

    /** Whether an answer was given that carries weight or decides a gate. */
    private static boolean isAnswered(CriterionResult result) {
        return switch (result.finding().status()) {
            case SCORED -> result.weight() > 0 || result.finding().gate() != null;
            case PASSED, FAILED -> true;
            case MISSING, UNKNOWN, NOT_APPLICABLE, ROLL_UP -> false;
        };
    }
}

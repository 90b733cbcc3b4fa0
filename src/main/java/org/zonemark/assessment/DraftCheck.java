package org.zonemark.assessment;

import java.util.List;
import org.zonemark.rulebook.Criterion;

/**
 * What is still to be done before a draft is submitted.
 *
 * @param missing criteria that apply and have no value, in the order of the Annex
 * @param reported the total of what is reported
 * @param highest the total if whatever is missing were reported at its best
 */
public record DraftCheck(int version, List<Criterion> missing, double reported, double highest) {

    public DraftCheck {
        missing = List.copyOf(missing);
    }
}

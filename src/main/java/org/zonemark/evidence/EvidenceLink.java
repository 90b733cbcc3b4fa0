package org.zonemark.evidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.rulebook.Rulebook;

/**
 * A clause that a piece of evidence serves; one piece may serve many.
 *
 * @param page where to look, from 1; null for the whole
 */
public record EvidenceLink(
        String evidenceId, String clause, @Nullable Integer page) {

    private static final int LAST_PAGE = 100_000;

    /** @throws FaultyInputException if there is no such clause or page */
    void check(Rulebook rulebook) {
        List<Fault> faults = new ArrayList<>();
        if (rulebook.criterion(clause).isEmpty()) {
            faults.add(Fault.at("/clause", FaultCode.UNKNOWN_CLAUSE, clause, "clause"));
        }
        if (page != null && (page < 1 || page > LAST_PAGE)) {
            faults.add(Fault.at(
                    "/page", FaultCode.OUT_OF_RANGE, Integer.toString(page), "page", Integer.toString(LAST_PAGE)));
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
    }
}

package org.zonemark.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.account.AccessTable;
import org.zonemark.account.AccessTable.Verdict;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.account.Actor;
import org.zonemark.account.CurrentActor;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.words.Phrases;

/** Holds whoever makes the present request to the access table, for programs and pages alike. */
@Component
public class OperationAccess {

    private final AccessTable table;
    private final CurrentActor currentActor;
    private final AssessmentService assessments;

    OperationAccess(AccessTable table, CurrentActor currentActor, AssessmentService assessments) {
        this.table = table;
        this.currentActor = currentActor;
        this.assessments = assessments;
    }

    /**
     * @param zone code of the zone that is asked about; null if the operation is about none
     * @param reads whether nothing is changed
     * @throws AccessRefusedException if a login is needed, or the roles do not do this, or the token only reads
     * @throws NotFoundException if the roles do this, but not for that zone
     */
    public void require(String operation, @Nullable String zone, boolean reads) {
        Actor actor = currentActor.get().orElse(null);
        String code = table.isOpen(operation) ? null : zone;
        switch (table.verdict(operation, actor, code != null, code == null ? null : place(code))) {
            case LOGIN_NEEDED -> throw new AccessRefusedException(AccessRefusedException.Why.LOGIN_NEEDED);
            case FORBIDDEN -> throw new AccessRefusedException(AccessRefusedException.Why.FORBIDDEN);
            case NOT_OWN -> throw new NotFoundException(Phrases.phrase("problem.no_zone", String.valueOf(code)));
            case ALLOWED -> {
                boolean readsOnly = actor != null && !actor.mayWrite();
                if (readsOnly && !table.isOpen(operation) && !reads) {
                    throw new AccessRefusedException(AccessRefusedException.Why.TOKEN_READS_ONLY);
                }
            }
        }
    }

    /** Whether the present reader may do an operation at all, for at least some zones. */
    public boolean allows(String operation) {
        return table.verdict(operation, currentActor.get().orElse(null), false, null) == Verdict.ALLOWED;
    }

    private @Nullable ZonePlace place(String code) {
        return assessments
                .findZone(code)
                .map(one -> new ZonePlace(one.code(), one.province(), one.city()))
                .orElse(null);
    }
}

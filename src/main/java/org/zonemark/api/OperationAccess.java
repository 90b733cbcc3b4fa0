package org.zonemark.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.account.AccessTable;
import org.zonemark.account.AccessTable.Verdict;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.account.Actor;
import org.zonemark.account.CurrentActor;
import org.zonemark.account.SecurityLog;
import org.zonemark.api.AccessRefusedException.Why;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.words.Code;
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
            case LOGIN_NEEDED -> throw refused(operation, zone, Why.LOGIN_NEEDED);
            case FORBIDDEN -> throw refused(operation, zone, Why.FORBIDDEN);
            case NOT_OWN -> {
                SecurityLog.accessRefused("not_own", operation, code);
                throw new NotFoundException(Phrases.phrase("problem.no_zone", String.valueOf(code)));
            }
            case ALLOWED -> {
                boolean readsOnly = actor != null && !actor.mayWrite();
                if (readsOnly && !table.isOpen(operation) && !reads) {
                    throw refused(operation, zone, Why.TOKEN_READS_ONLY);
                }
            }
        }
    }

    /** Whether the present reader may do an operation at all, for at least some zones. */
    public boolean allows(String operation) {
        return table.verdict(operation, currentActor.get().orElse(null), false, null) == Verdict.ALLOWED;
    }

    private static AccessRefusedException refused(String operation, @Nullable String zone, Why why) {
        SecurityLog.accessRefused(Code.of(why), operation, zone);
        return new AccessRefusedException(why);
    }

    private @Nullable ZonePlace place(String code) {
        return assessments
                .findZone(code)
                .map(one -> new ZonePlace(one.code(), one.province(), one.city()))
                .orElse(null);
    }
}

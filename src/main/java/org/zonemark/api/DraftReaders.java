package org.zonemark.api;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.zonemark.account.CurrentActor;
import org.zonemark.account.Role;

/** Who sees weight sets and rulebooks on their way into force, and who did what with them. */
@Component
class DraftReaders {

    private static final Set<Role> ROLES = Set.of(Role.PROVINCE, Role.EXPERT, Role.MINISTRY, Role.AUDITOR);

    private final CurrentActor currentActor;

    DraftReaders(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    /** Whether whoever makes the present request is one of them. */
    boolean includeCaller() {
        return currentActor
                .get()
                .filter(actor -> ROLES.stream().anyMatch(actor::has))
                .isPresent();
    }
}

package org.zonemark.api;

import org.springframework.stereotype.Component;
import org.zonemark.account.AccessTable;
import org.zonemark.account.AccessTable.Verdict;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.account.CurrentActor;
import org.zonemark.scoring.Zone;

/** Which zones stand in a list that the present reader asks for. */
@Component
class Visibility {

    private final AccessTable table;
    private final CurrentActor currentActor;

    Visibility(AccessTable table, CurrentActor currentActor) {
        this.table = table;
        this.currentActor = currentActor;
    }

    boolean sees(String operation, Zone zone) {
        ZonePlace place = new ZonePlace(zone.code(), zone.province(), zone.city());
        return table.verdict(operation, currentActor.get().orElse(null), true, place) == Verdict.ALLOWED;
    }
}

package org.zonemark.api;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zonemark.account.AccessTable;
import org.zonemark.account.AccessTable.Verdict;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.account.CurrentActor;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.scoring.Zone;

/** Which zones stand in a list that the present reader asks for. */
@Component
class Visibility {

    private final AccessTable table;
    private final CurrentActor currentActor;
    private final AssessmentService assessments;

    Visibility(AccessTable table, CurrentActor currentActor, AssessmentService assessments) {
        this.table = table;
        this.currentActor = currentActor;
        this.assessments = assessments;
    }

    boolean sees(String operation, Zone zone) {
        ZonePlace place = new ZonePlace(zone.code(), zone.province(), zone.city());
        return table.verdict(operation, currentActor.get().orElse(null), true, place) == Verdict.ALLOWED;
    }

    /** Whether no zone is hidden from the reader. */
    boolean seesEvery(String operation) {
        return table.verdict(operation, currentActor.get().orElse(null), true, null) == Verdict.ALLOWED;
    }

    /** Whether the reader may know of the zone of a code; whoever may know of any zone may of those not registered too. */
    Predicate<String> seen(String operation) {
        if (seesEvery(operation)) {
            return code -> true;
        }
        Set<String> codes = assessments.zones(ZoneFilter.EVERY_ZONE).stream()
                .filter(zone -> sees(operation, zone))
                .map(Zone::code)
                .collect(Collectors.toSet());
        return codes::contains;
    }
}

package org.zonemark.review;

import java.util.List;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;

/**
 * The zones of a round as the rules of one rulebook find them, whatever the weights.
 *
 * @param members by code
 * @param notScorable codes of zones whose answers the rulebook does not accept
 */
public record Cohort(Rulebook rulebook, List<Member> members, List<String> notScorable) {

    /**
     * A zone with what it has submitted, verified as far as reviewers have come; or its draft, if it has submitted nothing.
     *
     * @param reported what the zone itself said; {@code assessment} where nobody changed anything
     */
    public record Member(
            Zone zone,
            boolean submitted,
            SelfAssessment reported,
            SelfAssessment assessment,
            Findings findings,
            Circumstances circumstances) {}

    public Cohort {
        members = List.copyOf(members);
        notScorable = List.copyOf(notScorable);
    }
}

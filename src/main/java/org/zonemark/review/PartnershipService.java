package org.zonemark.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.words.Phrases;

/** Keeps which zones build parks together, so that their answers can be laid side by side. */
@Service
public class PartnershipService {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);

    private final PartnershipRepository partnerships;
    private final AssessmentService assessments;
    private final AuditTrail audit;
    private final Clock clock;

    PartnershipService(
            PartnershipRepository partnerships, AssessmentService assessments, AuditTrail audit, Clock clock) {
        this.partnerships = partnerships;
        this.assessments = assessments;
        this.audit = audit;
        this.clock = clock;
    }

    /** By the codes of the zones. */
    @Transactional(readOnly = true)
    public List<PartnershipAgreement> partnerships() {
        return partnerships.all();
    }

    /**
     * Enters an agreement of two zones, or changes it. Either may be named first.
     *
     * @throws NotFoundException if there is no such zone
     * @throws FaultyInputException if a zone is to be its own partner, or the day lies ahead
     */
    @Transactional
    public PartnershipAgreement save(String actor, String zone, String partner, String agreement, LocalDate agreedOn) {
        check(zone, partner, agreedOn);
        Partnership partners = locked(zone, partner);
        PartnershipAgreement before = partnerships.find(partners).orElse(null);
        PartnershipAgreement after = new PartnershipAgreement(
                partners, agreement.strip(), agreedOn, actor, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        partnerships.save(after);
        audit.tell(actor, "savePartnership", subject(partners), null, before, after);
        return after;
    }

    /** @throws NotFoundException if there is no such zone, or no agreement of the two */
    @Transactional
    public void remove(String actor, String zone, String partner, String reason) {
        if (zone.equals(partner)) {
            throw none(zone, partner);
        }
        Partnership partners = locked(zone, partner);
        PartnershipAgreement before = partnerships.find(partners).orElseThrow(() -> none(zone, partner));
        partnerships.remove(partners);
        audit.tell(actor, "removePartnership", subject(partners), reason, before, null);
    }

    private void check(String zone, String partner, LocalDate agreedOn) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        if (zone.equals(partner)) {
            throw new FaultyInputException(
                    List.of(Fault.at("/partner", FaultCode.OUT_OF_RANGE, partner, "another_zone")));
        }
        if (agreedOn.isBefore(FIRST_DAY) || agreedOn.isAfter(today)) {
            throw new FaultyInputException(List.of(
                    Fault.at("/agreedOn", FaultCode.OUT_OF_RANGE, agreedOn.toString(), "day", FIRST_DAY, today)));
        }
    }

    /** Both zones are locked, in the order of their codes. */
    private Partnership locked(String zone, String partner) {
        Partnership partners = Partnership.of(zone, partner);
        assessments.zoneLocked(partners.zoneA());
        assessments.zoneLocked(partners.zoneB());
        return partners;
    }

    private static String subject(Partnership partners) {
        return "partnership/" + partners.zoneA() + "/" + partners.zoneB();
    }

    private static NotFoundException none(String zone, String partner) {
        return new NotFoundException(Phrases.phrase("problem.no_partnership", zone, partner));
    }
}

package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.PartnershipsApi;
import org.zonemark.api.model.PartnershipDto;
import org.zonemark.api.model.PartnershipEntryDto;
import org.zonemark.review.PartnershipAgreement;
import org.zonemark.review.PartnershipService;

/** Zones that build parks together. */
@RestController
class PartnershipsController implements PartnershipsApi {

    private final PartnershipService partnerships;
    private final CurrentActor currentActor;

    PartnershipsController(PartnershipService partnerships, CurrentActor currentActor) {
        this.partnerships = partnerships;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<List<PartnershipDto>> listPartnerships() {
        return ResponseEntity.ok(partnerships.partnerships().stream()
                .map(PartnershipsController::partnership)
                .toList());
    }

    @Override
    public ResponseEntity<PartnershipDto> savePartnership(String code, String partner, PartnershipEntryDto entry) {
        return ResponseEntity.ok(
                partnership(partnerships.save(actor(), code, partner, entry.getAgreement(), entry.getAgreedOn())));
    }

    @Override
    public ResponseEntity<Void> removePartnership(String code, String partner, String reason) {
        partnerships.remove(actor(), code, partner, Reason.due(reason));
        return ResponseEntity.noContent().build();
    }

    private String actor() {
        return currentActor.require().name();
    }

    private static PartnershipDto partnership(PartnershipAgreement agreement) {
        return new PartnershipDto(
                List.of(agreement.partners().zoneA(), agreement.partners().zoneB()),
                agreement.agreement(),
                agreement.agreedOn(),
                agreement.enteredBy(),
                agreement.enteredAt().atOffset(ZoneOffset.UTC));
    }
}

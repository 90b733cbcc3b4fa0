package org.zonemark.api;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.ObjectionsApi;
import org.zonemark.api.model.ObjectionDto;
import org.zonemark.round.Application.StepTaken;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.Objections;
import org.zonemark.round.Objections.Objection;

/** Objections of a round. */
@RestController
class ObjectionsController implements ObjectionsApi {

    private static final Comparator<Objection> OPEN_FIRST = Comparator.comparing((Objection one) -> !one.isOpen())
            .thenComparing(one -> one.recorded().at());

    private final ApplicationService applications;
    private final Clock clock;

    ObjectionsController(ApplicationService applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<List<ObjectionDto>> listObjections(String round) {
        Instant now = clock.instant();
        return ResponseEntity.ok(applications.applications(round).stream()
                .flatMap(application -> Objections.of(application).stream())
                .sorted(OPEN_FIRST)
                .map(one -> objection(one, now))
                .toList());
    }

    private static ObjectionDto objection(Objection one, Instant now) {
        StepTaken answered = one.answered();
        return new ObjectionDto(
                one.zone().code(),
                one.zone().name(),
                one.recorded().at().atOffset(ZoneOffset.UTC),
                one.recorded().reason(),
                one.isOpen(),
                (int) one.days(now),
                answered == null ? null : answered.at().atOffset(ZoneOffset.UTC),
                answered == null ? null : answered.step().operation(),
                answered == null ? null : answered.reason());
    }
}

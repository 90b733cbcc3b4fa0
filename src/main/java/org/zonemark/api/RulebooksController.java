package org.zonemark.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.RulebooksApi;
import org.zonemark.api.model.BecauseDto;
import org.zonemark.api.model.ReferenceChangeDto;
import org.zonemark.api.model.ReferenceRevisionDto;
import org.zonemark.api.model.RulebookDetailDto;
import org.zonemark.api.model.RulebookFaultDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.rulebook.Anchors;
import org.zonemark.rulebook.ReferenceEdit;
import org.zonemark.rulebook.ReferenceEdit.Change;
import org.zonemark.version.RulebookState;
import org.zonemark.version.RulebookVersion;
import org.zonemark.version.RulebookVersionService;
import org.zonemark.words.Phrases;

/** Versions of the rulebook, from upload to force. */
@RestController
class RulebooksController implements RulebooksApi {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_SOURCE = 500;

    /** What the rulebook's own limits let through; the rest is not even read. */
    private static final int LARGEST_ARCHIVE = 8 << 20;

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final RulebookVersionService rulebooks;
    private final DraftReaders draftReaders;
    private final CurrentActor currentActor;

    RulebooksController(RulebookVersionService rulebooks, DraftReaders draftReaders, CurrentActor currentActor) {
        this.rulebooks = rulebooks;
        this.draftReaders = draftReaders;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<List<RulebookDetailDto>> listRulebooks() {
        return ResponseEntity.ok(rulebooks.rulebooks().stream()
                .filter(this::isVisible)
                .map(this::detail)
                .toList());
    }

    @Override
    public ResponseEntity<RulebookDetailDto> uploadRulebook(String reason, InputStreamResource body) {
        try {
            byte[] archive = body.getInputStream().readNBytes(LARGEST_ARCHIVE + 1);
            if (archive.length > LARGEST_ARCHIVE) {
                throw new FaultyInputException(List.of(Fault.at(
                        "",
                        FaultCode.OUT_OF_RANGE,
                        archive.length + " B",
                        "archive",
                        Integer.toString(LARGEST_ARCHIVE))));
            }
            return accepted(rulebooks.upload(actor(), archive, reason));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ResponseEntity<RulebookDetailDto> readRulebook(String rulebook) {
        return answer(visible(rulebook));
    }

    @Override
    public ResponseEntity<InputStreamResource> downloadRulebook(String rulebook) {
        RulebookVersion found = visible(rulebook);
        byte[] archive = rulebooks.archive(found.id());
        String version = found.version() == null ? found.id() : found.version();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("rulebook-" + version + ".zip")
                                .build()
                                .toString())
                .contentType(ZIP)
                .contentLength(archive.length)
                .body(new InputStreamResource(new ByteArrayInputStream(archive)));
    }

    @Override
    public ResponseEntity<RulebookDetailDto> reviseReferenceValues(String rulebook, ReferenceRevisionDto sent) {
        List<Fault> faults = new ArrayList<>();
        String reason = FreeText.due("/reason", sent.getReason(), LONGEST_REASON, faults);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < sent.getChanges().size(); i++) {
            changes.add(change("/changes/" + i, sent.getChanges().get(i), faults));
        }
        FreeText.refuseIfFaulty(faults);
        try {
            return accepted(rulebooks.revise(actor(), rulebook, sent.getVersion(), reason, changes));
        } catch (ReferenceEdit.RefusedException e) {
            throw new FaultyInputException(
                    e.faults().stream().map(RulebooksController::fault).toList());
        }
    }

    @Override
    public ResponseEntity<RulebookDetailDto> submitRulebook(String rulebook) {
        return answer(rulebooks.submit(actor(), rulebook));
    }

    @Override
    public ResponseEntity<RulebookDetailDto> approveRulebook(String rulebook) {
        return answer(rulebooks.approve(actor(), rulebook));
    }

    @Override
    public ResponseEntity<RulebookDetailDto> giveBackRulebook(String rulebook, BecauseDto because) {
        return answer(rulebooks.giveBack(actor(), rulebook, reason(because)));
    }

    @Override
    public ResponseEntity<RulebookDetailDto> activateRulebook(String rulebook, BecauseDto because) {
        return answer(rulebooks.activate(actor(), rulebook, reason(because)));
    }

    private static String reason(BecauseDto because) {
        List<Fault> faults = new ArrayList<>();
        String reason = FreeText.due("/reason", because.getReason(), LONGEST_REASON, faults);
        FreeText.refuseIfFaulty(faults);
        return reason;
    }

    private static Change change(String pointer, ReferenceChangeDto sent, List<Fault> faults) {
        return new Change(
                sent.getClause(),
                sent.getFrom(),
                sent.getAnchors() == null
                        ? null
                        : sent.getAnchors().stream()
                                .map(anchor -> new Anchors.Anchor(anchor.getValue(), anchor.getPoints()))
                                .toList(),
                sent.getThreshold(),
                Wordings.due(pointer + "/source", sent.getSource(), LONGEST_SOURCE, faults),
                Wordings.due(pointer + "/reason", sent.getReason(), LONGEST_REASON, faults));
    }

    private static Fault fault(ReferenceEdit.Fault fault) {
        boolean ofVersion = fault.change() < 0;
        return new Fault(
                FaultCode.BAD_REFERENCE,
                ofVersion ? "/version" : "/changes/" + fault.change() + "/" + fault.field(),
                ofVersion ? null : fault.clause(),
                null,
                Phrases.phrase("expected.reference"),
                fault.cause());
    }

    private RulebookVersion visible(String name) {
        RulebookVersion found = rulebooks.rulebook(name);
        if (!isVisible(found)) {
            throw new NotFoundException(Phrases.phrase("problem.no_rulebook", name));
        }
        return found;
    }

    private boolean isVisible(RulebookVersion one) {
        return one.state() == RulebookState.APPROVED || draftReaders.includeCaller();
    }

    private ResponseEntity<RulebookDetailDto> answer(RulebookVersion one) {
        return ResponseEntity.ok(detail(one));
    }

    private ResponseEntity<RulebookDetailDto> accepted(RulebookVersion one) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(detail(one));
    }

    private RulebookDetailDto detail(RulebookVersion one) {
        boolean named = draftReaders.includeCaller();
        RulebookDetailDto dto = new RulebookDetailDto(
                        one.id(),
                        one.sha256(),
                        one.version(),
                        RulebookDetailDto.StateEnum.fromValue(one.state().code()),
                        rulebooks.isInForce(one),
                        one.reason(),
                        one.faults().stream()
                                .map(fault -> new RulebookFaultDto(fault.file(), fault.line(), fault.cause()))
                                .toList(),
                        WeightSetMapper.stamp(one.made(), named))
                .title(one.title() == null ? null : ClauseMapper.words(one.title()));
        return dto.submitted(WeightSetMapper.stampIfAny(one.submitted(), named))
                .approved(WeightSetMapper.stampIfAny(one.approved(), named));
    }

    private String actor() {
        return currentActor.require().name();
    }
}

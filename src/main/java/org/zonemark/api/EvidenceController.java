package org.zonemark.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.EvidenceApi;
import org.zonemark.api.model.EvidenceClauseDto;
import org.zonemark.api.model.EvidenceDto;
import org.zonemark.evidence.Evidence;
import org.zonemark.evidence.EvidenceLink;
import org.zonemark.evidence.EvidenceService;
import org.zonemark.evidence.NewEvidence;

/** The documents behind answers. */
@RestController
class EvidenceController implements EvidenceApi {

    private final EvidenceService evidence;
    private final CurrentActor currentActor;
    private final Streams streams;

    EvidenceController(EvidenceService evidence, CurrentActor currentActor, Streams streams) {
        this.evidence = evidence;
        this.currentActor = currentActor;
        this.streams = streams;
    }

    @Override
    public ResponseEntity<List<EvidenceDto>> listEvidence(String code, Integer year) {
        return ResponseEntity.ok(evidence.list(code, year).stream()
                .map(one -> evidence(one.evidence(), one.links()))
                .toList());
    }

    @Override
    public ResponseEntity<EvidenceDto> addEvidence(
            String code,
            Integer year,
            String fileName,
            String issuingBody,
            LocalDate issuedOn,
            InputStreamResource body,
            @Nullable LocalDate validUntil) {
        NewEvidence said = new NewEvidence(code, year, fileName, issuingBody, issuedOn, validUntil);
        try {
            Evidence added = evidence.add(currentActor.require().name(), said, body.getInputStream());
            return ResponseEntity.ok(evidence(added, List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Always an attachment, and never anything that a browser would run. */
    @Override
    public ResponseEntity<StreamingResponseBody> downloadEvidence(String code, String id) {
        EvidenceService.Content content = evidence.open(code, id);
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(content.evidence().fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(content.evidence().size())
                .body(streams.taken(out -> {
                    try (InputStream stored = content.stream()) {
                        stored.transferTo(out);
                    }
                }));
    }

    @Override
    public ResponseEntity<Void> removeEvidence(String code, String id) {
        evidence.remove(currentActor.require().name(), code, id);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> linkEvidence(String code, String id, String clause, @Nullable Integer page) {
        evidence.link(currentActor.require().name(), code, id, clause, page);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> unlinkEvidence(String code, String id, String clause) {
        evidence.unlink(currentActor.require().name(), code, id, clause);
        return ResponseEntity.noContent().build();
    }

    private static EvidenceDto evidence(Evidence evidence, List<EvidenceLink> links) {
        return new EvidenceDto(
                evidence.id(),
                evidence.fileName(),
                evidence.contentType().mediaType(),
                evidence.size(),
                evidence.sha256(),
                evidence.issuingBody(),
                evidence.issuedOn(),
                evidence.validUntil(),
                evidence.addedBy(),
                evidence.addedAt().atOffset(ZoneOffset.UTC),
                evidence.isFrozen(),
                links.stream()
                        .map(link -> new EvidenceClauseDto(link.clause(), link.page()))
                        .toList());
    }
}

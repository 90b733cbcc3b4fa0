package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.zonemark.account.CurrentActor;
import org.zonemark.account.Role;
import org.zonemark.api.contract.PublicationsApi;
import org.zonemark.api.model.BecauseDto;
import org.zonemark.api.model.PublicationSummaryDto;
import org.zonemark.api.model.PublishedResultDto;
import org.zonemark.api.model.PublishedResultsDto;
import org.zonemark.api.model.ScoreReportDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.VerifiedReportDto;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.publication.NoticeRules;
import org.zonemark.publication.NoticeRules.Shown;
import org.zonemark.publication.Publication;
import org.zonemark.publication.PublicationService;
import org.zonemark.publication.PublicationService.FoundReport;
import org.zonemark.publication.PublishedLine;
import org.zonemark.publication.ScoreReport;
import org.zonemark.round.RoundService;
import org.zonemark.words.Phrases;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published results. */
@RestController
class PublicationsController implements PublicationsApi {

    /** See all, whatever the notice rules show to anyone. */
    private static final Set<Role> READERS = Set.of(Role.MINISTRY, Role.AUDITOR);

    private static final Comparator<PublishedResultDto> BY_RANK = Comparator.comparing(
                    (PublishedResultDto one) -> one.getRank() == null)
            .thenComparing(PublishedResultDto::getWouldRank);

    private final PublicationService publications;
    private final RoundService rounds;
    private final NoticeRules rules;
    private final CurrentActor currentActor;
    private final Streams streams;
    private final JsonMapper json;

    PublicationsController(
            PublicationService publications,
            RoundService rounds,
            NoticeRules rules,
            CurrentActor currentActor,
            Streams streams,
            JsonMapper json) {
        this.publications = publications;
        this.rounds = rounds;
        this.rules = rules;
        this.currentActor = currentActor;
        this.streams = streams;
        this.json = json;
    }

    @Override
    public ResponseEntity<PublicationSummaryDto> publishResults(String round, BecauseDto because) {
        return ResponseEntity.ok(
                summary(publications.publish(currentActor.require().name(), round, because.getReason())));
    }

    @Override
    public ResponseEntity<List<PublicationSummaryDto>> listPublications(String round) {
        return ResponseEntity.ok(publications.publications(rounds.round(round).id()).stream()
                .map(PublicationsController::summary)
                .toList());
    }

    @Override
    public ResponseEntity<PublishedResultsDto> readPublication(String publication) {
        Publication found = publications.publication(publication);
        List<PublishedResultDto> results = publications.lines(found).stream()
                .map(this::result)
                .filter(one -> sees(Shown.INELIGIBLE) || one.getRank() != null)
                .sorted(BY_RANK)
                .toList();
        return ResponseEntity.ok(new PublishedResultsDto(summary(found), results));
    }

    @Override
    public ResponseEntity<StreamingResponseBody> downloadBundle(String publication) {
        Publication found = publications.publication(publication);
        if (!sees(Shown.ANSWERS)) {
            throw new NotFoundException(Phrases.phrase("problem.bundle_not_public"));
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("zonemark-" + publication + ".zip")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(streams.taken(out -> publications.writeBundle(found, out)));
    }

    @Override
    public ResponseEntity<ScoreReportDto> readScoreReport(String publication, String zone) {
        ScoreReport report = publications.report(publication, zone);
        return ResponseEntity.ok(new ScoreReportDto(
                PublicationService.grouped(report.code()),
                report.sha256(),
                summary(publications.publication(publication)),
                zone,
                json.readValue(report.report(), new TypeReference<Map<String, Object>>() {})));
    }

    @Override
    public ResponseEntity<VerifiedReportDto> readVerificationCode(String code) {
        FoundReport found = publications.byCode(code);
        Publication publication = found.publication();
        JsonNode report = json.readTree(found.report().report());
        return ResponseEntity.ok(new VerifiedReportDto(
                PublicationService.grouped(found.report().code()),
                publication.round(),
                publication.id(),
                publication.number(),
                sees(Shown.NAMES) ? report.path("name").stringValue() : null,
                found.report().sha256(),
                publication.sha256(),
                publication.keyFingerprint(),
                publication.publishedAt().atOffset(ZoneOffset.UTC),
                publications.isReplaced(publication)));
    }

    private boolean sees(Shown part) {
        return rules.shows(part)
                || currentActor
                        .get()
                        .filter(actor -> READERS.stream().anyMatch(actor::has))
                        .isPresent();
    }

    private PublishedResultDto result(PublishedLine line) {
        return new PublishedResultDto(
                sees(Shown.NAMES) ? line.zone() : null,
                sees(Shown.NAMES) ? line.name() : null,
                line.province(),
                line.eligible() ? line.wouldRank() : null,
                line.wouldRank(),
                StandingDto.fromValue(line.standing()),
                line.grade(),
                line.cut(),
                sees(Shown.TOTALS) ? line.total() : null,
                sees(Shown.DIMENSIONS) ? line.dimensions() : null);
    }

    private static PublicationSummaryDto summary(Publication publication) {
        return new PublicationSummaryDto(
                publication.id(),
                publication.round(),
                publication.number(),
                publication.reason(),
                publication.sha256(),
                publication.keyFingerprint(),
                publication.zones(),
                publication.publishedAt().atOffset(ZoneOffset.UTC));
    }
}

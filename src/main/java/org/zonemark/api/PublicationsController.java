package org.zonemark.api;

import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
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
    private final JsonMapper json;

    PublicationsController(
            PublicationService publications,
            RoundService rounds,
            NoticeRules rules,
            CurrentActor currentActor,
            JsonMapper json) {
        this.publications = publications;
        this.rounds = rounds;
        this.rules = rules;
        this.currentActor = currentActor;
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
        List<PublishedResultDto> results = publications.reports(publication).stream()
                .map(this::result)
                .filter(one -> sees(Shown.INELIGIBLE) || one.getRank() != null)
                .sorted(BY_RANK)
                .toList();
        return ResponseEntity.ok(new PublishedResultsDto(summary(found), results));
    }

    @Override
    public ResponseEntity<InputStreamResource> downloadBundle(String publication) {
        byte[] bundle = publications.bundle(publication);
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
                .body(new InputStreamResource(new ByteArrayInputStream(bundle)));
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

    private PublishedResultDto result(ScoreReport report) {
        JsonNode all = json.readTree(report.report());
        JsonNode result = all.path("result");
        JsonNode places = result.path("places");
        int wouldRank = places.path("whole").intValue();
        return new PublishedResultDto(
                sees(Shown.NAMES) ? report.zone() : null,
                sees(Shown.NAMES) ? all.path("name").stringValue() : null,
                all.path("province").stringValue(),
                places.path("eligible").booleanValue() ? wouldRank : null,
                wouldRank,
                StandingDto.fromValue(result.path("standing").stringValue()),
                result.path("grade").stringValueOpt().orElse(null),
                result.path("cut").stringValue(),
                sees(Shown.TOTALS) ? result.path("total").doubleValue() : null,
                sees(Shown.DIMENSIONS) ? dimensions(result.path("dimensions")) : null);
    }

    private static Map<String, Double> dimensions(JsonNode dimensions) {
        Map<String, Double> scores = new LinkedHashMap<>();
        dimensions.forEach(one -> scores.put(
                one.path("id").stringValue(),
                one.path("score").isNumber() ? Double.valueOf(one.path("score").doubleValue()) : null));
        return scores;
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

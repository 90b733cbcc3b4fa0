package org.zonemark.api;

import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.zonemark.api.contract.ScoringApi;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.version.VersionNames;
import tools.jackson.databind.JsonNode;

/** Scores without storing. */
@RestController
class ScoringController implements ScoringApi {

    private final VersionNames versions;
    private final BatchScoring batch;
    private final Streams streams;
    private final DraftReaders draftReaders;

    ScoringController(VersionNames versions, BatchScoring batch, Streams streams, DraftReaders draftReaders) {
        this.versions = versions;
        this.batch = batch;
        this.streams = streams;
        this.draftReaders = draftReaders;
    }

    @Override
    public ResponseEntity<EvaluationDto> score(
            JsonNode selfAssessment, @Nullable String rulebook, @Nullable String weightSet) {
        Locale locale = LocaleContextHolder.getLocale();
        SelfAssessmentScorer scorer = versions.scorer(rulebook, weightSet, draftReaders.includeCaller());
        return ResponseEntity.ok(EvaluationMapper.evaluation(scorer.score(selfAssessment), locale));
    }

    @Override
    public ResponseEntity<StreamingResponseBody> scoreBatch(
            InputStreamResource lines, @Nullable String rulebook, @Nullable String weightSet) {
        Locale locale = LocaleContextHolder.getLocale();
        SelfAssessmentScorer scorer = versions.scorer(rulebook, weightSet, draftReaders.includeCaller());
        StreamingResponseBody answer = streams.taken(out -> {
            try (InputStream in = streams.sent(lines.getInputStream())) {
                batch.score(scorer, in, out, locale);
            }
        });
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(answer);
    }
}

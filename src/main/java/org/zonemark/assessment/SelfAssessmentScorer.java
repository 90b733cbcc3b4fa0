package org.zonemark.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From a JSON document to its evaluation: reads, checks and scores it. Stores nothing. */
public final class SelfAssessmentScorer {

    private static final Counter SCORINGS = Counter.builder("zonemark.scorings")
            .description("Self-assessments that were scored")
            .register(Metrics.globalRegistry);

    private final Scorer scorer;
    private final SelfAssessmentReader reader;

    public SelfAssessmentScorer(Scorer scorer) {
        this.scorer = scorer;
        this.reader = new SelfAssessmentReader(scorer.rulebook());
    }

    public Scorer scorer() {
        return scorer;
    }

    public SelfAssessmentReader reader() {
        return reader;
    }

    /** @throws FaultyInputException with every fault, if there are any */
    public ScoredAssessment score(JsonNode json) {
        return scored(reader.read(json).orThrow(), Circumstances.NONE, json);
    }

    /**
     * Scores a document that is addressed by zone and year.
     *
     * @throws FaultyInputException with every fault, if there are any
     */
    public ScoredAssessment score(JsonNode json, Zone zone, int year) {
        return score(json, zone, year, Circumstances.NONE);
    }

    /**
     * Scores a document with what others have entered about the zone.
     *
     * @throws FaultyInputException with every fault, if there are any
     */
    public ScoredAssessment score(JsonNode json, Zone zone, int year, Circumstances circumstances) {
        return scored(reader.read(json, zone, year).orThrow(), circumstances, json);
    }

    /** Scores a document that is addressed by zone and year, or says what is wrong with it. */
    Reading<ScoredAssessment> tried(JsonNode json, Zone zone, int year) {
        return reader.read(json, zone, year).map(assessment -> scored(assessment, Circumstances.NONE, json));
    }

    /** Scores again what was stored, for the zone as it is now; or says why the rulebook does not accept it any more. */
    Reading<ScoredAssessment> scoreStored(JsonNode json, Zone zone, int year) {
        JsonNode answersOnly = json.deepCopy();
        ((ObjectNode) answersOnly).remove("zone");
        return reader.read(answersOnly, zone, year).map(assessment -> scored(assessment, Circumstances.NONE, json));
    }

    private ScoredAssessment scored(SelfAssessment assessment, Circumstances circumstances, JsonNode json) {
        SCORINGS.increment();
        return new ScoredAssessment(
                assessment, scorer.score(assessment, circumstances), scorer.rulebook(), CanonicalJson.sha256(json));
    }
}

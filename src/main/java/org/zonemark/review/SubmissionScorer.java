package org.zonemark.review;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.round.ApplicationService.Submission;
import org.zonemark.round.RoundScorers;
import org.zonemark.rulebook.Rulebook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Scores submissions, as they were reported and as reviewers have verified them. */
@Component
class SubmissionScorer {

    private final RoundScorers scorers;
    private final JsonMapper json;

    SubmissionScorer(RoundScorers scorers, JsonMapper json) {
        this.scorers = scorers;
        this.json = json;
    }

    /** The rulebook of its round. */
    Rulebook rulebook(Submission submission) {
        return scorer(submission).scorer().rulebook();
    }

    /** The document as it was submitted. */
    JsonNode document(Submission submission) {
        return json.readTree(submission.body());
    }

    ScoredAssessment reported(Submission submission) {
        return scorer(submission).score(answers(submission), submission.zone(), submission.year());
    }

    ScoredAssessment verified(Submission submission, VerifiedDocument verified) {
        Set<String> bonuses = rulebook(submission).sizes().bonuses().kinds().keySet();
        return scorer(submission)
                .score(
                        verified.of(answers(submission)),
                        submission.zone(),
                        submission.year(),
                        verified.circumstances(bonuses));
    }

    private SelfAssessmentScorer scorer(Submission submission) {
        return scorers.of(submission.roundId(), submission.versions());
    }

    /** The zone as it is now counts, whatever the document said of it. */
    private JsonNode answers(Submission submission) {
        ObjectNode copy = (ObjectNode) document(submission);
        copy.remove(List.of("zone", "year"));
        return copy;
    }
}

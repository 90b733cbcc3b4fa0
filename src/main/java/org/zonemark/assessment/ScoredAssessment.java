package org.zonemark.assessment;

import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.SelfAssessment;

/**
 * A self-assessment with its evaluation and everything that made it.
 *
 * @param inputSha256 hash of the self-assessment as it was sent
 */
public record ScoredAssessment(
        SelfAssessment assessment, Evaluation evaluation, Rulebook rulebook, String inputSha256) {}

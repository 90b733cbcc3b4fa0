package org.zonemark.voice;

import java.util.HashMap;
import java.util.Map;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.SelfAssessment;

/**
 * The value of a clause that a survey measured, independently of the zone.
 *
 * @param value in the clause's unit
 * @param provisional whether too few firms answered for it to be settled
 * @param rule the rule that says so
 */
public record Measurement(String clause, double value, boolean provisional, String rule) {

    /** A self-assessment with the measured value in place of the reported one. */
    public SelfAssessment in(SelfAssessment assessment) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        answers.put(clause, Answer.ofValue(value));
        return new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers);
    }
}

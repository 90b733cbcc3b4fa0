package org.zonemark.review;

import java.util.List;
import java.util.Map;
import org.zonemark.assessment.ScoredAssessment;

/**
 * An application under review: reported and verified side by side.
 *
 * @param reported the evaluation of what was submitted
 * @param verified the evaluation of what reviewers have made of it, with what was entered besides
 * @param marks what reviewers said, in the order of time
 * @param panels by clause
 * @param measured what was measured independently of the zone
 * @param flags what consistency rules find in what was reported; they change no score
 */
public record Review(
        ScoredAssessment reported,
        ScoredAssessment verified,
        List<ReviewMark> marks,
        Map<String, Panel> panels,
        List<Measured> measured,
        List<Flag> flags) {

    public Review {
        marks = List.copyOf(marks);
        panels = Map.copyOf(panels);
        measured = List.copyOf(measured);
        flags = List.copyOf(flags);
    }

    public boolean isFraudProven() {
        return marks.stream().anyMatch(mark -> mark.kind() == ReviewMark.Kind.FRAUD);
    }
}

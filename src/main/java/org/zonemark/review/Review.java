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
 * @param flags what consistency rules find in what was reported; they change no score
 */
public record Review(
        ScoredAssessment reported,
        ScoredAssessment verified,
        List<ReviewMark> marks,
        Map<String, Panel> panels,
        List<Flag> flags) {

    public Review {
        marks = List.copyOf(marks);
        panels = Map.copyOf(panels);
        flags = List.copyOf(flags);
    }
}

package org.zonemark.round;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.round.Round.Frozen;
import org.zonemark.words.Phrases;

/** Scores by the versions that a round was opened with, for ever, whatever has come into force since. */
@Component
public class RoundScorers {

    private final Scorers scorers;

    RoundScorers(Scorers scorers) {
        this.scorers = scorers;
    }

    /**
     * By the versions of a round; before it opens, by those in force.
     *
     * @throws ConflictException if its versions were never stored: those of rounds that a program before this one opened
     */
    public SelfAssessmentScorer of(String roundId, @Nullable Frozen frozen) {
        if (frozen == null) {
            return scorers.inForce();
        }
        try {
            return scorers.of(frozen.rulebookSha256(), frozen.weightSetSha256());
        } catch (NotFoundException e) {
            throw new ConflictException(Phrases.phrase("problem.frozen_elsewhere", roundId));
        }
    }
}

package org.zonemark.weighting;

import org.zonemark.words.Code;

/** How equal zones at a line of the cut are put in order. It decides who is in; their rank stays shared. */
public enum TieRule {
    /** The dimensions that have not decided yet, the heaviest first; equally heavy ones in the order of the Annex. */
    NEXT_DIMENSIONS,
    /** The better score of one dimension. */
    ONE_DIMENSION,
    /** Who submitted first in the round. */
    EARLIEST_APPLICATION,
    /** The ministry's own judgement, where no rule separates them or none is fair. */
    MINISTRY;

    /** Whether the order follows from figures, so that nobody has to say it. */
    public boolean isComputed() {
        return this != MINISTRY;
    }

    /** As it stands in documents, for example {@code one_dimension}. */
    public String code() {
        return Code.of(this);
    }
}

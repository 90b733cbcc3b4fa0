package org.zonemark.weighting;

import java.util.List;

/** Judgements that contradict each other more than is allowed. */
public final class InconsistentJudgementsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Priorities priorities;
    private final transient List<Revision> revisions;

    /** @param revisions the most helpful first; there are some, for two items or a mere chain never contradict */
    InconsistentJudgementsException(Priorities priorities, List<Revision> revisions) {
        super("the consistency ratio " + priorities.ratio() + " is over " + priorities.mostRatio() + ". Look first at "
                + revisions.get(0));
        this.priorities = priorities;
        this.revisions = List.copyOf(revisions);
    }

    /** What the judgements would come to all the same. */
    public Priorities priorities() {
        return priorities;
    }

    /** The judgement to look at first, and what would fit. */
    public Revision lookFirst() {
        return revisions.get(0);
    }

    /** All judgements, the most helpful revision first. */
    public List<Revision> revisions() {
        return revisions;
    }
}

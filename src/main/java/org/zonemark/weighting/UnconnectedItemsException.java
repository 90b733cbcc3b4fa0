package org.zonemark.weighting;

import java.util.List;

/** Judgements that leave groups of items without any comparison between them: no priority can be derived. */
public final class UnconnectedItemsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<List<String>> groups;

    UnconnectedItemsException(List<List<String>> groups) {
        super("no judgement joins " + groups + ". Compare one item of each group with one of another.");
        this.groups = groups.stream().map(List::copyOf).toList();
    }

    /** Two groups of items or more; within each, judgements join them all. */
    public List<List<String>> groups() {
        return groups;
    }
}

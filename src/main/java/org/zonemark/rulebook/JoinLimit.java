package org.zonemark.rulebook;

/**
 * Global: counts how often rules with several patterns put facts together, and stops them before that fills memory.
 *
 * <p>{@link SafeRules} lets every pattern that joins many facts with many ask it for each pair that has passed.
 */
public final class JoinLimit {

    /** Name of the global; no rule can use it. */
    static final String NAME = "joins";

    /** Begins the variables that {@link SafeRules} adds; no rule can bind one. */
    static final String VARIABLE = "$joined";

    /** At some 150 bytes each this is 150 MB; all pairs of a thousand zones. */
    static final int MOST = 1_000_000;

    private final int most;
    private int joined;

    JoinLimit(int most) {
        this.most = most;
    }

    /** @throws RulesWithoutEndException after the most that are allowed */
    public boolean admit(Object fact) {
        if (++joined > most) {
            throw new RulesWithoutEndException("its patterns put more than " + most + " pairs of facts together");
        }
        return true;
    }
}

package org.zonemark.rulebook;

/** Rules that were stopped, because they fired, or put facts together, more often than any sound rules do. */
public final class RulesWithoutEndException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RulesWithoutEndException(String cause) {
        super(cause);
    }
}

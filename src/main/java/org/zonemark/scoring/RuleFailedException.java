package org.zonemark.scoring;

/** A rule, or the rules together, did not do what rules must; it names the rule that spoke last. */
public final class RuleFailedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    RuleFailedException(String rule, RuntimeException cause) {
        super(message(rule, cause), cause);
        this.rule = rule;
    }

    /** Its name; empty if none spoke. */
    public String rule() {
        return rule;
    }

    /** What went wrong inside the rule, without the engine's words around it. */
    private static String message(String rule, Throwable cause) {
        Throwable inner = cause;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return "rule `" + rule + "`: " + inner.getMessage();
    }
}

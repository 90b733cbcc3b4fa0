package org.zonemark.version;

import java.util.Locale;

/** How far a weight set has come. */
public enum WeightSetState {
    /** Being edited. */
    DRAFT,
    /** Waits for a second person. */
    SUBMITTED,
    /** Approved; waits for its date of force. */
    APPROVED,
    /** Never changed again. */
    PUBLISHED;

    /** As it stands in documents, for example {@code draft}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

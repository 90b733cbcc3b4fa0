package org.zonemark.version;

import java.util.Locale;

/** How far a rulebook has come. */
public enum RulebookState {
    /** Being compiled and tried out. */
    CHECKING,
    /** Does not compile, breaks an invariant, or a case of its own does not come out as it says. */
    REFUSED,
    /** Sound; nobody has asked for it to be used. */
    CHECKED,
    /** Waits for a second person. */
    SUBMITTED,
    /** May be activated, and again after another one was. */
    APPROVED;

    /** As it stands in documents, for example {@code checking}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.zonemark.version;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.RulebookFault;
import org.zonemark.version.WeightSetVersion.Stamp;
import org.zonemark.words.Words;

/**
 * A rulebook on its way into force.
 *
 * @param sha256 over all its files; null until it is checked
 * @param version as it says itself; null until it is checked
 * @param title null until it is checked
 * @param reason why it was made
 * @param faults why it is refused
 */
public record RulebookVersion(
        String id,
        @Nullable String sha256,
        @Nullable String version,
        @Nullable Words title,
        RulebookState state,
        String reason,
        List<RulebookFault> faults,
        Stamp made,
        @Nullable Stamp submitted,
        @Nullable Stamp approved) {

    public RulebookVersion {
        faults = List.copyOf(faults);
    }

    RulebookVersion at(RulebookState next, @Nullable Stamp submission, @Nullable Stamp approval) {
        return new RulebookVersion(id, sha256, version, title, next, reason, faults, made, submission, approval);
    }

    /** The hash of one that is checked. */
    String hash() {
        if (sha256 == null) {
            throw new IllegalStateException("rulebook " + id + " has no hash before it is checked");
        }
        return sha256;
    }
}

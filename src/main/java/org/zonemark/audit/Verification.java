package org.zonemark.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether the trail is whole.
 *
 * @param entries how many were looked at
 * @param headSha256 hash of the last entry; note it down elsewhere, and a trail rewritten as a whole is found too
 * @param broken the first entry that is not as it should be; null if all are
 */
public record Verification(
        long entries, String headSha256, @Nullable Broken broken) {

    /** What happened to an entry. */
    public enum Fault {
        /** Its content is not that which its hash was made of. */
        CHANGED,
        /** It is not there. */
        REMOVED,
        /** It does not follow the entry before it, or stands behind the end of the chain. */
        REORDERED
    }

    /** @param number of the entry that was changed, removed or moved */
    public record Broken(long number, Fault fault) {}

    public boolean isWhole() {
        return broken == null;
    }
}

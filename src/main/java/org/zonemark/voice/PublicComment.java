package org.zonemark.voice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Code;

/**
 * What somebody says of an application in notice.
 *
 * @param moderation what was decided about publishing it; null before
 * @param answer what the ministry says to it; null before
 */
public record PublicComment(
        String id,
        String roundId,
        String zoneCode,
        Said said,
        Stage stage,
        Instant madeAt,
        @Nullable Moderation moderation,
        @Nullable Reply answer) {

    /** Where a comment stands. */
    public enum Stage {
        IN_MODERATION,
        REFUSED,
        /** Public, and waiting for an answer. */
        PUBLISHED,
        /** Public, with its answer. */
        ANSWERED;

        /** As it stands in documents, for example {@code in_moderation}. */
        public String code() {
            return Code.of(this);
        }

        public boolean isPublic() {
            return this == PUBLISHED || this == ANSWERED;
        }
    }

    /**
     * The comment itself.
     *
     * @param contact never public
     */
    public record Said(String name, @Nullable String contact, String text) {}

    /** @param reason why it was refused; null for one that was published */
    public record Moderation(
            String actor, Instant at, @Nullable String reason) {}

    /** A ministry's answer. */
    public record Reply(String actor, Instant at, String text) {}
}

package org.zonemark.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Fingerprint;
import tools.jackson.databind.json.JsonMapper;

/**
 * One change or decision.
 *
 * @param number from 1, without gaps
 * @param actor name of the account, or {@code system}
 * @param action the verb, for example {@code submit}
 * @param subject what was changed, as a path: {@code round/2026/zone/demo-hb-01}
 * @param before state before as JSON; null where there was none
 * @param after state after as JSON; null where there is none
 * @param previousSha256 hash of the entry before; zeros for the first
 * @param sha256 hash of this one, over everything else in it
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String action,
        String subject,
        @Nullable String reason,
        @Nullable String before,
        @Nullable String after,
        String previousSha256,
        String sha256) {

    /** The hash that an entry with this content must have. */
    String expectedSha256() {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("number", number);
        content.put("at", at.toString());
        content.put("actor", actor);
        content.put("action", action);
        content.put("subject", subject);
        content.put("reason", reason);
        content.put("before", before);
        content.put("after", after);
        content.put("previous", previousSha256);
        return Fingerprint.ofJson(JsonMapper.shared().writeValueAsString(content));
    }

    AuditEntry sealed() {
        return new AuditEntry(
                number, at, actor, action, subject, reason, before, after, previousSha256, expectedSha256());
    }
}

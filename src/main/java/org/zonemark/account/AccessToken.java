package org.zonemark.account;

import java.time.Instant;

/**
 * A token by which a program acts for an account. Its secret is shown once and kept as a hash only.
 *
 * @param id public part, which names the token
 * @param label what the owner calls it
 */
public record AccessToken(
        String id, String accountName, String label, Scope scope, Instant createdAt, Instant expiresAt) {

    /** What a token allows of what its account may do. */
    public enum Scope {
        READ,
        WRITE
    }
}

package org.zonemark.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Name and password do not open an account, or not now. It never says which of the two is wrong. */
public final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Instant tryAgainAt;

    LoginRefusedException(@Nullable Instant tryAgainAt) {
        super("login refused");
        this.tryAgainAt = tryAgainAt;
    }

    /** When another try is looked at again, after too many; null where it is at once. */
    public @Nullable Instant tryAgainAt() {
        return tryAgainAt;
    }
}

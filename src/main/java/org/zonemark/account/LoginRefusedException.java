package org.zonemark.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Name and password do not open an account, or not now. It never says which of the two is wrong. */
public final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration wait;

    LoginRefusedException(@Nullable Duration wait) {
        super("login refused");
        this.wait = wait;
    }

    /** How long another try is not looked at, after too many; null where it is at once. */
    public @Nullable Duration notBefore() {
        return wait;
    }
}

package org.zonemark.pages;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.zonemark.account.AccountService;

/** Whether a password may be taken. */
final class NewPassword {

    private NewPassword() {}

    /** The key of what is wrong; null if nothing is. */
    static @Nullable String fault(String password, String repeated) {
        if (password.length() < AccountService.SHORTEST_PASSWORD
                || password.getBytes(StandardCharsets.UTF_8).length > AccountService.LONGEST_PASSWORD) {
            return "page.password.bad_length";
        }
        return password.equals(repeated) ? null : "page.password.differs";
    }
}

package org.zonemark.account;

import java.util.List;
import java.util.regex.Pattern;

/** What accounts may be called. */
public final class AccountName {

    /** By these the audit trail calls what no account did. */
    public static final List<String> OF_NO_ACCOUNT = List.of("system", "public", "firm");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}");

    private AccountName() {}

    /** Whether a new account may have that name. */
    public static boolean isGood(String name) {
        return NAME.matcher(name).matches() && !OF_NO_ACCOUNT.contains(name);
    }
}

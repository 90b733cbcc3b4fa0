package org.zonemark.account;

/** Somebody else changed the account since the version that a change was made from. Nothing is stored. */
public final class AccountChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int version;

    AccountChangedException(String name, int version) {
        super("account " + name + " is at version " + version);
        this.version = version;
    }

    /** The version that is stored; 0 if there is no such account. */
    public int version() {
        return version;
    }
}

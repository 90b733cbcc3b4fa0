package org.zonemark.version;

/** Versions are named by SHA-256 in lower-case hexadecimal, or by a shorter name of their own. */
final class Hashes {

    static final int LENGTH = 64;

    private Hashes() {}

    static boolean isHash(String name) {
        return name.length() == LENGTH && name.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    }
}

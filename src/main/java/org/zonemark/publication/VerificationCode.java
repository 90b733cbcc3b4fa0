package org.zonemark.publication;

import java.util.Locale;
import java.util.Optional;

/**
 * A code that people copy from paper: 80 bits of a hash in Crockford's base 32, which has no letters that look like digits, and
 * one more character that tells a slip of the pen.
 */
final class VerificationCode {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int LENGTH = 16;

    private VerificationCode() {}

    /** @param sha256 in hexadecimal */
    static String of(String sha256) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i += 4) {
            long bits = Long.parseLong(sha256.substring(i / 4 * BITS, i / 4 * BITS + BITS), 16);
            for (int shift = 3 * BITS; shift >= 0; shift -= BITS) {
                code.append(DIGITS.charAt((int) (bits >> shift) & (DIGITS.length() - 1)));
            }
        }
        return code.append(check(code)).toString();
    }

    /** As it is stored, however it was typed; empty if it cannot be one. */
    static Optional<String> read(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean known = code.length() == LENGTH + 1 && code.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
        return known && check(code.substring(0, LENGTH)) == code.charAt(LENGTH) ? Optional.of(code) : Optional.empty();
    }

    /** In groups of four, as people write it down. */
    static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** Odd factors, so that no single other character gives the same. */
    private static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            sum += (2 * i + 1) * DIGITS.indexOf(code.charAt(i));
        }
        return DIGITS.charAt(sum & (DIGITS.length() - 1));
    }
}

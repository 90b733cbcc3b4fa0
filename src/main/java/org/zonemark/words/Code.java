package org.zonemark.words;

import java.util.Locale;

/** Constants as documents, tables and keys have them: {@code FIRST_CHECKED} is {@code first_checked}. */
public final class Code {

    private Code() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the type has no such constant */
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }
}

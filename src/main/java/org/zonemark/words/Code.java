package org.zonemark.words;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Constants as documents, tables and keys have them: {@code FIRST_CHECKED} is {@code first_checked}. */
public final class Code {

    /** An answer names some hundred constants, of the few that there are. */
    private static final Map<Enum<?>, String> KNOWN = new ConcurrentHashMap<>();

    private Code() {}

    public static String of(Enum<?> constant) {
        String known = KNOWN.get(constant);
        return known == null ? KNOWN.computeIfAbsent(constant, one -> one.name().toLowerCase(Locale.ROOT)) : known;
    }

    /** @throws IllegalArgumentException if the type has no such constant */
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }
}

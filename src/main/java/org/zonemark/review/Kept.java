package org.zonemark.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was made of the last few cohorts, for as long as they are the present ones. A cohort is known by its identity: one in which
 * something has changed is another.
 *
 * @param <K> the cohort
 * @param <V> what is made of it
 */
public final class Kept<K, V> {

    private static final int MOST = 4;

    private final Cache<K, V> made =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

    /** @param holds whether what was made still holds, where it hangs on more than the cohort */
    public V get(K cohort, Predicate<V> holds, Supplier<V> make) {
        V known = made.getIfPresent(cohort);
        if (known != null && holds.test(known)) {
            return known;
        }
        V now = make.get();
        made.put(cohort, now);
        return now;
    }
}

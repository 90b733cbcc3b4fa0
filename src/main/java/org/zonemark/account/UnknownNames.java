package org.zonemark.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zonemark.rulebook.Fingerprint;

/**
 * Wrong passwords for names that no account has, so that such a name is closed like any other and cannot be told apart.
 * Only the names tried last are kept.
 */
final class UnknownNames {

    private static final int MOST = 10_000;

    private final Map<String, FailureCount> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FailureCount> eldest) {
            return size() > MOST;
        }
    };

    synchronized FailureCount of(String name) {
        return counts.getOrDefault(Fingerprint.ofText(name), FailureCount.NONE);
    }

    synchronized void put(String name, FailureCount count) {
        // Names are of any length; what is kept of them is not.
        counts.put(Fingerprint.ofText(name), count);
    }
}

package org.zonemark.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each address, or each account, do a thing so many times in a while. In memory: another server, or a new start,
 * counts afresh.
 *
 * <p>It remembers no more than the last {@value #MOST_CALLERS} callers.
 */
public final class Throttle {

    private static final int MOST_CALLERS = 10_000;
    private static final int BYTES_OF_A_NETWORK = 8;

    private static final class Count {
        private final Instant until;
        private int spent;

        Count(Instant until) {
            this.until = until;
        }
    }

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** @param most how many times in each window; at least 1 */
    public Throttle(int most, Duration window, Clock clock) {
        if (most < 1) {
            throw new IllegalArgumentException("The limit " + most + " must be at least 1.");
        }
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** @throws TooManyRequestsException if the address has none left */
    public void spend(String address) {
        spendOf(network(address));
    }

    /** The same for somebody who has shown who they are, from whatever address. */
    public void spendByAccount(String name) {
        // No address has a space.
        spendOf("account " + name);
    }

    private synchronized void spendOf(String key) {
        Instant now = clock.instant();
        Count count = counts.get(key);
        if (count == null || !count.until.isAfter(now)) {
            count = new Count(now.plus(window));
            counts.remove(key);
            counts.put(key, count);
        }
        if (count.spent >= most) {
            throw new TooManyRequestsException(count.until);
        }
        count.spent++;
    }

    /** What was spent last need not have been. */
    public synchronized void giveBack(String address) {
        Count count = counts.get(network(address));
        if (count != null && count.spent > 0) {
            count.spent--;
        }
    }

    /** Of whom an address is: one IPv6 network is one customer, who has more addresses than anybody can count. */
    public static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress read = InetAddress.getByName(address);
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), BYTES_OF_A_NETWORK))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

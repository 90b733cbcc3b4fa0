package org.zonemark.storage;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.retry.MethodRetrySpec;

/**
 * What is tried again, and how often: transactions that the database undid because they and others waited for each
 * other. Nothing of them is stored, and the others go on, so that a moment later they succeed.
 *
 * <p>Whoever waited in vain for a lock is not tried again, for he has waited long; nor whoever lost his connection, for
 * nobody knows what became of his commit.
 */
final class Deadlocks {

    static final int MOST_RETRIES = 5;

    /** At most, with all its jitter, a transaction waits about 1.5 s between its tries. */
    static final MethodRetrySpec RETRIES = new MethodRetrySpec(
            Deadlocks::isWorthAnotherTry,
            MOST_RETRIES,
            Duration.ofMillis(25),
            Duration.ofMillis(20),
            2.5,
            Duration.ofMillis(500));

    private static final Logger LOG = LoggerFactory.getLogger(Deadlocks.class);
    private static final String ROLLED_BACK = "40001";

    /** MySQL's lock wait timeout, which its driver gives the same SQLSTATE. */
    private static final int WAITED_IN_VAIN = 1205;

    private Deadlocks() {}

    static boolean isDeadlock(Throwable failure) {
        return failure instanceof ConcurrencyFailureException
                && NestedExceptionUtils.getRootCause(failure) instanceof SQLException cause
                && ROLLED_BACK.equals(cause.getSQLState())
                && cause.getErrorCode() != WAITED_IN_VAIN;
    }

    private static boolean isWorthAnotherTry(Method method, Throwable failure) {
        boolean deadlock = isDeadlock(failure);
        if (deadlock) {
            LOG.info("Deadlock in {}.{}", method.getDeclaringClass().getSimpleName(), method.getName());
        }
        return deadlock;
    }
}

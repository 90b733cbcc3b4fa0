package org.zonemark.storage;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.resilience.retry.AbstractRetryInterceptor;
import org.springframework.resilience.retry.MethodRetrySpec;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tries a transaction again from its very beginning. A call inside a transaction is left alone: the database has undone
 * the whole of it, and only whoever began it can begin it again.
 */
final class DeadlockRetry extends AbstractRetryInterceptor {

    @Override
    protected @Nullable MethodRetrySpec getRetrySpec(Method method, Class<?> targetClass) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? null : Deadlocks.RETRIES;
    }
}

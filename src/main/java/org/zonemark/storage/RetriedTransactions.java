package org.zonemark.storage;

import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same for transactions that begin in the middle of a method. */
final class RetriedTransactions extends TransactionTemplate {

    private static final long serialVersionUID = 1;

    private static final RetryTemplate RETRIES = new RetryTemplate(RetryPolicy.builder()
            .predicate(Deadlocks::isDeadlock)
            .maxRetries(Deadlocks.RETRIES.maxRetries())
            .delay(Deadlocks.RETRIES.delay())
            .jitter(Deadlocks.RETRIES.jitter())
            .multiplier(Deadlocks.RETRIES.multiplier())
            .maxDelay(Deadlocks.RETRIES.maxDelay())
            .build());

    RetriedTransactions(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return super.execute(action);
        }
        try {
            return RETRIES.<T>execute(() -> super.execute(action));
        } catch (RetryException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new UndeclaredThrowableException(e);
        }
    }
}

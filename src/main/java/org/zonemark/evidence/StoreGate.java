package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.InputStreamSource;

/**
 * Lets so many ask a store at once. Where the store hangs, they wait for it until their time is up, and all others are told so
 * after a moment, instead of waiting as well until nobody is left who could serve anything else.
 */
final class StoreGate implements EvidenceStore {

    /** What is asked of a store. */
    private interface Question<T> {
        T ask() throws IOException;
    }

    private final EvidenceStore store;
    private final Semaphore places;
    private final Duration patience;

    StoreGate(EvidenceStore store, int atOnce, Duration patience) {
        this.store = store;
        this.places = new Semaphore(atOnce);
        this.patience = patience;
    }

    @Override
    public void put(String sha256, InputStreamSource content, long size) throws IOException {
        within(() -> {
            store.put(sha256, content, size);
            return true;
        });
    }

    /** Only until the content begins: whoever takes it slowly is not to keep others from theirs. */
    @Override
    public InputStream open(String sha256) throws IOException {
        return within(() -> store.open(sha256));
    }

    @Override
    public void remove(String sha256) throws IOException {
        within(() -> {
            store.remove(sha256);
            return true;
        });
    }

    @Override
    public void close() {
        store.close();
    }

    private <T> T within(Question<T> question) throws IOException {
        if (!entered()) {
            throw new IOException("The store is asked for as much at once as it may be, and does not answer.");
        }
        try {
            return question.ask();
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

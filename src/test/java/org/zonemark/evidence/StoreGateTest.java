package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.InputStreamSource;

/** Who may ask a store that hangs, and what becomes of the others. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StoreGateTest {

    private static final int AT_ONCE = 3;
    private static final String KEY = FolderEvidenceStoreTest.sha256(Samples.pdf());

    private final CountDownLatch asked = new CountDownLatch(AT_ONCE);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final EvidenceStore gate = new StoreGate(new Hanging(), AT_ONCE, Duration.ofMillis(10));

    @AfterEach
    void close() {
        answers.countDown();
        threads.shutdownNow();
    }

    @Test
    void whoeverComesWhileAllPlacesAreTakenIsSentAwayAndAllGoesOnOnceTheStoreAnswers() throws Exception {
        List<Future<InputStream>> waiting = new ArrayList<>();
        Callable<InputStream> open = () -> gate.open(KEY);
        for (int i = 0; i < AT_ONCE; i++) {
            waiting.add(threads.submit(open));
        }
        asked.await();

        assertThatIOException().isThrownBy(() -> gate.open(KEY));
        assertThatIOException().isThrownBy(() -> gate.remove(KEY));
        assertThatIOException().isThrownBy(() -> gate.put(KEY, () -> new ByteArrayInputStream(new byte[1]), 1));

        answers.countDown();
        for (Future<InputStream> one : waiting) {
            assertThat(one.get()).isEmpty();
        }
        gate.put(KEY, () -> new ByteArrayInputStream(new byte[1]), 1);
        gate.remove(KEY);
    }

    @Test
    void contentsThatAreBeingReadAndQuestionsThatFailedTakeNoPlace() throws IOException {
        answers.countDown();
        for (int i = 0; i < 2 * AT_ONCE; i++) {
            assertThat(gate.open(KEY)).isNotNull();
            assertThatIOException().isThrownBy(() -> gate.open("other")).withMessage("not there");
        }
    }

    /** Answers nothing until it is told to. */
    private final class Hanging implements EvidenceStore {

        @Override
        public void put(String sha256, InputStreamSource content, long size) throws IOException {
            hang();
        }

        @Override
        public InputStream open(String sha256) throws IOException {
            hang();
            if (!sha256.equals(KEY)) {
                throw new IOException("not there");
            }
            return InputStream.nullInputStream();
        }

        @Override
        public void remove(String sha256) throws IOException {
            hang();
        }

        private void hang() throws IOException {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}

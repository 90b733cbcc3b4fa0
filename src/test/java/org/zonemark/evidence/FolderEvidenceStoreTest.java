package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEvidenceStoreTest {

    private static final byte[] CONTENT = "evidence ".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    private static final String KEY = sha256(CONTENT);

    @TempDir
    private Path folder;

    private FolderEvidenceStore store;

    @BeforeEach
    void open() {
        store = new FolderEvidenceStore(folder);
    }

    @Test
    void givesBackWhatItKeeps() throws IOException {
        store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);

        try (InputStream stream = store.open(KEY)) {
            assertThat(stream).hasBinaryContent(CONTENT);
        }
        assertThat(files()).containsExactly(folder.resolve(KEY.substring(0, 2)).resolve(KEY));
    }

    @Test
    void keepsOneContentOnceAndDoesNotReadItAgain() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            store.put(
                    KEY,
                    () -> {
                        opened.incrementAndGet();
                        return new ByteArrayInputStream(CONTENT);
                    },
                    CONTENT.length);
        }

        assertThat(files()).hasSize(1);
        assertThat(opened).hasValue(1);
    }

    @Test
    void showsNothingOfAContentBeforeAllOfItIsThere() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        InputStream watched = new ByteArrayInputStream(CONTENT) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                looks.incrementAndGet();
                assertThatIOException().isThrownBy(() -> store.open(KEY)).isInstanceOf(NoSuchFileException.class);
                return super.read(bytes, offset, Math.min(length, 10_000));
            }
        };

        store.put(KEY, () -> watched, CONTENT.length);

        assertThat(looks).hasValueGreaterThan(40);
        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesNothingOfAnInterruptedUpload() throws IOException {
        InputStream broken = new ByteArrayInputStream(CONTENT) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                int count = super.read(bytes, offset, Math.min(length, 10_000));
                if (available() < CONTENT.length / 2) {
                    throw new UncheckedIOException(new IOException("the line is dead"));
                }
                return count;
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> store.put(KEY, () -> broken, CONTENT.length))
                .withMessageContaining("the line is dead");

        assertThat(files()).isEmpty();
        assertThatIOException().isThrownBy(() -> store.open(KEY));
    }

    @Test
    void keepsNothingThatIsNotWhatItsKeySays() throws IOException {
        byte[] other = CONTENT.clone();
        other[CONTENT.length / 2] ^= 1;

        assertThatIOException().isThrownBy(() -> store.put(KEY, () -> new ByteArrayInputStream(other), other.length));
        assertThatIOException().isThrownBy(() -> store.put(KEY, () -> new ByteArrayInputStream(CONTENT), 5));
        assertThatIOException()
                .isThrownBy(() -> store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length + 1));

        assertThat(files()).isEmpty();
    }

    @Test
    void mendsAContentThatGotShorter() throws IOException {
        store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);
        Files.write(files().get(0), new byte[] {1});

        store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);

        assertThat(files().get(0)).hasBinaryContent(CONTENT);
    }

    @Test
    void removesAtTheStartWhatInterruptedUploadsLeft() throws IOException {
        store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);
        Path left = Files.write(folder.resolve("unfinished").resolve("1.part"), CONTENT);

        new FolderEvidenceStore(folder);

        assertThat(left).doesNotExist();
        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesAtTheStartWhatIsBeingWritten() throws IOException {
        Scratch scratch = new Scratch(folder.resolve("unfinished"));
        try (Scratch.Draft draft = scratch.draft()) {
            new FolderEvidenceStore(folder);

            assertThat(files()).hasSize(1);
            assertThat(draft.fill(new ByteArrayInputStream(CONTENT), CONTENT.length))
                    .isTrue();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void takesNoKeyThatIsNoHash() throws IOException {
        for (String key : List.of("../../etc/passwd", "", "..", KEY + "/..", KEY.toUpperCase(Locale.ROOT))) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.open(key));
            assertThatIllegalArgumentException().isThrownBy(() -> store.remove(key));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.put(key, () -> new ByteArrayInputStream(CONTENT), CONTENT.length));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void removesAContentAndDoesNotMindIfItIsGone() throws IOException {
        store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);

        store.remove(KEY);
        store.remove(KEY);

        assertThat(files()).isEmpty();
    }

    @Test
    void keepsOneContentOnceWhenManyBringItTogether() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Void> put = () -> {
                store.put(KEY, () -> new ByteArrayInputStream(CONTENT), CONTENT.length);
                return null;
            };
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(40, put))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files()).hasSize(1);
        assertThat(files().get(0)).hasBinaryContent(CONTENT);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static String sha256(byte[] content) {
        Sha256 hash = new Sha256();
        hash.update(content, content.length);
        return hash.hex();
    }
}

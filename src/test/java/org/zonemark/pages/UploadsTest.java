package org.zonemark.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import org.zonemark.MovableClock;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;

class UploadsTest {

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private Uploads uploads;

    @BeforeEach
    void open() {
        clock.stopAt(Instant.now());
        uploads = new Uploads(folder, DataSize.ofBytes(10), clock);
    }

    @Test
    void piecesMakeTheDocument() throws IOException {
        assertThat(uploads.size("a", "1")).isZero();
        assertThat(uploads.add("a", "1", 0, piece("abc"))).isEqualTo(3);
        assertThat(uploads.add("a", "1", 3, piece("def"))).isEqualTo(6);
        assertThat(text("a", "1")).isEqualTo("abcdef");
    }

    @Test
    void aPieceThatComesTwiceOrTooEarlyIsLeftAside() throws IOException {
        uploads.add("a", "1", 0, piece("abc"));
        assertThat(uploads.add("a", "1", 0, piece("abc"))).isEqualTo(3);
        assertThat(uploads.add("a", "1", 6, piece("ghi"))).isEqualTo(3);
        assertThat(text("a", "1")).isEqualTo("abc");
    }

    @Test
    void aLineThatBreaksWithinAPieceIsTakenUpWhereItBroke() throws IOException {
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ < 2) {
                    return 'x';
                }
                throw new IOException("the line is gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                into[from] = (byte) read();
                return 1;
            }
        };
        assertThatThrownBy(() -> uploads.add("a", "1", 0, broken)).hasMessageContaining("the line is gone");
        assertThat(uploads.size("a", "1")).isEqualTo(2);
        assertThat(uploads.add("a", "1", 2, piece("yz"))).isEqualTo(4);
        assertThat(text("a", "1")).isEqualTo("xxyz");
    }

    @Test
    void nobodyReachesAnothersNorAnotherFolder() {
        uploads.add("a", "1", 0, piece("abc"));
        assertThat(uploads.size("b", "1")).isZero();
        assertThatThrownBy(() -> uploads.open("b", "1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> uploads.open("a", "../../1")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatBecomesTooLargeIsRefusedAndGone() {
        uploads.add("a", "1", 0, piece("0123456789"));
        assertThatThrownBy(() -> uploads.add("a", "1", 10, piece("x"))).isInstanceOf(ConflictException.class);
        assertThat(uploads.size("a", "1")).isZero();
    }

    @Test
    void whatNobodyFinishedIsGoneAfterADay() throws IOException {
        uploads.add("a", "1", 0, piece("abc"));
        clock.moveBy(Duration.ofHours(25));
        uploads.add("b", "2", 0, piece("abc"));
        assertThat(uploads.size("a", "1")).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static InputStream piece(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    private String text(String account, String upload) throws IOException {
        try (InputStream document = uploads.open(account, upload)) {
            return new String(document.readAllBytes(), US_ASCII);
        }
    }
}

package org.zonemark.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;

/** Documents that come in pieces, on whatever instance. */
class UploadsIT extends EvidenceTestBed {

    private static final int LARGEST = 1 << 20;

    @Autowired
    private Uploads uploads;

    @BeforeEach
    void emptyUploads() {
        database.sql("DELETE FROM upload_piece").update();
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
    void nobodyReachesAnothers() throws IOException {
        uploads.add("a", "1", 0, piece("abc"));
        assertThat(uploads.size("b", "1")).isZero();
        assertThatThrownBy(() -> uploads.open("b", "1")).isInstanceOf(NotFoundException.class);
        uploads.remove("b", "1");
        assertThat(uploads.size("a", "1")).isEqualTo(3);
    }

    @Test
    void whatBecomesTooLargeIsRefusedAndGone() throws IOException {
        uploads.add("a", "1", 0, new ByteArrayInputStream(new byte[LARGEST]));
        assertThat(uploads.size("a", "1")).isEqualTo(LARGEST);
        assertThatThrownBy(() -> uploads.add("a", "1", LARGEST, piece("x"))).isInstanceOf(ConflictException.class);
        assertThat(uploads.size("a", "1")).isZero();
    }

    @Test
    void whatNobodyHasGoneOnWithForADayIsGoneAndWholeOnly() throws IOException {
        uploads.add("a", "1", 0, piece("abc"));
        uploads.add("b", "2", 0, piece("abc"));
        clock.move(Duration.ofHours(23));
        uploads.add("a", "1", 3, piece("def"));
        clock.move(Duration.ofHours(2));
        uploads.removeOld();
        assertThat(text("a", "1")).as("its first piece is older than a day").isEqualTo("abcdef");
        assertThat(uploads.size("b", "2")).isZero();
        clock.move(Duration.ofHours(24));
        uploads.removeOld();
        assertThat(rows()).isZero();
    }

    @Test
    void aDocumentWithAHoleBeginsAnew() throws IOException {
        uploads.add("a", "1", 0, piece("abc"));
        uploads.add("a", "1", 3, piece("def"));
        database.sql("DELETE FROM upload_piece WHERE begins_at = 0").update();
        assertThat(uploads.size("a", "1")).isZero();
        assertThat(uploads.add("a", "1", 0, piece("ghi"))).isEqualTo(3);
        assertThat(text("a", "1")).isEqualTo("ghi");
    }

    @Test
    void whatIsRemovedWhileItIsReadDoesNotLookLikeItsEnd() throws IOException {
        uploads.add("a", "1", 0, piece("abc"));
        uploads.add("a", "1", 3, piece("def"));
        try (InputStream document = uploads.open("a", "1")) {
            assertThat(document.readNBytes(3)).hasSize(3);
            uploads.remove("a", "1");
            assertThatThrownBy(document::readAllBytes).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void whoeverBeginsAFifthLosesTheOneLeftLongestAndNobodyElseDoes() throws IOException {
        uploads.add("b", "1", 0, piece("abc"));
        for (String upload : List.of("1", "2", "3", "4")) {
            clock.move(Duration.ofSeconds(1));
            uploads.add("a", upload, 0, piece("abc"));
        }
        clock.move(Duration.ofSeconds(1));
        uploads.add("a", "1", 3, piece("def"));
        uploads.add("a", "5", 0, piece("abc"));
        assertThat(List.of("1", "2", "3", "4", "5"))
                .extracting(upload -> uploads.size("a", upload))
                .containsExactly(6L, 0L, 3L, 3L, 3L);
        assertThat(uploads.size("b", "1")).isEqualTo(3);
    }

    @Test
    void ofManyWhoSendTheSamePieceAtOnceOneIsTaken() throws Exception {
        uploads.add("a", "1", 0, piece("abc"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> same = Collections.nCopies(8, () -> uploads.add("a", "1", 3, piece("def")));
            for (Future<Long> one : threads.invokeAll(same)) {
                assertThat(one.get()).isEqualTo(6);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(text("a", "1")).isEqualTo("abcdef");
        assertThat(rows()).isEqualTo(2);
    }

    private int rows() {
        return database.sql("SELECT COUNT(*) FROM upload_piece")
                .query(Integer.class)
                .single();
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

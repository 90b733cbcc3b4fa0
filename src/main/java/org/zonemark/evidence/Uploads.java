package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.words.Phrases;

/**
 * Documents that come in pieces, so that a lost line costs one piece and not the document. They lie in the database, for a day at
 * most, until they are whole; any instance takes the next piece.
 */
@Component
public class Uploads {

    private static final Duration KEPT = Duration.ofDays(1);

    /** Of one account; whoever begins one more loses the one that was left longest. */
    private static final int MOST_UNFINISHED = 4;

    /** What a row holds; a page sends as much at a time. */
    private static final int ROW = 512 << 10;

    private final UploadRepository repository;
    private final long largest;
    private final Clock clock;

    Uploads(UploadRepository repository, EvidenceProperties properties, Clock clock) {
        this.repository = repository;
        this.largest = properties.largestFile().toBytes();
        this.clock = clock;
    }

    /** How much of it is here, in bytes; 0 if nothing is. */
    public long size(String account, String upload) {
        return size(key(account, upload));
    }

    /** A document with a hole is none: what a stalled sender added after its end or its removal is of no use. */
    private long size(String key) {
        UploadRepository.Extent extent = repository.extent(key);
        if (extent.size() == extent.end()) {
            return extent.end();
        }
        repository.remove(key);
        return 0;
    }

    /**
     * Adds a piece, and gives the size that is here then. A piece that is here already, or that another has to come before, is
     * left aside; of two who send the same one, one is. What came before a line broke is kept.
     *
     * @param offset where it begins, in bytes
     * @throws ConflictException if the document becomes too large; nothing of it is here then
     * @throws IOException if the line broke
     */
    public long add(String account, String upload, long offset, InputStream piece) throws IOException {
        String key = key(account, upload);
        if (offset == 0) {
            makeRoom(account, key);
        }
        if (size(key) == offset) {
            fill(account, key, offset, piece);
        }
        return size(key);
    }

    private void fill(String account, String key, long offset, InputStream piece) throws IOException {
        Arrival arrival = new Arrival(piece);
        long end = offset;
        for (byte[] part = arrival.next(); part.length > 0; part = arrival.next()) {
            if (end + part.length > largest) {
                repository.remove(key);
                throw new ConflictException(Phrases.phrase("problem.too-large.detail", Long.toString(largest)));
            }
            if (!repository.add(key, account, end, part, clock.instant())) {
                return;
            }
            end += part.length;
        }
        arrival.throwIfBroken();
    }

    /** @throws NotFoundException if nothing of it is here; while it is read as well, if it is removed meanwhile */
    public InputStream open(String account, String upload) {
        String key = key(account, upload);
        long size = size(key);
        if (size == 0) {
            throw gone();
        }
        return new PieceStream(begin -> repository.piece(key, begin), size, Uploads::gone);
    }

    private static NotFoundException gone() {
        return new NotFoundException(Phrases.phrase("zone.upload.gone"));
    }

    public void remove(String account, String upload) {
        repository.remove(key(account, upload));
    }

    /** Whole ones, which nobody has gone on with for a day. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void removeOld() {
        repository.untouchedSince(clock.instant().minus(KEPT)).forEach(repository::remove);
    }

    private void makeRoom(String account, String key) {
        repository.of(account).stream()
                .filter(one -> !one.equals(key))
                .skip(MOST_UNFINISHED - 1L)
                .forEach(repository::remove);
    }

    /** A hash, so that nobody reaches another's. */
    private static String key(String account, String upload) {
        Sha256 hash = new Sha256();
        byte[] name = (account + "\n" + upload).getBytes(StandardCharsets.UTF_8);
        hash.update(name, name.length);
        return hash.hex();
    }

    /** What comes over a line that may break. */
    private static final class Arrival {

        private final InputStream line;
        private final byte[] row = new byte[ROW];
        private Optional<IOException> broken = Optional.empty();

        Arrival(InputStream line) {
            this.line = line;
        }

        /** What has come, as much as one row is to hold; nothing at the end or where the line broke. */
        byte[] next() {
            int size = 0;
            try {
                while (size < row.length && broken.isEmpty()) {
                    int count = line.read(row, size, row.length - size);
                    if (count < 0) {
                        break;
                    }
                    size += count;
                }
            } catch (IOException e) {
                broken = Optional.of(e);
            }
            return Arrays.copyOf(row, size);
        }

        void throwIfBroken() throws IOException {
            if (broken.isPresent()) {
                throw broken.get();
            }
        }
    }
}

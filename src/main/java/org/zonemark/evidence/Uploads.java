package org.zonemark.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
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

    private static final int MOST_AT_ONCE = 1 << 20;

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
        return repository.size(key(account, upload));
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
        if (repository.size(key) == offset) {
            fill(account, key, offset, piece);
        }
        return repository.size(key);
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

    /** @throws NotFoundException if nothing of it is here */
    public InputStream open(String account, String upload) {
        String key = key(account, upload);
        if (repository.size(key) == 0) {
            throw new NotFoundException(Phrases.phrase("zone.upload.gone"));
        }
        return new SequenceInputStream(new Pieces(key));
    }

    public void remove(String account, String upload) {
        repository.remove(key(account, upload));
    }

    private void makeRoom(String account, String key) {
        repository.removeOlderThan(clock.instant().minus(KEPT));
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
        private Optional<IOException> broken = Optional.empty();

        Arrival(InputStream line) {
            this.line = line;
        }

        /** What has come, as much as one row is to hold; nothing at the end or where the line broke. */
        byte[] next() {
            byte[] part = new byte[MOST_AT_ONCE];
            int size = 0;
            try {
                while (size < part.length && broken.isEmpty()) {
                    int count = line.read(part, size, part.length - size);
                    if (count < 0) {
                        break;
                    }
                    size += count;
                }
            } catch (IOException e) {
                broken = Optional.of(e);
            }
            return Arrays.copyOf(part, size);
        }

        void throwIfBroken() throws IOException {
            if (broken.isPresent()) {
                throw broken.get();
            }
        }
    }

    /** The pieces in order, each read when it is asked for. */
    private final class Pieces implements Enumeration<InputStream> {

        private final String key;
        private long end;
        private Optional<byte[]> next;

        Pieces(String key) {
            this.key = key;
            this.next = repository.piece(key, 0);
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            byte[] piece = next.orElseThrow(NoSuchElementException::new);
            end += piece.length;
            next = repository.piece(key, end);
            return new ByteArrayInputStream(piece);
        }
    }
}

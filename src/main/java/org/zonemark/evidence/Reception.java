package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.zonemark.evidence.EvidenceRefusedException.Reason;
import org.zonemark.words.Numbers;

/**
 * Takes files in: reads them to a file aside while counting and hashing, looks what they are, and hands them to the
 * store. A file is never in memory as a whole, and one that is refused leaves nothing behind.
 */
@Component
class Reception {

    /** What came in and is in the store now. */
    record Received(ContentType type, long size, String sha256) {}

    private final Scratch scratch;
    private final EvidenceStore store;
    private final EvidenceRepository repository;
    private final DataSize largest;
    private final Clock clock;

    Reception(EvidenceStore store, EvidenceRepository repository, EvidenceProperties properties, Clock clock) {
        this.scratch = new Scratch(properties.folder().resolve("incoming"));
        this.store = store;
        this.repository = repository;
        this.largest = properties.largestFile();
        this.clock = clock;
    }

    /**
     * Takes a file in, in no transaction: it lasts as long as its sender takes. What no evidence comes to have in the
     * end is removed by {@link Sweeper}.
     *
     * @param room how many bytes there is room for
     * @param noRoom why a file is not taken that is larger than that
     * @throws EvidenceRefusedException if the file is not taken
     */
    Received receive(InputStream content, long room, Supplier<EvidenceRefusedException> noRoom) throws IOException {
        try (Scratch.Draft draft = scratch.draft()) {
            if (!draft.fill(content, Math.min(room, largest.toBytes()))) {
                throw room < largest.toBytes()
                        ? noRoom.get()
                        : new EvidenceRefusedException(Reason.TOO_LARGE, megabytes());
            }
            Received received = new Received(Inspection.typeOf(draft.channel()), draft.size(), draft.sha256());
            announce(received.sha256());
            store.put(received.sha256(), () -> new Window(draft.channel(), 0, received.size()), received.size());
            return received;
        }
    }

    /** A content that is being removed would be gone again at once; that is over soon. */
    private void announce(String sha256) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        repository.announce(sha256, now);
        if (repository.isBeingRemoved(sha256, now)) {
            throw new IOException("The content " + sha256 + " is being removed from the store.");
        }
    }

    private String megabytes() {
        return Numbers.plain(
                (double) largest.toBytes() / DataSize.ofMegabytes(1).toBytes());
    }
}

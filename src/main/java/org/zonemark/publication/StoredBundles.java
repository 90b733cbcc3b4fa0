package org.zonemark.publication;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/** Bundles as they lie in the database, read piece by piece: whoever takes one slowly holds neither all of it nor a connection. */
@Component
class StoredBundles {

    /** So much of each is in memory at once, in bytes. MySQL looks through the whole bundle for each: 60 MB take it 25 ms. */
    static final int PIECE = 1 << 20;

    private final PublicationRepository publications;

    StoredBundles(PublicationRepository publications) {
        this.publications = publications;
    }

    /**
     * Writes the bundle of a publication.
     *
     * @throws IOException if it cannot be written
     */
    void write(Publication publication, OutputStream out) throws IOException {
        long written = 0;
        byte[] piece = piece(publication, written);
        while (piece.length > 0) {
            out.write(piece);
            out.flush();
            written += piece.length;
            piece = piece(publication, written);
        }
    }

    private byte[] piece(Publication publication, long begin) {
        return publications
                .bundle(publication.id(), begin, PIECE)
                .orElseThrow(() -> new IllegalStateException("publication " + publication.id() + " is gone"));
    }
}

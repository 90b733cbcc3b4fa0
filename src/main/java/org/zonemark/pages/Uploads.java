package org.zonemark.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.words.Phrases;

/**
 * Documents that come in pieces, so that a lost line costs one piece and not the document. They lie in a folder of this
 * instance until they are whole, for a day at most.
 */
@Component
class Uploads {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;
    private final long largest;
    private final Clock clock;

    Uploads(
            @Value("${zonemark.uploads.folder:${java.io.tmpdir}/zonemark-uploads}") Path folder,
            @Value("${zonemark.evidence.largest-file:100MB}") DataSize largest,
            Clock clock) {
        this.folder = folder;
        this.largest = largest.toBytes();
        this.clock = clock;
    }

    /** How much of it is here, in bytes; 0 if nothing is. */
    long size(String account, String upload) {
        Path file = file(account, upload);
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a piece, and gives the size that is here then. A piece that is here already, or that another has to come before, is
     * left aside.
     *
     * @param offset where it begins, in bytes
     * @throws ConflictException if the document becomes too large
     */
    synchronized long add(String account, String upload, long offset, InputStream piece) {
        try {
            Files.createDirectories(folder);
            if (offset == 0) {
                removeOld();
            }
            Path file = file(account, upload);
            if (size(account, upload) == offset) {
                try (OutputStream end = Files.newOutputStream(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                    piece.transferTo(end);
                }
            }
            long size = size(account, upload);
            if (size > largest) {
                Files.delete(file);
                throw new ConflictException(Phrases.phrase("problem.too-large.detail", Long.toString(largest)));
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotFoundException if nothing of it is here */
    InputStream open(String account, String upload) {
        try {
            return Files.newInputStream(file(account, upload));
        } catch (IOException e) {
            throw new NotFoundException(Phrases.phrase("zone.upload.gone"));
        }
    }

    void remove(String account, String upload) {
        try {
            Files.deleteIfExists(file(account, upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeOld() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Named by a hash, so that nobody reaches another's, or another folder. */
    private Path file(String account, String upload) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((account + "\n" + upload).getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

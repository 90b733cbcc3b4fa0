package org.zonemark.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;

/** An upload in a file of its own, so that a slow sender holds no transaction open, and it can be read twice. */
final class Spool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    /** @throws UploadTooLargeException if there is more of it */
    static Spool of(InputStreamSource upload, long most) {
        Path file = null;
        try (InputStream in = upload.getInputStream()) {
            file = Files.createTempFile("zonemark-", ".upload");
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] some = new byte[1 << 16];
                long size = 0;
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    size += read;
                    if (size > most) {
                        throw new UploadTooLargeException(most);
                    }
                    out.write(some, 0, read);
                }
            }
            return new Spool(file);
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        delete(file);
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("The upload {} cannot be deleted: {}", file, e.getMessage());
        }
    }
}

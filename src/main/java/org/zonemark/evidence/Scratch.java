package org.zonemark.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder for files that are not whole yet. Whoever writes one holds a lock on it, which ends with the process however
 * that ends; so what has no lock at the start was left behind, and is removed.
 */
final class Scratch {

    private static final int CHUNK = 1 << 16;

    /** A file in the making. Closing it removes it, unless it was moved away. */
    final class Draft implements Closeable {

        private final Path path;
        private final FileChannel channel;
        private final Sha256 hash = new Sha256();
        private long size;
        private @Nullable String sha256;

        private Draft(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
        }

        /**
         * Fills it, and nothing else does.
         *
         * @return false if the content is larger than that; the rest is not read then
         */
        boolean fill(InputStream content, long largest) throws IOException {
            byte[] chunk = new byte[CHUNK];
            for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
                size += count;
                if (size > largest) {
                    return false;
                }
                hash.update(chunk, count);
                for (ByteBuffer rest = ByteBuffer.wrap(chunk, 0, count); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            }
            sha256 = hash.hex();
            return true;
        }

        long size() {
            return size;
        }

        /** Hash of what it was filled with. */
        String sha256() {
            if (sha256 == null) {
                throw new IllegalStateException("the file is not full yet");
            }
            return sha256;
        }

        /** To read what is in it. Not by its path: closing a file that was opened twice would end the lock. */
        FileChannel channel() {
            return channel;
        }

        /** Puts it, safe on the disk, in a place of the same file system; what may stand there is replaced. */
        void moveTo(Path target) throws IOException {
            channel.force(true);
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(target.getParent());
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(path);
        }
    }

    private final Path folder;

    /** @throws UncheckedIOException if the folder cannot be used */
    Scratch(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            clean();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used. Maybe it is not writable.", e);
        }
    }

    Draft draft() throws IOException {
        Path path = Files.createTempFile(folder, "", ".part");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.lock();
        return new Draft(path, channel);
    }

    private void clean() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
            for (Path file : files) {
                removeIfLeft(file);
            }
        }
    }

    private static void removeIfLeft(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.delete(file);
            }
        } catch (OverlappingFileLockException e) {
            // Being written in this very process.
        }
    }

    /** Makes the names in a folder safe on the disk, where the system can do that. */
    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no folders; there the file system's journal has to do.
        }
    }
}

package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.InputStreamSource;

/**
 * Keeps contents in a folder: each is written aside, made safe on the disk, and only then given its name, which is its
 * hash. Names come from hashes alone, so that none leads out of the folder.
 */
final class FolderEvidenceStore implements EvidenceStore {

    private static final int SHELF_LENGTH = 2;

    private final Path folder;
    private final Scratch scratch;

    /**
     * Opens the folder, and removes what interrupted uploads left in it.
     *
     * @throws UncheckedIOException if the folder cannot be used
     */
    FolderEvidenceStore(Path folder) {
        this.folder = folder;
        this.scratch = new Scratch(folder.resolve("unfinished"));
    }

    @Override
    public void put(String sha256, InputStreamSource content, long size) throws IOException {
        Path target = place(sha256);
        if (Files.exists(target) && Files.size(target) == size) {
            return;
        }
        try (Scratch.Draft draft = scratch.draft();
                InputStream stream = content.getInputStream()) {
            boolean fits = draft.fill(stream, size);
            if (!fits || draft.size() != size || !draft.sha256().equals(sha256)) {
                throw new IOException("The content is not that of " + sha256 + " with " + size + " bytes.");
            }
            Files.createDirectories(target.getParent());
            Scratch.forceFolder(folder);
            draft.moveTo(target);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    @Override
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    /** Shelves by the first digits, so that no folder gets too long. */
    private Path place(String sha256) {
        String name = Sha256.checked(sha256);
        return folder.resolve(name.substring(0, SHELF_LENGTH)).resolve(name);
    }
}

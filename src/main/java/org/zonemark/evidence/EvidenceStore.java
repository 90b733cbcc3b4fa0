package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.InputStreamSource;

/**
 * Keeps contents, each under the SHA-256 of itself in lower-case hexadecimal: one content is there once, and what is
 * there never changes.
 */
interface EvidenceStore extends AutoCloseable {

    /**
     * Keeps a content. When this returns, the content is there whole and stays so through a power cut; if it throws,
     * nothing of it is there.
     *
     * @param content opened again where a part of the way has to be gone twice
     * @param size in bytes
     * @throws IOException if it cannot be kept, or is not what the key says
     */
    void put(String sha256, InputStreamSource content, long size) throws IOException;

    /**
     * Opens a content; close it.
     *
     * @throws IOException if it is not there or cannot be read
     */
    InputStream open(String sha256) throws IOException;

    /** Removes a content that no evidence has; it may be gone already. */
    void remove(String sha256) throws IOException;

    /** Lets go of what it holds; contents stay. */
    @Override
    default void close() {}
}

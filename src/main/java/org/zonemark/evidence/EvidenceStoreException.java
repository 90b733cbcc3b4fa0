package org.zonemark.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** The store of evidence cannot be used now, or is full. Nothing that was to be stored is there. */
public final class EvidenceStoreException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    /** Java has no name of its own for a disk that is full; these are the words of systems. */
    private static final String FULL = "(?is).*(no space left|not enough space|file too large|quota exceeded"
            + "|设备上没有空间|磁盘空间不足|文件过大|文件太大|超出磁盘限额).*";

    EvidenceStoreException(String message, IOException cause) {
        super(message, cause);
    }

    /** Whether there is no room for more. */
    public boolean isFull() {
        return Stream.<Throwable>iterate(this, one -> one != null, Throwable::getCause)
                .anyMatch(one -> String.valueOf(one.getMessage()).matches(FULL));
    }
}

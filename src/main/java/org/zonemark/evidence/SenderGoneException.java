package org.zonemark.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Whoever sent a file went away before its end. Nothing of it is stored. */
public final class SenderGoneException extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    SenderGoneException(IOException cause) {
        super("the sender of a file went away", cause);
    }
}

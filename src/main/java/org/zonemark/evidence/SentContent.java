package org.zonemark.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file as its sender sends it: if that breaks off, it is the sender who is gone, and not the store. */
final class SentContent extends FilterInputStream {

    SentContent(InputStream content) {
        super(content);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new SenderGoneException(e);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return super.read(into, offset, length);
        } catch (IOException e) {
            throw new SenderGoneException(e);
        }
    }
}

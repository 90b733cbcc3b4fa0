package org.zonemark.evidence;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** A document read piece by piece, each when its turn comes. One that is gone meanwhile does not look like the end. */
final class PieceStream extends InputStream {

    private final LongFunction<Optional<byte[]>> pieces;
    private final long size;
    private final Supplier<? extends RuntimeException> gone;
    private byte[] piece = {};
    private int at;
    private long end;

    /**
     * @param pieces by where they begin
     * @param size of the document, in bytes
     * @param gone thrown where a piece is missing
     */
    PieceStream(LongFunction<Optional<byte[]>> pieces, long size, Supplier<? extends RuntimeException> gone) {
        this.pieces = pieces;
        this.size = size;
        this.gone = gone;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (at == piece.length) {
            if (end >= size) {
                return -1;
            }
            piece = pieces.apply(end).filter(one -> one.length > 0).orElseThrow(gone);
            end += piece.length;
            at = 0;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, count);
        at += count;
        return count;
    }
}

package org.zonemark.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes zip archives byte by byte, so that they can lie. */
final class RawZip {

    /** A part, and what is said of it. */
    static final class Part {

        private final byte[] name;
        private byte[] ownName;
        private final byte[] bytes;
        private final int method;
        private int flags;
        private long size;
        private final long crc;
        private long offset;
        private long attributes;

        private Part(String name, byte[] content, boolean deflated) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.ownName = this.name;
            this.bytes = deflated ? deflated(content) : content;
            this.method = deflated ? 8 : 0;
            this.size = content.length;
            CRC32 checksum = new CRC32();
            checksum.update(content);
            this.crc = checksum.getValue();
        }

        Part flags(int bits) {
            flags = bits;
            return this;
        }

        Part sayingSize(long said) {
            size = said;
            return this;
        }

        Part callingItself(String other) {
            ownName = other.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Part asLink() {
            attributes = 0xA1FF0000L;
            return this;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private boolean large;
    private boolean piled;

    RawZip with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    RawZip with(String name, byte[] content) {
        return with(part(name, content));
    }

    RawZip with(Part part) {
        parts.add(part);
        return this;
    }

    static Part part(String name, byte[] content) {
        return new Part(name, content, true);
    }

    static Part stored(String name, byte[] content) {
        return new Part(name, content, false);
    }

    /** Sizes in the form for large archives, as programs write it that do not know the sizes before. */
    RawZip large() {
        large = true;
        return this;
    }

    /** The directory leads to the first part for all of them. */
    RawZip piled() {
        piled = true;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            part.offset = piled ? 0 : out.size();
            if (!piled || out.size() == 0) {
                out.writeBytes(number(0x04034b50, 4));
                out.writeBytes(numbers(2, 20, part.flags, part.method, 0, 0));
                out.writeBytes(numbers(4, part.crc, part.bytes.length, part.size));
                out.writeBytes(numbers(2, part.ownName.length, 0));
                out.writeBytes(part.ownName);
                out.writeBytes(part.bytes);
            }
        }
        int directory = out.size();
        parts.forEach(part -> out.writeBytes(entry(part)));
        int length = out.size() - directory;
        if (large) {
            out.writeBytes(number(0x06064b50, 4));
            out.writeBytes(number(44, 8));
            out.writeBytes(numbers(2, 45, 45));
            out.writeBytes(numbers(4, 0, 0));
            out.writeBytes(numbers(8, parts.size(), parts.size(), length, directory));
            out.writeBytes(number(0x07064b50, 4));
            out.writeBytes(number(0, 4));
            out.writeBytes(number(directory + length, 8));
            out.writeBytes(number(1, 4));
        }
        out.writeBytes(number(0x06054b50, 4));
        out.writeBytes(numbers(2, 0, 0, parts.size(), parts.size()));
        out.writeBytes(numbers(4, length, large ? 0xFFFFFFFFL : directory));
        out.writeBytes(number(0, 2));
        return out.toByteArray();
    }

    private byte[] entry(Part part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(number(0x02014b50, 4));
        out.writeBytes(numbers(2, 0x0314, 20, part.flags, part.method, 0, 0));
        out.writeBytes(number(part.crc, 4));
        out.writeBytes(numbers(4, large ? 0xFFFFFFFFL : part.bytes.length, large ? 0xFFFFFFFFL : part.size));
        out.writeBytes(numbers(2, part.name.length, large ? 28 : 0, 0, 0, 0));
        out.writeBytes(numbers(4, part.attributes, large ? 0xFFFFFFFFL : part.offset));
        out.writeBytes(part.name);
        if (large) {
            out.writeBytes(numbers(2, 1, 24));
            out.writeBytes(numbers(8, part.size, part.bytes.length, part.offset));
        }
        return out.toByteArray();
    }

    private static byte[] numbers(int length, long... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long number : numbers) {
            out.writeBytes(number(number, length));
        }
        return out.toByteArray();
    }

    private static byte[] number(long number, int length) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(6, true))) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

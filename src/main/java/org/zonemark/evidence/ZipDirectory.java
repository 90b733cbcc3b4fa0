package org.zonemark.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/**
 * The directory at the end of a zip archive (PKWARE's APPNOTE), read without unpacking anything.
 *
 * <p>Read here and not by {@code java.util.zip}, which tells nothing of encryption, of what stands before the archive or
 * of parts that lie on each other, and which keeps the whole directory in memory before it can be asked how long it is.
 */
final class ZipDirectory {

    /** A workbook has some tens of parts, and some hundreds with many pictures. */
    static final int MOST_PARTS = 2_000;

    private static final long END = 0x06054b50;
    private static final long END_64 = 0x06064b50;
    private static final long LOCATOR_64 = 0x07064b50;
    private static final long HEADER = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int EXTRA_64 = 1;
    private static final long IN_EXTRA_64 = 0xFFFFFFFFL;
    private static final int NAMES_ARE_UTF_8 = 1 << 11;
    private static final int LINK = 0xA000;

    /** Where the directory stands, and how many parts it is to have. */
    private record Whereabouts(long offset, long length, long parts) {}

    private ZipDirectory() {}

    /**
     * Every part, in the order of the directory.
     *
     * @throws EvidenceRefusedException if there are too many, or the directory is not one
     */
    static List<ZipPart> read(FileChannel file) throws IOException {
        Whereabouts where = whereabouts(file);
        if (where.parts() > MOST_PARTS) {
            throw new EvidenceRefusedException(Reason.TOO_MANY_PARTS, MOST_PARTS);
        }
        ByteReader in = new ByteReader(file, where.offset(), where.length());
        List<ZipPart> parts = new ArrayList<>();
        for (long i = 0; i < where.parts(); i++) {
            parts.add(part(in));
        }
        if (!in.isAtEnd()) {
            throw damaged();
        }
        checkPlaces(parts, where.offset());
        return parts;
    }

    /** From the first byte of the file on, none before or on another: what lies on each other unpacks to any size. */
    private static void checkPlaces(List<ZipPart> parts, long directory) {
        long free = 0;
        List<ZipPart> inOrder = new ArrayList<>(parts);
        inOrder.sort(Comparator.comparingLong(ZipPart::offset));
        for (ZipPart part : inOrder) {
            boolean first = part == inOrder.get(0);
            if (part.offset() < free || first && part.offset() > 0 || part.packed() < 0 || part.size() < 0) {
                throw damaged();
            }
            free = part.offset() + ZipPart.HEADER_LENGTH + part.name().length() + part.packed();
            if (free < 0 || free > directory) {
                throw damaged();
            }
        }
    }

    /** Whether a program that looks for an archive would find one, though the file begins as something else. */
    static boolean isHiddenIn(FileChannel file) throws IOException {
        long from = Math.max(0, file.size() - END_LENGTH - LONGEST_COMMENT);
        byte[] tail = new ByteReader(file, from, file.size() - from).bytes((int) (file.size() - from));
        for (int i = tail.length - END_LENGTH; i >= 0; i--) {
            if (tail[i] == 'P'
                    && tail[i + 1] == 'K'
                    && tail[i + 2] == 5
                    && tail[i + 3] == 6
                    && leadsToDirectory(file, from + i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsToDirectory(FileChannel file, long end) throws IOException {
        ByteReader in = new ByteReader(file, end + 12, file.size() - end - 12);
        long length = in.little(4);
        long directory = end - length;
        if (length == IN_EXTRA_64) {
            return isLarge(file, end);
        }
        return directory >= 0
                && (directory == end || new ByteReader(file, directory, end - directory).little(4) == HEADER);
    }

    /** The end record is the last thing in the file: an archive with a comment behind could be read in two ways. */
    private static Whereabouts whereabouts(FileChannel file) throws IOException {
        long end = file.size() - END_LENGTH;
        if (end < 0) {
            throw damaged();
        }
        ByteReader in = new ByteReader(file, end, END_LENGTH);
        if (in.little(4) != END) {
            throw isHiddenIn(file)
                    ? new EvidenceRefusedException(Reason.TWO_FILES_IN_ONE, ContentType.XLSX)
                    : damaged();
        }
        in.skip(6);
        long parts = in.little(2);
        long length = in.little(4);
        long offset = in.little(4);
        return isLarge(file, end)
                ? whereabouts64(file, end - LOCATOR_64_LENGTH)
                : checked(new Whereabouts(offset, length, parts), end);
    }

    private static boolean isLarge(FileChannel file, long end) throws IOException {
        long locator = end - LOCATOR_64_LENGTH;
        return locator >= 0 && new ByteReader(file, locator, LOCATOR_64_LENGTH).little(4) == LOCATOR_64;
    }

    /** Programs that write parts before they know how large these get use the form for large archives for all. */
    private static Whereabouts whereabouts64(FileChannel file, long locator) throws IOException {
        long end = locator - END_64_LENGTH;
        if (end < 0) {
            throw damaged();
        }
        ByteReader in = new ByteReader(file, end, END_64_LENGTH);
        if (in.little(4) != END_64) {
            throw damaged();
        }
        in.skip(28);
        long parts = in.little(8);
        long length = in.little(8);
        long offset = in.little(8);
        return checked(new Whereabouts(offset, length, parts), end);
    }

    private static Whereabouts checked(Whereabouts where, long end) {
        if (where.offset() < 0
                || where.length() < 0
                || where.parts() < 0
                || where.offset() > end
                || where.offset() + where.length() != end) {
            throw damaged();
        }
        return where;
    }

    private static ZipPart part(ByteReader in) throws IOException {
        if (in.little(4) != HEADER) {
            throw damaged();
        }
        in.skip(4);
        int flags = (int) in.little(2);
        int method = (int) in.little(2);
        in.skip(4);
        long crc = in.little(4);
        long packed = in.little(4);
        long size = in.little(4);
        int nameLength = (int) in.little(2);
        int extraLength = (int) in.little(2);
        int commentLength = (int) in.little(2);
        in.skip(4);
        boolean link = (in.little(4) >>> 16 & 0xF000) == LINK;
        long offset = in.little(4);
        String name = new String(in.bytes(nameLength), charset(flags));
        long[] sizes = {size, packed, offset};
        readExtra(in, extraLength, sizes);
        in.skip(commentLength);
        return new ZipPart(name, flags, method, crc, sizes[1], sizes[0], sizes[2], link);
    }

    static Charset charset(int flags) {
        return (flags & NAMES_ARE_UTF_8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    /** Takes the sizes that did not fit into four bytes from the fields behind the name, in their order there. */
    private static void readExtra(ByteReader in, int length, long[] sizes) throws IOException {
        long end = in.position() + length;
        while (end - in.position() >= 4) {
            long id = in.little(2);
            long next = in.little(2) + in.position();
            for (int i = 0; id == EXTRA_64 && i < sizes.length; i++) {
                if (sizes[i] == IN_EXTRA_64 && next - in.position() >= 8) {
                    sizes[i] = in.little(8);
                }
            }
            if (next > end) {
                throw damaged();
            }
            in.skip(next - in.position());
        }
        in.skip(end - in.position());
    }

    private static EvidenceRefusedException damaged() {
        return Inspection.damaged(ContentType.XLSX);
    }
}

package org.zonemark.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/**
 * JPEG (ITU-T T.81): segments with a frame and a scan, to the end mark. Cameras put further images of the same kind
 * behind the first, and zeros between; anything else there is not part of an image.
 */
final class JpegFile {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int MARKER = 0xFF;

    private JpegFile() {}

    static void check(FileChannel file) throws IOException {
        ByteReader in = ByteReader.whole(file);
        if (marker(in) != START) {
            throw damaged();
        }
        checkImage(in);
        while (hasFurtherImage(in)) {
            checkImage(in);
        }
    }

    /** Reads from behind the start mark to behind the end mark. */
    private static void checkImage(ByteReader in) throws IOException {
        boolean frame = false;
        boolean scan = false;
        for (int marker = marker(in); marker != END; ) {
            frame |= isFrame(marker);
            if (!standsAlone(marker)) {
                in.skip(in.big(2) - 2);
            }
            scan |= marker == SCAN;
            marker = marker == SCAN ? markerBehindScan(in) : marker(in);
        }
        if (!frame || !scan) {
            throw damaged();
        }
    }

    private static int marker(ByteReader in) throws IOException {
        if (in.next() != MARKER) {
            throw damaged();
        }
        int marker = filled(in);
        if (marker == 0) {
            throw damaged();
        }
        return marker;
    }

    /** Goes over the coded image, in which marks are only those of restart. */
    private static int markerBehindScan(ByteReader in) throws IOException {
        while (true) {
            if (in.next() == MARKER) {
                int marker = filled(in);
                if (marker != 0 && !isRestart(marker)) {
                    return marker;
                }
            }
        }
    }

    /** What follows a 0xFF, of which there may be several. */
    private static int filled(ByteReader in) throws IOException {
        int next = in.next();
        while (next == MARKER) {
            next = in.next();
        }
        return next;
    }

    private static boolean hasFurtherImage(ByteReader in) throws IOException {
        while (!in.isAtEnd()) {
            int next = in.next();
            if (next == MARKER && filled(in) == START) {
                return true;
            }
            if (next != 0) {
                throw new EvidenceRefusedException(Reason.TWO_FILES_IN_ONE, ContentType.JPEG);
            }
        }
        return false;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || isRestart(marker);
    }

    private static EvidenceRefusedException damaged() {
        return Inspection.damaged(ContentType.JPEG);
    }
}

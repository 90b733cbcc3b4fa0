package org.zonemark.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.zonemark.words.Phrases;

/**
 * A bundle as bytes: a zip of which there is only one for the same files, not compressed, in the order of names, with one fixed
 * time. So whoever packs the files again sees whether any byte is another, in the files or around them.
 */
final class BundleZip {

    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MOST_BYTES = 512 * 1024 * 1024;
    private static final int MOST_FILES = 20_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-zA-Z0-9][a-zA-Z0-9._-]*)?");

    private BundleZip() {}

    static byte[] pack(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(FIXED_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The files of a bundle, every byte of it accounted for.
     *
     * @throws DamagedBundleException naming the file, or the place between files, where a byte is another
     */
    static Map<String, byte[]> unpack(byte[] bundle) {
        Map<String, byte[]> files = new TreeMap<>();
        String reading = "-";
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                reading = entry.getName();
                if (!NAME.matcher(reading).matches() || files.size() >= MOST_FILES || files.containsKey(reading)) {
                    throw damaged("bundle.bad_name", reading);
                }
                byte[] file = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
                left -= file.length;
                if (left < 0) {
                    throw damaged("bundle.too_large", MOST_BYTES);
                }
                files.put(reading, file);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("bundle.unreadable", reading, String.valueOf(e.getMessage()));
        }
        compare(bundle, pack(files), files);
        return files;
    }

    private static void compare(byte[] bundle, byte[] again, Map<String, byte[]> files) {
        int place = Arrays.mismatch(bundle, again);
        if (files.isEmpty()) {
            throw damaged("bundle.no_files");
        }
        if (place >= 0) {
            throw damaged("bundle.other_byte", place, around(place, bundle, files));
        }
    }

    /** The file whose header or content a place lies in, reckoned from where contents are found; else what closes the zip. */
    private static String around(int place, byte[] bundle, Map<String, byte[]> files) {
        int reached = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            reached += LOCAL_HEADER + file.getKey().length() + file.getValue().length;
            if (place < Math.min(reached, bundle.length)) {
                return file.getKey();
            }
        }
        return Phrases.phrase("bundle.directory").en();
    }

    /** Bytes of the header of a file without its name. */
    private static final int LOCAL_HEADER = 30;

    private static DamagedBundleException damaged(String key, Object... arguments) {
        return new DamagedBundleException(Phrases.phrase(key, arguments));
    }
}

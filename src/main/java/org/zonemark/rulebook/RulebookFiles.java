package org.zonemark.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one rulebook, read as they are asked for: from a folder, an archive, or the copy in the jar.
 *
 * <p>Everything that was read goes into the rulebook's hash, and nothing outside the rulebook can be read.
 */
final class RulebookFiles {

    private static final String IN_THE_JAR = "rules/";

    /** Where bytes come from. */
    private interface Place {
        byte @Nullable [] read(String path) throws IOException;
    }

    /** Which files there are, as far as that can be asked. */
    private interface Listing {
        Set<String> paths();
    }

    private final Place place;
    private final Listing listing;
    private final Map<String, byte[]> read = new TreeMap<>();
    private int total;

    private RulebookFiles(Place place, Listing listing) {
        this.place = place;
        this.listing = listing;
    }

    static RulebookFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RulebookException(new RulebookFault(folder.toString(), 0, "there is no such folder"));
        }
        return new RulebookFiles(
                path -> {
                    Path file = folder.resolve(path);
                    return Files.isRegularFile(file) ? atMost(Files.newInputStream(file)) : null;
                },
                () -> pathsIn(folder));
    }

    /** Files by path, such as those of an archive. */
    static RulebookFiles of(Map<String, byte[]> files) {
        return new RulebookFiles(files::get, files::keySet);
    }

    static RulebookFiles bundled() {
        ClassLoader loader = RulebookFiles.class.getClassLoader();
        return new RulebookFiles(
                path -> {
                    InputStream in = loader.getResourceAsStream(IN_THE_JAR + path);
                    return in == null ? null : atMost(in);
                },
                Set::of);
    }

    /** @throws RulebookException if there is no such file, it is too large, or it is not UTF-8 */
    String text(String path) {
        byte[] bytes;
        try {
            bytes = place.read(RulebookPath.checked(path));
        } catch (IOException e) {
            throw new RulebookException(new RulebookFault(path, 0, "cannot be read: " + e));
        }
        if (bytes == null) {
            throw new RulebookException(new RulebookFault(path, 0, "the file is missing"));
        }
        keep(path, bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RulebookException(new RulebookFault(path, 0, "is not UTF-8"));
        }
    }

    YamlNode yaml(String path) {
        return YamlNode.parse(path, text(path));
    }

    /** Hash of everything read so far. */
    String sha256() {
        return Fingerprint.ofFiles(read);
    }

    /** Everything read so far, by path. */
    Map<String, byte[]> read() {
        return Collections.unmodifiableMap(new TreeMap<>(read));
    }

    /** Files that lie there and that nothing has read: a rule that would be lost in silence. */
    Set<String> unread() {
        Set<String> unread = new TreeSet<>(listing.paths());
        unread.removeIf(path -> RulebookPath.isBeside(path) || read.containsKey(path));
        return unread;
    }

    private void keep(String path, byte[] bytes) {
        byte[] before = read.put(path, bytes);
        total += bytes.length - (before == null ? 0 : before.length);
        if (bytes.length > RulebookLimits.FILE_BYTES || total > RulebookLimits.TOTAL_BYTES) {
            throw new RulebookException(new RulebookFault(
                    path,
                    0,
                    "too large; at most " + RulebookLimits.FILE_BYTES + " bytes in a file and "
                            + RulebookLimits.TOTAL_BYTES + " in all are due"));
        }
    }

    /** One byte more than a file may have is read, so that it is known to be too large. */
    private static byte[] atMost(InputStream in) throws IOException {
        try (in) {
            return in.readNBytes(RulebookLimits.FILE_BYTES + 1);
        }
    }

    private static Set<String> pathsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new RulebookException(new RulebookFault(folder.toString(), 0, "cannot be listed: " + e));
        }
    }
}

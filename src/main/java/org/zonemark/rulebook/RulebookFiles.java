package org.zonemark.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one rulebook, read as they are asked for: from a folder, or from the copy in the jar.
 *
 * <p>Everything that was read goes into the rulebook's hash.
 */
final class RulebookFiles {

    private static final String IN_THE_JAR = "rules/";

    /** Where bytes come from. */
    private interface Place {
        byte @Nullable [] read(String path) throws IOException;
    }

    private final Place place;
    private final @Nullable Path folder;
    private final Map<String, byte[]> read = new TreeMap<>();

    private RulebookFiles(Place place, @Nullable Path folder) {
        this.place = place;
        this.folder = folder;
    }

    static RulebookFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RulebookException(new RulebookFault(folder.toString(), 0, "there is no such folder"));
        }
        return new RulebookFiles(
                path -> {
                    Path file = folder.resolve(path);
                    return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
                },
                folder);
    }

    static RulebookFiles bundled() {
        ClassLoader loader = RulebookFiles.class.getClassLoader();
        return new RulebookFiles(
                path -> {
                    try (InputStream in = loader.getResourceAsStream(IN_THE_JAR + path)) {
                        return in == null ? null : in.readAllBytes();
                    }
                },
                null);
    }

    /** @throws RulebookException if there is no such file, or it is not UTF-8 */
    String text(String path) {
        byte[] bytes;
        try {
            bytes = place.read(path);
        } catch (IOException e) {
            throw new RulebookException(new RulebookFault(path, 0, "cannot be read: " + e));
        }
        if (bytes == null) {
            throw new RulebookException(new RulebookFault(path, 0, "the file is missing"));
        }
        read.put(path, bytes);
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

    /** Files that lie in the folder and that nothing has read: a rule that would be lost in silence. */
    TreeSet<String> unread() {
        TreeSet<String> unread = new TreeSet<>();
        if (folder == null) {
            return unread;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.startsWith(".") && !path.contains("/.") && !path.endsWith("README.md"))
                    .filter(path -> !read.containsKey(path))
                    .forEach(unread::add);
            return unread;
        } catch (IOException e) {
            throw new RulebookException(new RulebookFault(folder.toString(), 0, "cannot be listed: " + e));
        }
    }
}

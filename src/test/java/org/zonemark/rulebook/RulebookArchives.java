package org.zonemark.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Archives that tests upload. */
public final class RulebookArchives {

    private RulebookArchives() {}

    /** Every file of a folder. */
    public static byte[] of(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RulebookArchive.pack(files);
    }

    /** The texts of an archive by path. */
    public static Map<String, String> texts(byte[] archive) {
        Map<String, String> texts = new TreeMap<>();
        RulebookArchive.unpack(archive)
                .forEach((path, file) -> texts.put(path, new String(file, StandardCharsets.UTF_8)));
        return texts;
    }

    /** The files of a rulebook, some of them with another text. */
    public static byte[] changed(Rulebook rulebook, Map<String, UnaryOperator<String>> changes) {
        Map<String, byte[]> files = new TreeMap<>(rulebook.files());
        changes.forEach((path, change) ->
                files.put(path, change.apply(rulebook.text(path)).getBytes(StandardCharsets.UTF_8)));
        return RulebookArchive.pack(files);
    }
}

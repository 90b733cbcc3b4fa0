package org.zonemark.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files under {@code samples}. */
public final class Samples {

    public static final Path FOLDER = Path.of("samples");

    private static final JsonMapper JSON = JsonMapper.shared();

    private Samples() {}

    /** Codes of all sample zones, in their order. */
    public static List<String> codes() {
        return codesIn("zones");
    }

    static List<String> codesIn(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(String code) {
        return FOLDER.resolve("zones").resolve(code + ".json");
    }

    /** The self-assessment as it stands in its file. */
    public static String text(String code) {
        return text(file(code));
    }

    /** The self-assessment, free to be changed. */
    public static ObjectNode document(String code) {
        return (ObjectNode) JSON.readTree(text(code));
    }

    /** The self-assessment in one line, without the line's end. */
    public static String line(String code) {
        return document(code).toString();
    }

    /** The zone alone, as it is registered. */
    public static String zone(String code) {
        return document(code).get("zone").toString();
    }

    /** What the independent program made of it. */
    public static JsonNode expected(String code) {
        return JSON.readTree(text(FOLDER.resolve("evaluations").resolve(code + ".json")));
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

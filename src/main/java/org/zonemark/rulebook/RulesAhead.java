package org.zonemark.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules that come with the program, compiled when it is built: their classes lie among its own.
 *
 * <p>They are used for exactly the rules of which they were made, word for word, and as long as everything that rules may
 * speak of is what it was; all other rules are compiled when they are loaded.
 */
public final class RulesAhead {

    private static final String FOLDER = RuleGrammar.PACKAGE.replace('.', '/');
    private static final String NOTE = FOLDER + "/compiled-ahead";

    private RulesAhead() {}

    /**
     * Compiles them into a folder of classes, unless they are there already.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        List<DrlFile> rules = RulebookLoader.bundledRules();
        Path note = classes.resolve(NOTE);
        if (Files.exists(note) && Note.of(Files.readString(note)).of.equals(hash(rules))) {
            return;
        }
        clear(classes.resolve(FOLDER));
        RuleClasses compiled = RuleCompiler.generate(rules);
        for (Map.Entry<String, byte[]> one : compiled.bytes().entrySet()) {
            Path file = classes.resolve(RuleClasses.file(one.getKey()));
            Files.createDirectories(file.getParent());
            Files.write(file, one.getValue());
        }
        Files.writeString(note, new Note(hash(rules), compiled.model()).text());
    }

    /** The model of these rules; empty if it was not made ahead. */
    static Optional<RuleModel> of(List<DrlFile> rules) {
        Note note = Ahead.NOTE;
        return note != null && note.of.equals(hash(rules)) ? Optional.ofNullable(Ahead.MODEL) : Optional.empty();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path one : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static String hash(List<DrlFile> rules) {
        return Fingerprint.ofText(rules.stream()
                .map(file -> file.path() + "\n" + file.text())
                .collect(Collectors.joining("\n", RuleVocabulary.only().signatures() + "\n", "")));
    }

    /**
     * @param of hash of rules and vocabulary
     * @param model name of the class of the model
     */
    private record Note(String of, String model) {

        static Note of(String text) {
            String[] words = text.split("\\s+");
            return new Note(words[0], words[1]);
        }

        String text() {
            return of + "\n" + model + "\n";
        }
    }

    /** Read once, when the first rulebook is loaded: the model changes nothing and all share it. */
    private static final class Ahead {

        private static final @Nullable Note NOTE = note();
        private static final @Nullable RuleModel MODEL =
                NOTE == null ? null : RuleModel.of(NOTE.model, RulesAhead.class.getClassLoader());

        private static @Nullable Note note() {
            try (InputStream in = RulesAhead.class.getClassLoader().getResourceAsStream(RulesAhead.NOTE)) {
                return in == null ? null : RulesAhead.Note.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package org.zonemark.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The attacks of {@code hostile-rules.txt}. */
final class HostileRules {

    private static final String HEAD = "package org.zonemark.rules; import org.zonemark.scoring.Answers;"
            + " global org.zonemark.scoring.FindingCollector findings;\n";
    private static final String MARK = "=== ";
    private static final Pattern NUMBERED = Pattern.compile("<U\\+([0-9A-F]{4})>");

    /**
     * One file of rules that must be refused.
     *
     * @param line where the fault is, from 1
     * @param words part of its cause
     */
    record Attack(String name, int line, String words, String drl) {

        Attack with(String placeholder, String value) {
            return new Attack(name, line, words.replace(placeholder, value), drl.replace(placeholder, value));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private HostileRules() {}

    static List<Attack> all() {
        String text = text();
        return Arrays.stream(text.substring(text.indexOf("\n" + MARK)).split("\n" + MARK))
                .skip(1)
                .map(HostileRules::attack)
                .map(attack -> attack.with("BAIT", Bait.class.getName()))
                .toList();
    }

    static Attack named(String name) {
        return all().stream()
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Attack attack(String block) {
        String[] parts = block.split("\n", 2);
        String[] head = parts[0].split(" \\| ");
        String body = NUMBERED.matcher(parts[1])
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
        String drl = body.startsWith("package") ? body : HEAD + body;
        return new Attack(head[0], Integer.parseInt(head[1]), head[2], drl);
    }

    private static String text() {
        try (InputStream in = HostileRules.class.getResourceAsStream("hostile-rules.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zonemark.words.Numbers;
import org.zonemark.words.Words;

/** Writes new reference values into the text of a rulebook, and leaves every other character as it stands. */
final class ReferenceText {

    private static final Pattern OTHER_LINE_END = Pattern.compile("[\\u0085\\u2028\\u2029]|\\r(?!\\n)");
    private static final String FIRST_FILE = "rulebook.yaml";

    private ReferenceText() {}

    /** The text of {@code rulebook.yaml} with another version. */
    static String withVersion(String text, String version) {
        YamlNode node = YamlNode.parse(FIRST_FILE, text).get("version");
        List<String> lines = lines(FIRST_FILE, text);
        String line = lines.get(node.line() - 1);
        String before = line.substring(0, node.column());
        String old = line.substring(node.column());
        boolean isQuoted = old.startsWith("'") || old.startsWith("\"");
        if (!isQuoted && !old.startsWith(node.text())) {
            throw node.refuse(
                    "another version can be written only where this one stands plainly, as in version: '1.0'");
        }
        int length = isQuoted ? old.indexOf(old.charAt(0), 1) + 1 : node.text().length();
        lines.set(node.line() - 1, before + quoted(version) + old.substring(length));
        return String.join("\n", lines);
    }

    /** The text of a section with new entries behind the last of each clause that stands in it. */
    static String withEntries(String path, String text, List<ReferenceEdit.Change> changes) {
        NavigableMap<Integer, String> insertions = new TreeMap<>();
        Map<String, ReferenceEdit.Change> byClause =
                changes.stream().collect(Collectors.toMap(ReferenceEdit.Change::clause, change -> change));
        List<String> lines = lines(path, text);
        for (YamlNode clause : YamlNode.parse(path, text).get("clauses").list()) {
            Optional.ofNullable(byClause.get(clause.get("id").text())).ifPresent(change -> {
                YamlNode reference = clause.get("reference");
                if (!reference.isListOfLines()) {
                    throw reference.refuse("new entries can be added only to a list with a line for each entry");
                }
                List<YamlNode> entries = reference.list();
                YamlNode last = entries.get(entries.size() - 1);
                String dash = lines.get(last.line() - 1).substring(0, last.column());
                if (!dash.strip().equals("-")) {
                    throw last.refuse("a new entry can be added only where this one begins on the line of its dash");
                }
                insertions.put(last.lastLine(), entry(change, dash));
            });
        }
        insertions.descendingMap().forEach((line, entry) -> lines.add(line, entry));
        return String.join("\n", lines);
    }

    private static String entry(ReferenceEdit.Change change, String dash) {
        String indent = " ".repeat(dash.length());
        List<String> entry = new ArrayList<>();
        entry.add(dash + "from: " + change.from());
        List<Anchors.Anchor> anchors = change.anchors();
        if (anchors != null) {
            entry.add(indent + "anchors: "
                    + anchors.stream()
                            .map(one -> "[" + number(one.value()) + ", " + number(one.points()) + "]")
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        Double threshold = change.threshold();
        if (threshold != null) {
            entry.add(indent + "threshold: " + number(threshold));
        }
        entry.addAll(words(indent, "source", change.source()));
        entry.addAll(words(indent, "reason", change.reason()));
        return String.join("\n", entry);
    }

    private static List<String> words(String indent, String field, Words words) {
        return List.of(
                indent + field + ":",
                indent + "  zh: " + quoted(words.zh().strip()),
                indent + "  en: " + quoted(words.en().strip()));
    }

    /** Every digit that a double has, so that it is read again as the same. */
    private static String number(double value) {
        return Numbers.plain(value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** @throws RulebookException if YAML counts lines in this text where nobody else sees any */
    private static List<String> lines(String path, String text) {
        if (OTHER_LINE_END.matcher(text).find()) {
            throw new RulebookException(new RulebookFault(path, 0, "has line ends other than those of a text file"));
        }
        return new ArrayList<>(List.of(text.split("\n", -1)));
    }
}

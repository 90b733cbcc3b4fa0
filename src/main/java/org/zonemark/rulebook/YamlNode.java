package org.zonemark.rulebook;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.zonemark.words.Words;

/** A value in a YAML file of the rulebook that remembers its line, so that what is wrong in it can be found. */
final class YamlNode {

    /** As JSON has them, with a plus or a point in front too. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private final String file;
    private final Node node;

    private YamlNode(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** @throws RulebookException if the text is not YAML, or empty */
    static YamlNode parse(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        // It refuses what is deeper than one below the limit.
        options.setNestingDepthLimit(RulebookLimits.YAML_DEPTH - 1);
        options.setCodePointLimit(RulebookLimits.FILE_BYTES);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new RulebookException(new RulebookFault(file, 0, "the file is empty"));
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new RulebookException(new RulebookFault(file, line, "not YAML: " + e.getProblem()));
        } catch (ReaderException e) {
            String before = text.substring(0, Math.min(e.getPosition(), text.length()));
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            throw new RulebookException(
                    new RulebookFault(file, line, "not YAML: a character that does not belong in a text"));
        } catch (YAMLException e) {
            throw new RulebookException(new RulebookFault(file, 0, "not YAML as it is read here: " + e.getMessage()));
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** The column of its first character, from 0. */
    int column() {
        return node.getStartMark().getColumn();
    }

    /** The line on which its last word stands, from 1, without comments behind it; of a block of text with the empty lines behind it. */
    int lastLine() {
        return lastLine(node);
    }

    /** Whether it is a list with one item on a line each, behind dashes. */
    boolean isListOfLines() {
        return node instanceof SequenceNode list && list.getFlowStyle() == DumperOptions.FlowStyle.BLOCK;
    }

    private static int lastLine(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == DumperOptions.FlowStyle.BLOCK
                && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().get(collection.getValue().size() - 1);
            return lastLine(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        Mark end = node.getEndMark();
        return end.getColumn() == 0 ? end.getLine() : end.getLine() + 1;
    }

    RulebookException refuse(String cause) {
        return new RulebookException(fault(cause));
    }

    RulebookFault fault(String cause) {
        return new RulebookFault(file, line(), cause);
    }

    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    YamlNode get(String key) {
        return find(key).orElseThrow(() -> refuse("`" + key + "` is missing"));
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(fields().get(key)).filter(value -> !value.isNull());
    }

    /** Refuses a field that nobody reads: most often a misspelt one. */
    YamlNode onlyFields(Set<String> known) {
        fields().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.refuse("`" + key + "` is not known here; known are "
                        + known.stream().sorted().toList());
            }
        });
        return this;
    }

    /** Fields in the order of the file; a key that stands twice is refused. */
    Map<String, YamlNode> fields() {
        if (!(node instanceof MappingNode mapping)) {
            throw refuse("fields are due here, `name: value`");
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode value = new YamlNode(file, tuple.getValueNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw value.refuse("the name of a field is a plain text");
            }
            String key = name.getValue();
            if (fields.put(key, value) != null) {
                throw value.refuse("`" + key + "` stands here twice");
            }
        }
        return fields;
    }

    List<YamlNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refuse("a list is due here");
        }
        List<YamlNode> list = new ArrayList<>();
        sequence.getValue().forEach(item -> list.add(new YamlNode(file, item)));
        return list;
    }

    List<String> texts() {
        return list().stream().map(YamlNode::text).toList();
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)
                || isNull()
                || scalar.getValue().isBlank()) {
            throw refuse("a text is due here");
        }
        return scalar.getValue();
    }

    Words words() {
        onlyFields(Set.of("zh", "en"));
        return new Words(get("zh").text(), get("en").text());
    }

    double number() {
        double number = NUMBER.matcher(text()).matches() ? Double.parseDouble(text()) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw refuse("a number is due here, not `" + text() + "`");
        }
        return number;
    }

    int whole() {
        double number = number();
        if (number != (int) number) {
            throw refuse("a whole number is due here, not `" + text() + "`");
        }
        return (int) number;
    }

    boolean truth() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse("true or false is due here, not `" + text() + "`");
        };
    }

    LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw refuse("a date is due here, such as 2026-01-01, not `" + text() + "`");
        }
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw refuse("`" + text() + "` is not one of "
                + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    /** The value as plain maps, lists, numbers, truth values and texts. */
    Object plain() {
        if (node instanceof MappingNode) {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields().forEach((key, value) -> {
                if (!value.isNull()) {
                    plain.put(key, value.plain());
                }
            });
            return plain;
        }
        if (node instanceof SequenceNode) {
            return list().stream().map(YamlNode::plain).toList();
        }
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
            double number = number();
            return number == Math.rint(number) && node.getTag().equals(Tag.INT) ? (Object) (long) number : number;
        }
        return node.getTag().equals(Tag.BOOL) ? truth() : ((ScalarNode) node).getValue();
    }
}

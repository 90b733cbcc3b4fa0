package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.words.Words;

class YamlNodeTest {

    private static final String FILE = "some.yaml";

    @Test
    void readsEachSortOfValueAsItStandsThere() {
        YamlNode root = parse("""
                text: Chemical works
                number: -2.5
                whole: 7
                yes: true
                no: false
                day: 2016-02-29
                words: {zh: 水, en: Water}
                direction: lower_better
                texts: [ecology, openness]
                """);

        assertThat(root.get("text").text()).isEqualTo("Chemical works");
        assertThat(root.get("number").number()).isEqualTo(-2.5);
        assertThat(root.get("whole").whole()).isEqualTo(7);
        assertThat(root.get("yes").truth()).isTrue();
        assertThat(root.get("no").truth()).isFalse();
        assertThat(root.get("day").date()).isEqualTo(LocalDate.of(2016, 2, 29));
        assertThat(root.get("words").words()).isEqualTo(new Words("水", "Water"));
        assertThat(root.get("direction").oneOf(Direction.class)).isEqualTo(Direction.LOWER_BETTER);
        assertThat(root.get("texts").texts()).containsExactly("ecology", "openness");
    }

    @Test
    void readsFieldsInTheOrderOfTheFileAndFindsWhatHasAValue() {
        YamlNode root = parse("b: 1\na: 2\nc: null\n");

        assertThat(root.fields().keySet()).containsExactly("b", "a", "c");
        assertThat(root.find("a")).hasValueSatisfying(a -> assertThat(a.whole()).isEqualTo(2));
        assertThat(root.find("c")).isEmpty();
        assertThat(root.find("d")).isEmpty();
        assertThat(root.fields().get("c").isNull()).isTrue();
        assertThat(root.onlyFields(Set.of("a", "b", "c"))).isSameAs(root);
    }

    @Test
    void readsAValueAsPlainMapsListsNumbersTruthsAndTexts() {
        YamlNode root = parse("""
                value: 12
                share: 0.25
                round: 3.0
                held: true
                free: false
                code: '12'
                note: null
                items: [1, open, {deep: -4}]
                """);

        assertThat(root.plain())
                .isEqualTo(Map.of(
                        "value",
                        12L,
                        "share",
                        0.25,
                        "round",
                        3.0,
                        "held",
                        true,
                        "free",
                        false,
                        "code",
                        "12",
                        "items",
                        List.of(1L, "open", Map.of("deep", -4L))));
    }

    @Test
    void aFieldThatIsMissingIsSaidOfTheLineWhereItsFieldsBegin() {
        YamlNode second = parse("- {id: a}\n\n- name: b\n").list().get(1);

        isRefused(() -> second.get("id"), 3, "`id` is missing");
    }

    @Test
    void aFieldThatNobodyReadsIsRefusedWithItsLineAndWhatIsKnown() {
        YamlNode root = parse("id: a\nnmae: b\n");

        isRefused(() -> root.onlyFields(Set.of("name", "id")), 2, "`nmae` is not known here; known are [id, name]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "number | one        | a number is due here, not `one`",
                "number | .nan       | a number is due here, not `.nan`",
                "number | NaN        | a number is due here, not `NaN`",
                "number | 1e999      | a number is due here, not `1e999`",
                "number | 5f         | a number is due here, not `5f`",
                "number | 0x1p3      | a number is due here, not `0x1p3`",
                "number | ' 7 '      | a number is due here, not ` 7 `",
                "number | [1]        | a text is due here",
                "whole  | 3000000000 | a whole number is due here, not `3000000000`",
                "whole  | -1e10      | a whole number is due here, not `-1e10`",
                "whole  | 1.5        | a whole number is due here, not `1.5`",
                "truth  | yes        | true or false is due here, not `yes`",
                "truth  | 1          | true or false is due here, not `1`",
                "plain  | on         | true or false is due here, not `on`",
                "date   | 2015-02-29 | a date is due here, such as 2026-01-01, not `2015-02-29`",
                "date   | 2015       | a date is due here, such as 2026-01-01, not `2015`",
                "oneOf  | sideways   | `sideways` is not one of [higher_better, lower_better]",
                "text   | null       | a text is due here",
                "text   | ' '        | a text is due here",
                "text   | {a: b}     | a text is due here",
                "list   | a          | a list is due here",
                "list   | {a: b}     | a list is due here",
                "texts  | [a, null]  | a text is due here",
                "fields | a          | fields are due here, `name: value`",
                "fields | [a]        | fields are due here, `name: value`",
                "fields | {a: 1, a: 2}   | `a` stands here twice",
                "fields | {[a]: 1}   | the name of a field is a plain text",
                "words  | {zh: 水}   | `en` is missing",
                "words  | {zh: 水, en: Water, de: Wasser} | `de` is not known here; known are [en, zh]"
            })
    void whatIsNotDueIsRefusedWithItsLine(String due, String yaml, String cause) {
        YamlNode value = parse("first: 1\nvalue: " + yaml + "\n").fields().get("value");

        isRefused(() -> reading(due).accept(value), 2, cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "\n\n"})
    void aFileWithNothingInItIsRefused(String text) {
        isRefused(() -> parse(text), 0, "the file is empty");
    }

    @ParameterizedTest
    @CsvSource({"'a: 1\nb: \tc: 2\n', 2", "'a: 1\nb: [2\n', 3", "'a: b: c\n', 1", "'a: *nowhere\n', 1"})
    void whatIsNoYamlIsRefusedWithTheLineOfTheProblem(String text, int line) {
        isRefused(() -> parse(text), line, "not YAML: ");
    }

    @ParameterizedTest
    @CsvSource({"'\u0007', 1", "'a: 1\nb: \u0007\n', 2", "'a: 1\n\u0007\n', 2"})
    void aCharacterThatBelongsInNoTextIsRefusedWithItsLine(String text, int line) {
        isRefused(() -> parse(text), line, "not YAML: a character that does not belong in a text");
    }

    @Test
    void listsAndFieldsAreNotRepeatedByAnAlias() {
        isRefused(() -> parse("a: &some [1]\nb: *some\n"), 0, "not YAML as it is read here: ");
    }

    @Test
    void listsStandInsideEachOtherToADepthThatIsLimited() {
        String deepest = "[".repeat(RulebookLimits.YAML_DEPTH) + "]".repeat(RulebookLimits.YAML_DEPTH);

        assertThat(parse(deepest).list()).hasSize(1);
        isRefused(() -> parse("[" + deepest + "]"), 0, "not YAML as it is read here: ");
    }

    @Test
    void aTextIsNoLongerThanAFileMayBe() {
        String longest = "a: " + "x".repeat(RulebookLimits.FILE_BYTES - 4) + "\n";

        assertThat(parse(longest).get("a").text()).hasSize(RulebookLimits.FILE_BYTES - 4);
        isRefused(() -> parse("#" + " ".repeat(10) + "\n" + longest), 0, "not YAML as it is read here: ");
    }

    @Test
    void knowsWhereAValueBegins() {
        YamlNode item =
                parse("# first\nlist:\n  - a: 1\n    b: 2\n").get("list").list().get(0);

        assertThat(item.line()).isEqualTo(3);
        assertThat(item.column()).isEqualTo(4);
        assertThat(item.get("b").line()).isEqualTo(4);
        assertThat(item.get("b").column()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "'v: one', 1",
        "'v: one\n# more\n\nw: two\n', 1",
        "'v:\n- 1\n- 2\n\n# more\nw: 3\n', 3",
        "'v:\n  a: 1\n  b:\n    c: 2\n\nw: 3\n', 4",
        "'v:\n- a: 1\n  b: 2\n\nw: 3\n', 3",
        "'v: [1,\n  2\n  ]\nw: 3\n', 3",
        "'v: {}\n\nw: 3\n', 1",
        "'v: |\n  one\n  two\nw: 3\n', 3",
        "'v:\n  a: |\n    one\n    two\nw: 3\n', 4",
        "'v: one\n  two\n\nw: 3\n', 2"
    })
    void knowsTheLineOfItsLastWord(String text, int line) {
        assertThat(parse(text).get("v").lastLine()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"'- 1\n- 2\n', true", "'[1, 2]', false", "'a: 1\n', false", "'text', false"})
    void knowsWhetherItIsAListWithOneItemOnALine(String text, boolean lines) {
        assertThat(parse(text).isListOfLines()).isEqualTo(lines);
    }

    @Test
    void aRefusalNamesTheFile() {
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> parse("a: 1\nb: x\n").get("b").number())
                .withMessageContaining("some.yaml:2: a number is due here, not `x`");
    }

    private static Consumer<YamlNode> reading(String due) {
        return switch (due) {
            case "number" -> YamlNode::number;
            case "whole" -> YamlNode::whole;
            case "truth" -> YamlNode::truth;
            case "plain" -> YamlNode::plain;
            case "date" -> YamlNode::date;
            case "oneOf" -> node -> node.oneOf(Direction.class);
            case "text" -> YamlNode::text;
            case "list" -> YamlNode::list;
            case "texts" -> YamlNode::texts;
            case "fields" -> YamlNode::fields;
            default -> YamlNode::words;
        };
    }

    private static YamlNode parse(String text) {
        return YamlNode.parse(FILE, text);
    }

    private static void isRefused(ThrowingCallable reading, int line, String cause) {
        Refusals.isRefused(reading, FILE, line, cause);
    }
}

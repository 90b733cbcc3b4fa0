package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.RuleToken.Kind;

/** A file of rules is cut into words and signs in the one way that there is, or refused where there could be two. */
class RuleLexerTest {

    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_SHOWN = 80;

    @Test
    void everyWordKnowsItsKindAndItsPlace() {
        assertThat(tokens("$one :\n\tFact( weight >= 1.5,\r\n name == \"A2-2.1.5\" )"))
                .containsExactly(
                        new RuleToken(Kind.VARIABLE, "$one", 1, 0),
                        new RuleToken(Kind.SIGN, ":", 1, 5),
                        new RuleToken(Kind.NAME, "Fact", 2, 8),
                        new RuleToken(Kind.SIGN, "(", 2, 12),
                        new RuleToken(Kind.NAME, "weight", 2, 14),
                        new RuleToken(Kind.SIGN, ">=", 2, 21),
                        new RuleToken(Kind.NUMBER, "1.5", 2, 24),
                        new RuleToken(Kind.SIGN, ",", 2, 27),
                        new RuleToken(Kind.NAME, "name", 3, 30),
                        new RuleToken(Kind.SIGN, "==", 3, 35),
                        new RuleToken(Kind.TEXT, "\"A2-2.1.5\"", 3, 38),
                        new RuleToken(Kind.SIGN, ")", 3, 49),
                        new RuleToken(Kind.END, "", 3, 50));
    }

    @Test
    void signsThatStandTogetherAreReadAsTheLongest() {
        assertThat(tokens("<=>=!===&&||<>!-+*/.,;:@"))
                .extracting(RuleToken::text)
                .containsExactly(
                        "<=", ">=", "!=", "==", "&&", "||", "<", ">", "!", "-", "+", "*", "/", ".", ",", ";", ":", "@",
                        "");
    }

    @Test
    void aCommentAboveARuleLeavesSpaceOfItsLength() {
        RuleLexer lexer = new RuleLexer("rules.drl", "// 生态\nrule \"a\" end // b\n");

        assertThat(lexer.tokens()).extracting(RuleToken::text).containsExactly("rule", "\"a\"", "end", "");
        assertThat(lexer.code()).hasToString("     \nrule \"a\" end     \n");
    }

    @Test
    void aFileOfTheGreatestSizeIsReadAndALargerOneIsNot() {
        String greatest = "\n".repeat(RulebookLimits.DRL_BYTES);

        assertThat(tokens(greatest)).hasSize(1);
        assertThat(refusal(greatest + "\n"))
                .isEqualTo("rules.drl:1: 131073 characters; at most 131072 in a file are due");
    }

    @Test
    void aLineOfTheGreatestLengthIsReadAndALongerOneIsNot() {
        String longest = "rule\n" + " ".repeat(LONGEST_LINE);

        assertThat(tokens(longest)).hasSize(2);
        assertThat(refusal(longest + " ")).isEqualTo("rules.drl:2: a line of 2001 characters; at most 2000 are due");
    }

    @Test
    void bracketsStandInsideEachOtherEightDeepAndNoDeeper() {
        String eight = "(".repeat(8);

        assertThat(tokens(eight + ")".repeat(8) + eight)).hasSize(25);
        assertThat(refusal("rule \"a\"\n" + eight + "("))
                .isEqualTo("rules.drl:2: rule `a`: brackets inside each other more than 8 deep");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, a null",
        "000B, a vertical tab",
        "000C, a form feed",
        "000D, a line end of old Macs",
        "001B, an escape",
        "007F, a delete",
        "0085, a next line",
        "00AD, a soft hyphen",
        "0378, unassigned",
        "200B, a space without width",
        "202E, a turn of the reading direction",
        "2028, a line separator",
        "2029, a paragraph separator",
        "D800, half of a pair",
        "E000, for private use",
        "FEFF, a byte order mark"
    })
    void aCharacterThatSomeReaderCouldTakeForAnotherIsRefusedEvenInAComment(String number) {
        assertThat(refusal("rule\n// a" + (char) Integer.parseInt(number, 16) + "b"))
                .isEqualTo("rules.drl:2: the character U+" + number
                        + "; no rule needs it, not even in a comment or a text");
    }

    @Test
    void anEscapeIsRefusedEvenInAText() {
        assertThat(refusal("\n\n\"a\\u0022\""))
                .isEqualTo("rules.drl:3: the character `\\`; no rule needs it, not even in a comment or a text");
    }

    @Test
    void aTextWithoutAnEndIsRefused() {
        assertThat(refusal("rule \"a\"\nwhen \"b\n\"")).isEqualTo("rules.drl:2: rule `a`: a text without an end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f", "1_000", "1.", "1.5.2", "5f", "1234567890123456", "$", "$a$b", "a$b"})
    void aWordInANotationThatNoRuleNeedsIsRefused(String word) {
        assertThat(refusal("a\n" + word + " b"))
                .startsWith(
                        "rules.drl:2: `" + word + "`; plain decimal numbers, names of ASCII letters and $variables");
    }

    @Test
    void namesAndVariablesEndSomewhere() {
        String name = "n".repeat(100);
        String variable = "$" + "v".repeat(60);

        assertThat(tokens(name + " " + variable))
                .extracting(RuleToken::kind)
                .containsExactly(Kind.NAME, Kind.VARIABLE, Kind.END);
        assertThat(refusal(name + "n")).startsWith("rules.drl:1: `" + "n".repeat(LONGEST_SHOWN) + "`; plain");
        assertThat(refusal(variable + "v")).startsWith("rules.drl:1: `" + variable + "v`; plain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "#|the character `#`",
                "'|the character `'`",
                "~|the character `~`",
                "=|the character `=`",
                "&|the character `&`",
                "é|the character U+00E9",
                "生|the character U+751F",
                "\uD83C\uDF31|the character U+1F331"
            })
    void anyOtherCharacterIsShownInItsLine(String character, String shown) {
        assertThat(refusal("a\n  b " + character + " c  \nd"))
                .startsWith("rules.drl:2: " + shown + " in `b " + character
                        + " c`; rules are written with names, texts in \", numbers, $variables");
    }

    @Test
    void onlyTheBeginningOfALongLineIsShown() {
        assertThat(refusal("b ".repeat(LONGEST_SHOWN) + "#")).contains(" in `" + "b ".repeat(LONGEST_SHOWN / 2) + "`;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\" #|the",
                "rule #|the",
                "rule \"a\" #|rule `a`: the",
                "rule \"a\" when #|rule `a`: the",
                "rule \"a\" when \"b\" #|rule `a`: the",
                "rule \"a\" end #|the",
                "rule \"a\" end \"b\" #|the",
                "rule \"a\" rule #|the",
                "rule \"a\" end rule \"b\" #|rule `b`: the"
            })
    void theRuleInWhichAFaultStandsIsNamed(String drl, String start) {
        assertThat(refusal(drl)).startsWith("rules.drl:1: " + start + " character `#`");
    }

    @Test
    void commentsMayStandBetweenImportsAndRules() {
        assertThat(tokens("// one\nimport // two\nrule \"a\" when end\n// three"))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule \"a\"\n// b", "rule \"a\" when then\n// b\nend", "rule \"a\" when\n( // b"})
    void noCommentStandsInsideARule(String drl) {
        assertThat(refusal(drl)).isEqualTo("rules.drl:2: rule `a`: a comment inside a rule; comments stand above it");
    }

    private static List<RuleToken> tokens(String drl) {
        return new RuleLexer("rules.drl", drl).tokens();
    }

    private static String refusal(String drl) {
        RulebookException refusal = catchThrowableOfType(RulebookException.class, () -> tokens(drl));
        assertThat(refusal).as("refusal of\n%s", drl).isNotNull();
        return refusal.faults().get(0).toString();
    }
}

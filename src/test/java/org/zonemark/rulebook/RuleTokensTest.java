package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.RuleToken.Kind;

/** Words and signs are taken in order up to the end of the file, and no text stands for a word. */
class RuleTokensTest {

    @Test
    void wordsAreTakenInOrderAndTheEndStays() {
        RuleTokens tokens = tokens("one : two");

        assertThat(tokens.isFollowedBy(":")).isTrue();
        assertThat(tokens.isFollowedBy("one")).isFalse();
        assertThat(tokens.take().text()).isEqualTo("one");
        assertThat(tokens.takeIf("two")).isFalse();
        assertThat(tokens.takeIf(":")).isTrue();
        assertThat(tokens.isAtEnd()).isFalse();
        assertThat(tokens.due(Kind.NAME, "a name").text()).isEqualTo("two");
        assertThat(tokens.isAtEnd()).isTrue();
        assertThat(tokens.isFollowedBy("two")).isFalse();
        assertThat(tokens.take().shown()).isEqualTo("the end of the file");
        assertThat(tokens.take().kind()).isEqualTo(Kind.END);
    }

    @Test
    void aTextIsNoWordWhateverItSays() {
        RuleTokens tokens = new RuleTokens("rules.drl", List.of(new RuleToken(Kind.TEXT, "end", 1, 0)));

        assertThat(tokens.is("end")).isFalse();
        assertThat(tokens.is(Kind.TEXT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A2-2.1.5", "生态 优先", "a_b", "100"})
    void aTextOfAnExpressionIsPlain(String text) {
        RuleTokens tokens = tokens('"' + text + '"');

        assertThat(tokens.checkPlainText(tokens.peek())).isEqualTo(String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a'b", "a;b", "(a)", "a\tb", "a=b", "${a}", "“a”"})
    void aTextThatCouldBeTakenForCodeIsRefused(String text) {
        assertThat(refusalOf(text))
                .isEqualTo("rules.drl:1: the text \"" + text
                        + "\" is not allowed; letters, digits, spaces, . _ - are due, at most 100");
    }

    @Test
    void aTextHasALength() {
        RuleTokens longest = tokens('"' + "a".repeat(100) + '"');

        assertThat(longest.checkPlainText(longest.peek())).isEqualTo(String.class);
        assertThat(refusalOf("a".repeat(101))).startsWith("rules.drl:1: the text \"aaa");
    }

    private static String refusalOf(String text) {
        RuleTokens tokens = tokens('"' + text + '"');
        RulebookException refusal =
                catchThrowableOfType(RulebookException.class, () -> tokens.checkPlainText(tokens.peek()));
        return refusal.faults().get(0).toString();
    }

    private static RuleTokens tokens(String drl) {
        return new RuleTokens("rules.drl", new RuleLexer("rules.drl", drl).tokens());
    }
}

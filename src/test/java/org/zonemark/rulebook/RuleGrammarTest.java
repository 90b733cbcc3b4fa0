package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of rules holds a package, imports, globals and rules; whatever else stands there is named with its line. */
class RuleGrammarTest {

    private static final String HEAD = """
            package org.zonemark.rules;
            import org.zonemark.scoring.Answers;
            global org.zonemark.scoring.FindingCollector findings;
            """;

    private static final String BODY = """
            when
                $answers : Answers()
            then
                findings.add($answers.to("A2-2.1.5").asGate());
            end
            """;

    private static final String RULE = "rule \"first\"\n" + BODY;
    private static final String FAULTY = RULE.replace("asGate", "asGait");
    private static final String FAULT = "rules.drl:8: rule `first`: asGait() is undefined for AnsweredCriterion";

    /** Words and signs behind the name of the rule. */
    private static final int WORDS = 24;

    private static final int MOST_WORDS = 500;

    @Test
    void aFileOfRulesIsAccepted() {
        assertThat(faults(HEAD)).isEmpty();
        assertThat(faults(HEAD + RULE + RULE.replace("first", "second"))).isEmpty();
        assertThat(faults(HEAD + "rule \"first\"\n@Clause(\"A2-2.1.5\") @Flag(\"a\") @Clauses(\"a, b\") @Limit(\"a\")\n"
                        + BODY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "'' ¦ the end of the file is not allowed; `package` is due first",
                "rule ¦ `rule` is not allowed; `package` is due first",
                "package org.zonemark; ¦ this package is not allowed; `package org.zonemark.rules;` is due",
                "package org.zonemark.rules.* ; ¦ this package is not allowed; `package org.zonemark.rules;` is due",
                "package org.zonemark.rules ¦ the end of the file is not allowed; `;` is due behind the package",
                "package ; ¦ `;` is not allowed; a package is due",
                "package org. ; ¦ `;` is not allowed; a package is due",
                "package org.zonemark.rules; import org.zonemark.scoring.Answers ¦"
                        + " the end of the file is not allowed; `;` is due behind an import",
                "package org.zonemark.rules; global org.zonemark.scoring.FindingCollector ; ¦"
                        + " `;` is not allowed; the name of a global is due",
                "package org.zonemark.rules; global org.zonemark.scoring.FindingCollector findings ¦"
                        + " the end of the file is not allowed; `;` is due behind a global",
                "package org.zonemark.rules; query ¦ `query` is not allowed; a file holds `import`, `global` and `rule`,"
                        + " and nothing else"
            })
    void aHeadThatIsWrittenInAnotherWayIsRefused(String head, String cause) {
        assertThat(faults(head)).containsExactly("rules.drl:1: " + cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "@Watch(\"a\") ¦ the annotation @Watch is not allowed; there are [Clause, Clauses, Flag, Limit]",
                "@\"Clause\" ¦ `\"Clause\"` is not allowed; the name of an annotation is due",
                "@Clause ¦ `when` is not allowed; `(` is due behind @Clause",
                "@Clause(5) ¦ `5` is not allowed; a text in \" is due",
                "@Clause(\"a;b\") ¦ the text \"a;b\" is not allowed; letters, digits, spaces and . , _ - are due",
                "@Clause(\"a\", \"b\") ¦ `,` is not allowed; `)` is due behind the text",
                "salience 5 ¦ `salience` is not allowed; `when` is due behind the annotations: a rule has no attributes"
            })
    void anAnnotationThatIsWrittenInAnotherWayIsRefused(String annotation, String cause) {
        assertThat(faults(HEAD + "rule \"first\" " + annotation + " " + BODY))
                .containsExactly("rules.drl:4: rule `first`: " + cause);
    }

    @Test
    void namesAndAnnotationsHaveALength() {
        assertThat(faults(HEAD + RULE.replace("first", "n".repeat(120)))).isEmpty();
        assertThat(faults(HEAD + RULE.replace("first", "n".repeat(121))))
                .singleElement()
                .asString()
                .startsWith("rules.drl:4: the name \"nnn");
        assertThat(faults(HEAD + RULE.replace("when", "@Clauses(\"" + "c".repeat(500) + "\") when")))
                .isEmpty();
        assertThat(faults(HEAD + RULE.replace("when", "@Clauses(\"" + "c".repeat(501) + "\") when")))
                .singleElement()
                .asString()
                .startsWith("rules.drl:5: rule `first`: the text \"ccc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a*/b", "a;b", "a\tb", "a$b", "a{b", "a'b", "(a", "a/b", "a@b"})
    void aNameThatCouldBeTakenForCodeIsRefused(String name) {
        assertThat(faults(HEAD + RULE.replace("first", name)))
                .containsExactly("rules.drl:4: the name \"" + name
                        + "\" is not allowed; letters, digits, spaces and . , : % + ( ) _ - “” 《》 are due");
    }

    @Test
    void afterAFaultReadingGoesOnAtTheNextRule() {
        String again = FAULTY.replace("first", "second");

        assertThat(faults(HEAD + FAULTY + RULE.replace("first", "third") + again))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(FAULT),
                        fault -> assertThat(fault).startsWith("rules.drl:20: rule `second`: asGait() is undefined"));
    }

    @Test
    void aWordInsideAFaultyRuleIsNotTakenForTheNextRule() {
        assertThat(faults(HEAD + RULE.replace("Answers()", "Answers( colour == rule )") + FAULTY))
                .hasSize(2);
    }

    @Test
    void aFaultBetweenRulesIsNotSaidOfTheRuleBefore() {
        assertThat(faults(HEAD + FAULTY + "rule \"a;b\"\n" + BODY).get(1)).startsWith("rules.drl:10: the name \"a;b\"");
        assertThat(faults(HEAD + RULE + "dialect\n"))
                .containsExactly("rules.drl:10: `dialect` is not allowed; `rule` is due between rules");
    }

    @Test
    void aRuleOfTheGreatestLengthIsReadAndALongerOneIsNot() {
        assertThat(faults(HEAD + ofWords(MOST_WORDS))).isEmpty();
        assertThat(faults(HEAD + ofWords(MOST_WORDS + 1)))
                .containsExactly("rules.drl:9: rule `first`: a rule of more than 500 words and signs is not allowed;"
                        + " shorter ones are due");
        assertThat(faults(HEAD + ofWords(MOST_WORDS + 2) + RULE.replace("first", "second")))
                .hasSize(1);
    }

    @Test
    void onlyRulesHaveAGreatestLength() {
        assertThat(faults(HEAD + "import org.zonemark.scoring.Answers;\n".repeat(MOST_WORDS / 2) + RULE))
                .isEmpty();
        assertThat(faults(HEAD + RULE.repeat(MOST_WORDS / WORDS))).isEmpty();
    }

    /** A rule with so many words and signs behind its name: a constraint has five, with its comma, or six. */
    private static String ofWords(int words) {
        int more = words - WORDS + 1;
        List<String> constraints = new ArrayList<>(Collections.nCopies(more % 5, "!concern(\"x\")"));
        constraints.addAll(Collections.nCopies(more / 5 - more % 5, "concern(\"x\")"));
        return RULE.replace("Answers()", "Answers(" + String.join(",", constraints) + ")");
    }

    private static List<String> faults(String drl) {
        RuleTokens tokens = new RuleTokens("rules.drl", new RuleLexer("rules.drl", drl).tokens());
        return new RuleGrammar(tokens)
                .read().faults().stream().map(RulebookFault::toString).toList();
    }
}

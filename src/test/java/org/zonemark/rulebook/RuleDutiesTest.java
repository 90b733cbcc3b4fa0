package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A rule that does not do its duty is named with its file and line, and so is a clause or flag without a rule. */
class RuleDutiesTest {

    private static final String CLAUSES = """
            clauses:
            - id: A2-2.1.5
            - id: A2-2.1.6
            """;

    private static final String FLAGS = """
            flags:
            - id: jump
              clauses: [A2-2.1.7, A2-2.1.8]
              limits:
              - from: 2016-01-01
                numbers:
                  part: 0.5
                  scale: 0.1
              - from: 2020-01-01
                numbers: {part: 0.4, scale: 0.1}
            """;

    private static final String ANNOTATIONS = """
            rule "jumps"
                @Flag("jump")
                @Clauses("A2-2.1.7, A2-2.1.8")
            """;

    private static final String BODY = """
            when
                $check : Check( flag == "jump" )
                $one : ReportedFigures( above("A2-2.1.7", $check.number("part")), below("A2-2.1.8", $check.number("scale")) )
            then
                flags.raise($check, $one.says("A2-2.1.7"));
            end
            """;

    private static final RuleText JUMPS = jumps(Map.of("Flag", "jump", "Clauses", "A2-2.1.7, A2-2.1.8"), BODY);

    @Test
    void clausesWithTheirRulesAreInOrder() {
        assertThat(clauseFaults(
                        ruleOf("A2-2.1.5", "A2-2.1.5 ban"), ruleOf("A2-2.1.6", "A2-2.1.6 park"), limit("Limit")))
                .isEmpty();
    }

    @Test
    void aRuleOfAClauseNamesOneOfThisRulebook() {
        assertThat(clauseFaults(
                        ruleOf("A2-2.1.5", "A2-2.1.5 ban"),
                        ruleOf("A2-2.1.6", "A2-2.1.6 park"),
                        ruleOf("A2-2.1.7", "A2-2.1.7 other"),
                        new RuleText("nothing", Map.of("Limit", "x"), "annex/2.1.drl", 7, "")))
                .containsExactly(
                        "annex/2.1.drl:3: rule `A2-2.1.7 other` needs @Clause(\"A2-…\") with a clause of this rulebook",
                        "annex/2.1.drl:7: rule `nothing` needs @Clause(\"A2-…\") with a clause of this rulebook");
    }

    @Test
    void aRuleOnWeightsNamesItsLimit() {
        assertThat(clauseFaults(
                        ruleOf("A2-2.1.5", "A2-2.1.5 ban"), ruleOf("A2-2.1.6", "A2-2.1.6 park"), limit("Clause")))
                .containsExactly("limits.drl:4: rule `limit` needs @Limit(\"…\")");
    }

    @Test
    void aClauseHasARuleThatIsNamedAfterIt() {
        assertThat(clauseFaults(ruleOf("A2-2.1.5", "A2-2.1.55 ban"), ruleOf("A2-2.1.5", "A2-2.1.6 park")))
                .containsExactly(
                        "annex/2.1.yaml:2: A2-2.1.5 has no rule; one named `A2-2.1.5 …` is due in the .drl file beside",
                        "annex/2.1.yaml:3: A2-2.1.6 has no rule; one named `A2-2.1.6 …` is due in the .drl file beside");
    }

    @Test
    void aConsistencyRuleNeedsNoClause() {
        assertThat(clauseFaults(ruleOf("A2-2.1.5", "A2-2.1.5 ban"), ruleOf("A2-2.1.6", "A2-2.1.6 park"), JUMPS))
                .isEmpty();
    }

    @Test
    void aFlagWithItsRuleIsInOrder() {
        assertThat(flagFaults(JUMPS)).isEmpty();
    }

    @Test
    void aRuleThatRaisesNoFlagIsNoneOfTheConsistencyRules() {
        assertThat(flagFaults(JUMPS, ruleOf("A2-2.1.5", "A2-2.1.5 ban"))).isEmpty();
    }

    @Test
    void aConsistencyRuleNamesAFlagThatThereIs() {
        assertThat(flagFaults(JUMPS, jumps(Map.of(), BODY), jumps(Map.of("Flag", "leap"), BODY)))
                .containsExactly(
                        "consistency/last-year.drl:9: rule `jumps` needs @Flag(\"…\") with a flag of consistency.yaml,"
                                + " one of [jump]",
                        "consistency/last-year.drl:9: rule `jumps` needs @Flag(\"…\") with a flag of consistency.yaml,"
                                + " one of [jump]");
    }

    @Test
    void aConsistencyRuleNamesTheClausesOfItsFlag() {
        assertThat(flagFaults(jumps(Map.of("Flag", "jump", "Clauses", "A2-2.1.8,A2-2.1.7"), BODY)))
                .isEmpty();
        assertThat(flagFaults(jumps(Map.of("Flag", "jump", "Clauses", "A2-2.1.7, A2-2.1.8, A2-2.1.9"), BODY)))
                .containsExactly("consistency/last-year.drl:9: rule `jumps` names the clauses"
                        + " [A2-2.1.7, A2-2.1.8, A2-2.1.9] in @Clauses; flag `jump` has [A2-2.1.7, A2-2.1.8]");
    }

    @Test
    void aConsistencyRuleUsesNoClauseThatItDoesNotName() {
        assertThat(flagFaults(with("says(\"A2-2.1.7\")", "says(\"A2-2.1.9\")")))
                .containsExactly(
                        "consistency/last-year.drl:9: rule `jumps` uses A2-2.1.9, which its @Clauses does not name");
        assertThat(flagFaults(jumps(Map.of("Flag", "jump"), BODY)))
                .hasSize(3)
                .contains(
                        "consistency/last-year.drl:9: rule `jumps` uses A2-2.1.7, which its @Clauses does not name",
                        "consistency/last-year.drl:9: rule `jumps` uses A2-2.1.8, which its @Clauses does not name");
    }

    @Test
    void aConsistencyRuleLooksForItsOwnFlagAndNoOther() {
        String fault = "consistency/last-year.drl:9: rule `jumps` raises flag `jump` and so needs"
                + " Check( flag == \"jump\" ), and no other";

        assertThat(flagFaults(with("flag == \"jump\"", "flag==\"jump\""))).isEmpty();
        assertThat(flagFaults(with("flag == \"jump\"", "flag == \"leap\""))).containsExactly(fault);
        assertThat(flagFaults(with("flag == \"jump\"", "flag == \"jump\" || flag == \"leap\"")))
                .containsExactly(fault);
        assertThat(flagFaults(with("flag == \"jump\"", "\"leap\" == flag || flag == \"jump\"")))
                .containsExactly(fault);
        assertThat(flagFaults(with("flag == \"jump\"", "\"jump\" == flag"))).isEmpty();
        assertThat(flagFaults(with(" flag == \"jump\" ", ""))).containsExactly(fault);
    }

    @Test
    void whatStandsAboveTheBodyOfARuleIsNoPartOfIt() {
        String above = "// flag == \"jump\", .number(\"more\"), \"A2-9.9.9\"\n";
        String annotations = ANNOTATIONS + "    @Reason(\"when flag\")\n";

        for (String body : List.of(BODY, BODY.indent(4), " " + BODY.replace("\n", " "))) {
            assertThat(flagFaults(
                            new RuleText("jumps", JUMPS.annotations(), JUMPS.file(), 9, above + annotations + body)))
                    .isEmpty();
        }
    }

    @Test
    void aRuleWithoutConditionsLooksForNoFlag() {
        assertThat(flagFaults(jumps(JUMPS.annotations(), BODY.replace("when", ""))))
                .contains("consistency/last-year.drl:9: rule `jumps` raises flag `jump` and so needs"
                        + " Check( flag == \"jump\" ), and no other");
    }

    @Test
    void aFlagHasARule() {
        assertThat(flagFaults())
                .containsExactly("consistency.yaml:2: no rule raises flag `jump`; one with @Flag(\"jump\") is due");
    }

    @Test
    void aRuleDoesTheDutyOfItsOwnFlagAlone() {
        String two = FLAGS + "- id: leap\n  clauses: [A2-2.1.9]\n  limits: []\n";

        assertThat(flagFaults(two, JUMPS))
                .containsExactly("consistency.yaml:11: no rule raises flag `leap`; one with @Flag(\"leap\") is due");
    }

    @Test
    void aNumberThatARuleUsesIsThereOnEachDate() {
        assertThat(flagFaults(with("number(\"part\")", "number(\"share\")")))
                .containsExactly(
                        "consistency.yaml:5: the number `share` is missing; a rule uses it",
                        "consistency.yaml:7: no rule uses the number `part`",
                        "consistency.yaml:9: the number `share` is missing; a rule uses it",
                        "consistency.yaml:10: no rule uses the number `part`");
    }

    @Test
    void severalRulesShareTheNumbersOfTheirFlag() {
        assertThat(flagFaults(
                        with("number(\"part\")", "number(\"scale\")"), with("number(\"scale\")", "number(\"part\")")))
                .isEmpty();
        assertThat(flagFaults(with("$check.number(\"part\")", "$check . number( \"part\" )")))
                .isEmpty();
    }

    @Test
    void aFlagWithoutNumbersHasARuleThatUsesNone() {
        String bare = FLAGS.substring(0, FLAGS.indexOf("    numbers:\n"));

        assertThat(flagFaults(bare, with("$check.number(\"part\")", "1")))
                .containsExactly("consistency.yaml:5: the number `scale` is missing; a rule uses it");
        assertThat(flagFaults(
                        bare, jumps(JUMPS.annotations(), BODY.replaceAll("\\$check\\.number\\(\"\\w+\"\\)", "1"))))
                .isEmpty();
    }

    private static List<String> clauseFaults(RuleText... rules) {
        RuleDuties duties = new RuleDuties(List.of(rules)).checkClauses(nodes("annex/2.1.yaml", CLAUSES, "clauses"));
        return duties.faults().stream().map(RulebookFault::toString).toList();
    }

    private static List<String> flagFaults(RuleText... rules) {
        return flagFaults(FLAGS, rules);
    }

    private static List<String> flagFaults(String flags, RuleText... rules) {
        RuleDuties duties = new RuleDuties(List.of(rules)).checkFlags(nodes("consistency.yaml", flags, "flags"));
        return duties.faults().stream().map(RulebookFault::toString).toList();
    }

    private static Map<String, YamlNode> nodes(String file, String yaml, String list) {
        return YamlNode.parse(file, yaml).get(list).list().stream()
                .collect(Collectors.toMap(
                        node -> node.get("id").text(), node -> node, (one, other) -> one, LinkedHashMap::new));
    }

    private static RuleText ruleOf(String clause, String name) {
        return new RuleText(name, Map.of("Clause", clause), "annex/2.1.drl", 3, "");
    }

    private static RuleText limit(String annotation) {
        return new RuleText("limit", Map.of(annotation, "A2-2.1.5"), "limits.drl", 4, "");
    }

    private static RuleText with(String before, String after) {
        return jumps(JUMPS.annotations(), BODY.replace(before, after));
    }

    private static RuleText jumps(Map<String, String> annotations, String body) {
        return new RuleText("jumps", annotations, "consistency/last-year.drl", 9, ANNOTATIONS + body);
    }
}

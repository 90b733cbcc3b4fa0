package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds every rule to what it must name, and every clause and every flag to having a rule. */
final class RuleDuties {

    private static final String CONSISTENCY = "consistency/";
    private static final String BODY = "when";
    private static final Pattern TEXT_COMMENT_OR_BODY = Pattern.compile("\"[^\"\n]*\"|//[^\n]*|\\b" + BODY + "\\b");
    private static final Pattern FLAG_LOOKED_FOR =
            Pattern.compile("\\bflag\\s*==\\s*\"([^\"]*)\"|\"([^\"]*)\"\\s*==\\s*flag\\b");
    private static final Pattern NUMBER_USED = Pattern.compile("\\bnumber\\s*\\(\\s*\"([^\"]*)\"");
    private static final Pattern CLAUSE_USED = Pattern.compile("\"(A2-[^\"]*)\"");

    private final List<RuleText> rules;
    private final List<RulebookFault> faults = new ArrayList<>();

    RuleDuties(List<RuleText> rules) {
        this.rules = rules;
    }

    List<RulebookFault> faults() {
        return faults;
    }

    /** Each clause has a rule, and each rule outside the consistency rules a clause or a limit. */
    RuleDuties checkClauses(Map<String, YamlNode> clauses) {
        rules.stream()
                .filter(rule -> !rule.file().startsWith(CONSISTENCY))
                .forEach(rule -> checkClauseRule(rule, clauses.keySet()));
        clauses.forEach((id, node) -> {
            boolean ruled = rules.stream()
                    .anyMatch(rule -> id.equals(rule.clause()) && rule.name().startsWith(id + " "));
            if (!ruled) {
                faults.add(node.fault(id + " has no rule; one named `" + id + " …` is due in the .drl file beside"));
            }
        });
        return this;
    }

    /** Each flag has a rule, and each consistency rule names its flag, and its clauses and numbers as the flag does. */
    RuleDuties checkFlags(Map<String, YamlNode> flags) {
        rules.stream()
                .filter(rule -> rule.file().startsWith(CONSISTENCY))
                .forEach(rule -> checkConsistencyRule(rule, flags));
        flags.forEach(this::checkFlag);
        return this;
    }

    private void checkClauseRule(RuleText rule, Set<String> clauses) {
        String clause = rule.clause();
        boolean limit = rule.file().equals("limits.drl");
        if (limit ? rule.annotations().containsKey("Limit") : clause != null && clauses.contains(clause)) {
            return;
        }
        refuse(rule, "needs " + (limit ? "@Limit(\"…\")" : "@Clause(\"A2-…\") with a clause of this rulebook"));
    }

    private void checkConsistencyRule(RuleText rule, Map<String, YamlNode> flags) {
        String flag = rule.annotations().getOrDefault("Flag", "");
        YamlNode node = flags.get(flag);
        if (node == null) {
            refuse(rule, "needs @Flag(\"…\") with a flag of consistency.yaml, one of " + flags.keySet());
            return;
        }
        List<String> named =
                List.of(rule.annotations().getOrDefault("Clauses", "").split(",\\s*"));
        List<String> due = node.get("clauses").texts();
        if (!Set.copyOf(named).equals(Set.copyOf(due))) {
            refuse(rule, "names the clauses " + named + " in @Clauses; flag `" + flag + "` has " + due);
        }
        if (!found(FLAG_LOOKED_FOR, rule).equals(Set.of(flag))) {
            refuse(rule, "raises flag `" + flag + "` and so needs Check( flag == \"" + flag + "\" ), and no other");
        }
        found(CLAUSE_USED, rule).stream()
                .filter(clause -> !named.contains(clause))
                .forEach(clause -> refuse(rule, "uses " + clause + ", which its @Clauses does not name"));
    }

    private void checkFlag(String id, YamlNode node) {
        List<RuleText> own = rules.stream()
                .filter(rule -> id.equals(rule.annotations().get("Flag")))
                .toList();
        if (own.isEmpty()) {
            faults.add(node.fault("no rule raises flag `" + id + "`; one with @Flag(\"" + id + "\") is due"));
            return;
        }
        Set<String> used =
                own.stream().flatMap(rule -> found(NUMBER_USED, rule).stream()).collect(Collectors.toSet());
        for (YamlNode limits : node.get("limits").list()) {
            checkNumbers(limits, limits.find("numbers").map(YamlNode::fields).orElse(Map.of()), used);
        }
    }

    private void checkNumbers(YamlNode limits, Map<String, YamlNode> given, Set<String> used) {
        used.stream()
                .filter(name -> !given.containsKey(name))
                .sorted()
                .forEach(name -> faults.add(limits.fault("the number `" + name + "` is missing; a rule uses it")));
        given.forEach((name, value) -> {
            if (!used.contains(name)) {
                faults.add(value.fault("no rule uses the number `" + name + "`"));
            }
        });
    }

    /** What a pattern finds in the body of a rule; its annotations and the comments above it are left out. */
    private static Set<String> found(Pattern pattern, RuleText rule) {
        return pattern.matcher(body(rule.drl()))
                .results()
                .map(result -> result.group(1) != null ? result.group(1) : result.group(2))
                .collect(Collectors.toSet());
    }

    private static String body(String drl) {
        return TEXT_COMMENT_OR_BODY
                .matcher(drl)
                .results()
                .filter(result -> result.group().equals(BODY))
                .findFirst()
                .map(result -> drl.substring(result.end()))
                .orElse("");
    }

    private void refuse(RuleText rule, String cause) {
        faults.add(new RulebookFault(rule.file(), rule.line(), "rule `" + rule.name() + "` " + cause));
    }
}

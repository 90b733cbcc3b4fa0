package org.zonemark.rulebook;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only rules that can do no harm, and makes of them the text that is compiled.
 *
 * <p>A rule is code that a stranger may have written, so nothing is forbidden one by one: {@link RuleLexer} and
 * {@link RuleGrammar} know the few words in which rules are written, and whatever has no meaning there is refused. What
 * is compiled is the file without its comments, so that no two readers can disagree on what is code, and with a
 * {@link JoinLimit} on every pattern that joins many facts.
 */
final class SafeRules {

    private static final String JOINS = "global " + JoinLimit.class.getName() + " " + JoinLimit.NAME + ";";

    private SafeRules() {}

    /**
     * The file as it is to be compiled, each rule at its own line.
     *
     * @throws RulebookException with the faults of every rule: its line, what was found and what is allowed
     */
    static DrlFile checked(DrlFile file) {
        RuleLexer lexer = new RuleLexer(file.path(), file.text());
        RuleGrammar grammar = new RuleGrammar(new RuleTokens(file.path(), lexer.tokens())).read();
        if (!grammar.faults().isEmpty()) {
            throw new RulebookException(grammar.faults());
        }
        return new DrlFile(file.path(), bounded(lexer.code(), grammar.patterns()));
    }

    /** Only cuts the file into words, so that it is fit to be parsed. */
    static void checkWords(DrlFile file) {
        new RuleLexer(file.path(), file.text()).tokens();
    }

    private static String bounded(StringBuilder code, List<RulePattern> patterns) {
        NavigableMap<Integer, String> insertions = new TreeMap<>();
        @Nullable RulePattern many = null;
        for (RulePattern pattern : patterns) {
            if (many == null || many.rule() != pattern.rule()) {
                many = pattern.ofSeveral() ? pattern : null;
            } else if (pattern.ofSeveral()) {
                insertions.put(
                        pattern.close().offset(),
                        (pattern.isBare() ? "" : ", ") + JoinLimit.NAME + ".admit(" + named(many, insertions) + ") ");
            }
        }
        if (!insertions.isEmpty()) {
            insertions.put(code.indexOf(";") + 1, JOINS);
        }
        insertions.descendingMap().forEach(code::insert);
        return code.toString();
    }

    /** The variable bound to the fact that a pattern finds; a new one where it has none. */
    private static String named(RulePattern pattern, NavigableMap<Integer, String> insertions) {
        if (pattern.variable() != null) {
            return pattern.variable();
        }
        String variable = JoinLimit.VARIABLE + pattern.first().offset();
        insertions.put(pattern.first().offset(), variable + " : ");
        return variable;
    }
}

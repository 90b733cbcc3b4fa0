package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.RuleToken.Kind;

/** Patterns and consequence of one rule: looks at facts of one scene, and tells what it finds to their collector. */
final class RuleBody {

    private static final int PATTERNS = 4;
    private static final int STATEMENTS = 5;

    private final RuleTokens tokens;
    private final Map<String, String> imported;
    private final Set<String> declared;
    private final RuleVocabulary vocabulary = RuleVocabulary.only();
    private final Map<String, Class<?>> variables = new TreeMap<>();
    private final List<RulePattern> patterns = new ArrayList<>();
    private @Nullable RuleScene scene;

    /**
     * @param imported full names of imported facts by their simple names
     * @param declared names of the globals of the file
     */
    RuleBody(RuleTokens tokens, Map<String, String> imported, Set<String> declared) {
        this.tokens = tokens;
        this.imported = imported;
        this.declared = declared;
    }

    List<RulePattern> patterns() {
        return patterns;
    }

    /** From behind {@code when} to {@code end}. */
    void read() {
        while (!tokens.is("then")) {
            if (patterns.size() == PATTERNS) {
                throw tokens.refused(tokens.peek(), "one more pattern", "a rule has at most " + PATTERNS);
            }
            pattern();
        }
        RuleToken then = tokens.take();
        if (scene == null) {
            throw tokens.refused(then, "a rule without a pattern", "`$x : Fact( … )` is due behind `when`");
        }
        RuleScene known = scene;
        int statements = 0;
        while (!tokens.takeIf("end")) {
            if (++statements > STATEMENTS) {
                throw tokens.refused(tokens.peek(), "one more statement", "a rule has at most " + STATEMENTS);
            }
            statement(known);
        }
    }

    private void pattern() {
        RuleToken first = tokens.peek();
        String variable = tokens.is(Kind.VARIABLE) ? newVariable() : null;
        RuleToken name = tokens.due(Kind.NAME, "a pattern `$x : Fact( … )`");
        String full = imported.get(name.text());
        if (full == null || tokens.is(".") || !vocabulary.facts().containsKey(full)) {
            throw tokens.refused(
                    name,
                    "Unable to resolve ObjectType '" + name.text() + (tokens.is(".") ? "…" : "") + "': it",
                    "imported facts are " + new TreeSet<>(imported.keySet()));
        }
        RuleScene sceneOfFact = RuleVocabulary.sceneOf(full);
        if (scene != null && scene != sceneOfFact) {
            throw tokens.refused(name, name.shown() + " beside facts for another purpose", "they never meet");
        }
        scene = sceneOfFact;
        Class<?> fact = vocabulary.facts().get(full);
        tokens.due("(", "behind `" + name.text() + "`");
        boolean bare = tokens.is(")");
        constraints(sceneOfFact, fact);
        RuleToken close = tokens.due(")", "behind constraints");
        if (variable != null) {
            variables.put(variable, fact);
        }
        patterns.add(new RulePattern(
                this, first, variable, bare, close, sceneOfFact.several().contains(full)));
    }

    private void constraints(RuleScene sceneOfFact, Class<?> fact) {
        while (!tokens.is(")")) {
            String variable = tokens.is(Kind.VARIABLE) && tokens.isFollowedBy(":") ? newVariable() : null;
            RuleExpression expression =
                    new RuleExpression(tokens, new RuleWords(sceneOfFact, variables, imported), fact);
            checkSizes(sceneOfFact);
            if (variable == null) {
                expression.condition();
            } else {
                variables.put(variable, boundProperty(fact));
            }
        }
    }

    private Class<?> boundProperty(Class<?> fact) {
        RuleToken property = tokens.due(Kind.NAME, "a property");
        if (!tokens.is(")")) {
            tokens.due(",", "between constraints");
        }
        return vocabulary
                .property(fact, property.text())
                .orElseThrow(() -> tokens.undefined(property, property.text(), fact, vocabulary.namesOf(fact)));
    }

    private void checkSizes(RuleScene sceneOfFact) {
        if (sceneOfFact.sizes().contains(tokens.peek().text())
                && !declared.contains(tokens.peek().text())) {
            throw tokens.refused(tokens.peek(), tokens.peek().shown(), "no `global` of this file declares it");
        }
    }

    private String newVariable() {
        RuleToken token = tokens.take();
        if (variables.containsKey(token.text()) || token.text().startsWith(JoinLimit.VARIABLE)) {
            throw tokens.refused(token, token.shown() + " once more", "another name is due");
        }
        tokens.due(":", "behind `" + token.text() + "`");
        return token.text();
    }

    private void statement(RuleScene known) {
        RuleToken collector = tokens.take();
        if (!collector.is(known.collector()) || !declared.contains(collector.text())) {
            throw tokens.refused(
                    collector,
                    collector.shown() + " in front of a statement",
                    "a consequence is `" + known.collector() + ".…(…);` on a global that this file declares");
        }
        Class<?> type = vocabulary.globals().get(collector.text());
        tokens.due(".", "behind `" + collector.text() + "`");
        RuleToken method = tokens.due(Kind.NAME, "the name of a method");
        List<Class<?>> arguments =
                new RuleExpression(tokens, new RuleWords(known, variables, imported), null).arguments();
        vocabulary
                .call(type, method.text(), arguments)
                .filter(result -> result == void.class)
                .orElseThrow(() -> tokens.undefined(method, method.text() + "()", type, vocabulary.namesOf(type)));
        tokens.due(";", "behind a statement");
    }
}

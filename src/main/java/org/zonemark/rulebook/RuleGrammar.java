package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.zonemark.rulebook.RuleToken.Kind;

/**
 * The part of DRL in which rulebooks are written, and nothing besides: a package, imports of facts, globals, and rules
 * with annotations, patterns and calls of the rule's collector.
 */
final class RuleGrammar {

    static final String PACKAGE = "org.zonemark.rules";

    private static final Set<String> ANNOTATIONS = Set.of("Clause", "Clauses", "Flag", "Limit");

    /** No sign by which a name could end the comment, text or class name into which the engine writes it. */
    private static final Pattern RULE_NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,:%+()_\\-“”‘’「」（）《》、，。：；—·]{0,119}");

    private static final Pattern ANNOTATION_VALUE = Pattern.compile("[\\p{L}\\p{N} .,_-]{1,500}");

    private final RuleTokens tokens;
    private final RuleVocabulary vocabulary = RuleVocabulary.only();
    private final Map<String, String> imported = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final List<RulebookFault> faults = new ArrayList<>();
    private final List<RulePattern> patterns = new ArrayList<>();

    RuleGrammar(RuleTokens tokens) {
        this.tokens = tokens;
    }

    /** Every fault of the file; one at most for each rule. */
    List<RulebookFault> faults() {
        return faults;
    }

    /** The patterns of all rules of the file, in order. */
    List<RulePattern> patterns() {
        return patterns;
    }

    RuleGrammar read() {
        orNextRule(this::head);
        while (!tokens.isAtEnd()) {
            orNextRule(this::rule);
        }
        return this;
    }

    private void orNextRule(Runnable reading) {
        try {
            reading.run();
        } catch (RulebookException e) {
            faults.addAll(e.faults());
            tokens.skipToNextRule();
        }
    }

    private void head() {
        tokens.due("package", "first");
        RuleToken name = tokens.peek();
        if (!tokens.qualifiedName("a package").equals(PACKAGE)) {
            throw tokens.refused(name, "this package", "`package " + PACKAGE + ";` is due");
        }
        tokens.due(";", "behind the package");
        while (!tokens.isAtEnd() && !tokens.is("rule")) {
            if (tokens.takeIf("import")) {
                importOfFact();
            } else if (tokens.takeIf("global")) {
                global();
            } else {
                throw tokens.refused(
                        tokens.peek(),
                        tokens.peek().shown(),
                        "a file holds `import`, `global` and `rule`, and nothing else");
            }
        }
    }

    private void importOfFact() {
        RuleToken first = tokens.peek();
        String name = tokens.qualifiedName("a type of facts");
        if (!vocabulary.importable().contains(name)) {
            throw tokens.refused(first, "the import of " + name, "there are " + vocabulary.importable());
        }
        tokens.due(";", "behind an import");
        imported.put(name.substring(name.lastIndexOf('.') + 1), name);
    }

    private void global() {
        RuleToken first = tokens.peek();
        String type = tokens.qualifiedName("the type of a global");
        String name = tokens.due(Kind.NAME, "the name of a global").text();
        Optional<RuleScene> scene = RuleScene.ALL.stream()
                .filter(one -> type.equals(one.globals().get(name)))
                .findFirst();
        if (scene.isEmpty()) {
            throw tokens.refused(
                    first,
                    "the global " + type + " " + name,
                    "globals are "
                            + RuleScene.ALL.stream().map(RuleScene::globals).toList());
        }
        tokens.due(";", "behind a global");
        declared.add(name);
    }

    private void rule() {
        tokens.inRule("");
        tokens.due("rule", "between rules");
        RuleToken name = tokens.due(Kind.TEXT, "the name of the rule in \"");
        if (!RULE_NAME.matcher(name.content()).matches()) {
            throw tokens.refused(
                    name, "the name " + name.text(), "letters, digits, spaces and . , : % + ( ) _ - “” 《》 are due");
        }
        tokens.inRule(name.content());
        while (tokens.takeIf("@")) {
            annotation();
        }
        tokens.due("when", "behind the annotations: a rule has no attributes");
        RuleBody body = new RuleBody(tokens, imported, declared);
        body.read();
        patterns.addAll(body.patterns());
        tokens.inRule("");
    }

    private void annotation() {
        RuleToken name = tokens.due(Kind.NAME, "the name of an annotation");
        if (!ANNOTATIONS.contains(name.text())) {
            throw tokens.refused(name, "the annotation @" + name.text(), "there are " + new TreeSet<>(ANNOTATIONS));
        }
        tokens.due("(", "behind @" + name.text());
        RuleToken value = tokens.due(Kind.TEXT, "a text in \"");
        if (!ANNOTATION_VALUE.matcher(value.content()).matches()) {
            throw tokens.refused(value, "the text " + value.text(), "letters, digits, spaces and . , _ - are due");
        }
        tokens.due(")", "behind the text");
    }
}

package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.RuleToken.Kind;

/**
 * Reads one expression of a rule and finds its type: comparisons, arithmetic of numbers, and calls of methods in the
 * {@link RuleVocabulary} on what the rule has at hand.
 *
 * <p>A name means a member of the pattern's own fact, a global with sizes, a constant,
 * or {@code Math.abs}. Nothing else has a
 * meaning here, so nothing else can be reached: no class, no constructor, no assignment.
 */
final class RuleExpression {

    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/");

    private final RuleTokens tokens;
    private final RuleWords words;

    /** The fact that a pattern looks at; null in a consequence, where Java is written. */
    private final @Nullable Class<?> own;

    private final RuleVocabulary vocabulary = RuleVocabulary.only();

    RuleExpression(RuleTokens tokens, RuleWords words, @Nullable Class<?> own) {
        this.tokens = tokens;
        this.words = words;
        this.own = own;
    }

    /**
     * One constraint of a pattern, with the comma behind it.
     *
     * @throws RulebookException if it is not true or false
     */
    void condition() {
        RuleToken first = tokens.peek();
        Class<?> type = any();
        if (!tokens.is(")")) {
            tokens.due(",", "between constraints");
        }
        if (type != boolean.class) {
            throw tokens.refused(first, "a condition of type " + type.getSimpleName(), "true or false is due");
        }
    }

    /** The type of the expression that stands next. */
    Class<?> any() {
        Class<?> type = and();
        while (tokens.is("||")) {
            type = joined(boolean.class, type, tokens.take(), and());
        }
        return type;
    }

    private Class<?> and() {
        Class<?> type = comparison();
        while (tokens.is("&&")) {
            type = joined(boolean.class, type, tokens.take(), comparison());
        }
        return type;
    }

    private Class<?> comparison() {
        Class<?> left = sum();
        RuleToken sign = tokens.peek();
        if (ORDER.contains(sign.text())) {
            joined(double.class, left, tokens.take(), sum());
            return boolean.class;
        }
        if (EQUALITY.contains(sign.text())) {
            tokens.take();
            Class<?> right = sum();
            boolean comparable = left == right && (left == String.class || left == boolean.class || left.isEnum())
                    || RuleVocabulary.isNumber(left) && RuleVocabulary.isNumber(right);
            if (!comparable) {
                throw tokens.refused(
                        sign,
                        "a comparison of " + left.getSimpleName() + " with " + right.getSimpleName(),
                        "two numbers or two texts are due");
            }
            return boolean.class;
        }
        return left;
    }

    private Class<?> sum() {
        Class<?> type = product();
        while (SUMS.contains(tokens.peek().text())) {
            type = joined(double.class, type, tokens.take(), product());
        }
        return type;
    }

    private Class<?> product() {
        Class<?> type = unary();
        while (PRODUCTS.contains(tokens.peek().text())) {
            type = joined(double.class, type, tokens.take(), unary());
        }
        return type;
    }

    private Class<?> unary() {
        RuleToken sign = tokens.peek();
        if (tokens.takeIf("!")) {
            return joined(boolean.class, boolean.class, sign, operand());
        }
        if (tokens.takeIf("-")) {
            return joined(double.class, double.class, sign, operand());
        }
        return operand();
    }

    private Class<?> operand() {
        if (tokens.takeIf("(")) {
            Class<?> type = any();
            tokens.due(")", "behind `(`");
            return type;
        }
        return chain();
    }

    private Class<?> joined(Class<?> due, Class<?> left, RuleToken sign, Class<?> right) {
        boolean numbers = due == double.class && RuleVocabulary.isNumber(left) && RuleVocabulary.isNumber(right);
        if (!numbers && !(left == due && right == due)) {
            throw tokens.refused(
                    sign,
                    "`" + sign.text() + "` of " + left.getSimpleName() + " and " + right.getSimpleName(),
                    due == double.class ? "two numbers are due" : "true or false on both sides is due");
        }
        return due;
    }

    private Class<?> chain() {
        Class<?> type = head();
        while (tokens.takeIf(".")) {
            RuleToken name = tokens.due(Kind.NAME, "the name of a method");
            type = member(type, name);
        }
        return type;
    }

    private Class<?> head() {
        RuleToken token = tokens.take();
        return switch (token.kind()) {
            case NUMBER -> token.text().contains(".") ? double.class : int.class;
            case TEXT -> tokens.checkPlainText(token);
            case VARIABLE -> variable(token);
            case NAME -> name(token);
            default -> throw tokens.refused(token, token.shown(), "a value is due");
        };
    }

    private Class<?> variable(RuleToken token) {
        return Optional.<Class<?>>ofNullable(words.variables().get(token.text()))
                .orElseThrow(() -> tokens.refused(
                        token,
                        token.shown(),
                        "bound in this rule are "
                                + new TreeSet<>(words.variables().keySet())));
    }

    private Class<?> name(RuleToken token) {
        Set<String> sizes = words.scene().sizes();
        if (sizes.contains(token.text())) {
            return vocabulary.globals().get(token.text());
        }
        if (token.is("Math")) {
            return absolute();
        }
        Optional<Class<?>> constants = vocabulary.constantsOf(words.imported().get(token.text()));
        if (constants.isPresent()) {
            return constant(constants.get());
        }
        if (own != null) {
            return member(own, token);
        }
        throw tokens.refused(
                token,
                token.shown(),
                "$variables" + (sizes.isEmpty() ? "" : " and the globals " + sizes) + " are due here");
    }

    private Class<?> absolute() {
        tokens.due(".", "behind `Math`");
        tokens.due("abs", "behind `Math.`, and nothing else of it");
        RuleToken bracket = tokens.due("(", "behind `Math.abs`");
        joined(double.class, double.class, bracket, any());
        tokens.due(")", "behind the number");
        return double.class;
    }

    private Class<?> constant(Class<?> type) {
        tokens.due(".", "behind `" + type.getSimpleName() + "`");
        RuleToken name = tokens.due(Kind.NAME, "a constant");
        if (!RuleVocabulary.isConstant(type, name.text()) || tokens.is(".") || tokens.is("(")) {
            throw tokens.refused(
                    name,
                    name.shown() + " of " + type.getSimpleName(),
                    "one of its constants is due, and nothing behind it");
        }
        return type;
    }

    private Class<?> member(Class<?> receiver, RuleToken name) {
        Optional<Class<?>> type;
        boolean call = tokens.is("(");
        if (call) {
            type = vocabulary.call(receiver, name.text(), arguments());
        } else {
            type = own == null ? Optional.empty() : vocabulary.property(receiver, name.text());
        }
        return type.filter(one -> one != void.class)
                .orElseThrow(() -> tokens.undefined(
                        name, name.text() + (call ? "()" : ""), receiver, vocabulary.namesOf(receiver)));
    }

    /** The types of the arguments in brackets that stand next. */
    List<Class<?>> arguments() {
        List<Class<?>> types = new ArrayList<>();
        tokens.due("(", "in front of arguments");
        while (!tokens.is(")")) {
            types.add(any());
            if (!tokens.is(")")) {
                tokens.due(",", "between arguments");
            }
        }
        tokens.due(")", "behind arguments");
        return types;
    }
}

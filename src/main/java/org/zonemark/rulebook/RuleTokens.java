package org.zonemark.rulebook;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words and signs of a DRL file, taken one after another; what is not the due one is refused with its line. */
final class RuleTokens {

    private static final int WORDS_IN_A_RULE = 500;

    /** Letters and digits of any script: nothing in a text can be taken for code, whoever cuts it up. */
    private static final Pattern PLAIN_TEXT = Pattern.compile("[\\p{L}\\p{N} ._-]{1,100}");

    private final String file;
    private final List<RuleToken> tokens;
    private int next;
    private String rule = "";
    private int ruleFrom;

    RuleTokens(String file, List<RuleToken> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    /** The rule of which faults are said from now on. */
    void inRule(String name) {
        rule = name;
        ruleFrom = next;
    }

    RuleToken peek() {
        return tokens.get(next);
    }

    boolean isAtEnd() {
        return peek().kind() == RuleToken.Kind.END;
    }

    boolean is(String expected) {
        return peek().is(expected);
    }

    boolean is(RuleToken.Kind kind) {
        return peek().kind() == kind;
    }

    /** Whether the word behind the next one is this. */
    boolean isFollowedBy(String expected) {
        return next + 1 < tokens.size() && tokens.get(next + 1).is(expected);
    }

    RuleToken take() {
        RuleToken token = peek();
        if (!rule.isEmpty() && next - ruleFrom >= WORDS_IN_A_RULE) {
            throw refused(token, "a rule of more than " + WORDS_IN_A_RULE + " words and signs", "shorter ones are due");
        }
        if (!isAtEnd()) {
            next++;
        }
        return token;
    }

    boolean takeIf(String expected) {
        boolean found = is(expected);
        if (found) {
            take();
        }
        return found;
    }

    RuleToken due(String expected, String where) {
        if (!is(expected)) {
            throw refused(peek(), peek().shown(), "`" + expected + "` is due " + where);
        }
        return take();
    }

    RuleToken due(RuleToken.Kind kind, String what) {
        if (!is(kind)) {
            throw refused(peek(), peek().shown(), what + " is due");
        }
        return take();
    }

    /** A name with dots. */
    String qualifiedName(String what) {
        StringBuilder name = new StringBuilder(due(RuleToken.Kind.NAME, what).text());
        while (takeIf(".")) {
            name.append('.')
                    .append(
                            is("*")
                                    ? take().text()
                                    : due(RuleToken.Kind.NAME, what).text());
        }
        return name.toString();
    }

    /** Goes on at the next rule, so that what is wrong there is found too. */
    void skipToNextRule() {
        while (!isAtEnd() && !(is("rule") && isRuleHead())) {
            next++;
        }
    }

    /** The type of a text in an expression. */
    Class<?> checkPlainText(RuleToken text) {
        if (!PLAIN_TEXT.matcher(text.content()).matches()) {
            throw refused(text, "the text " + text.text(), "letters, digits, spaces, . _ - are due, at most 100");
        }
        return String.class;
    }

    RulebookException refused(RuleToken at, String found, String allowed) {
        return fault(at, found + " is not allowed; " + allowed);
    }

    /** A word that a type does not have for rules; {@code called} as it would stand there. */
    RulebookException undefined(RuleToken at, String called, Class<?> type, Set<String> known) {
        return fault(
                at,
                called + " is undefined for " + type.getSimpleName()
                        + " with what stands there, or not for rules; there are " + known);
    }

    private RulebookException fault(RuleToken at, String cause) {
        String where = rule.isEmpty() ? "" : "rule `" + rule + "`: ";
        return new RulebookException(new RulebookFault(file, at.line(), where + cause));
    }

    private boolean isRuleHead() {
        return tokens.get(next + 1).kind() == RuleToken.Kind.TEXT;
    }
}

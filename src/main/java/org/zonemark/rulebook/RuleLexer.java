package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a DRL file into words and signs, and refuses every character that the rules have no use for.
 *
 * <p>There is one way only to read what passes: no escapes, which compilers undo before they look for the end of a
 * comment; no second kind of quotation mark, comment or line end; names in ASCII. Comments stand above a rule.
 */
final class RuleLexer {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<space>[ \\t\\n]+)|(?<comment>//[^\\n]*)|(?<text>\"[^\"\\n]*\")"
                    + "|(?<number>[0-9]{1,15}(\\.[0-9]{1,15})?)(?![0-9A-Za-z_.])|(?<variable>\\$[A-Za-z0-9_]{1,60})(?![A-Za-z0-9_$])"
                    + "|(?<name>[A-Za-z_][A-Za-z0-9_]{0,99})(?![A-Za-z0-9_$])|(?<sign>[!=<>]=|&&|\\|\\||[-+*/!<>().,;:@])");

    private static final int LINE_LENGTH = 2_000;
    private static final int DEPTH = 8;
    private static final int LONGEST_SHOWN = 80;

    private final String file;
    private final String drl;
    private final List<RuleToken> tokens = new ArrayList<>();
    private final StringBuilder code;
    private int line = 1;
    private int depth;
    private boolean inRule;
    private String rule = "";

    RuleLexer(String file, String text) {
        this.file = file;
        this.drl = text.replace("\r\n", "\n");
        this.code = new StringBuilder(drl);
    }

    /** @throws RulebookException at the first character that does not belong */
    List<RuleToken> tokens() {
        checkSize();
        Matcher matcher = TOKEN.matcher(drl);
        int at = 0;
        while (at < drl.length()) {
            matcher.region(at, drl.length());
            if (!matcher.lookingAt()) {
                throw refused(stray(at));
            }
            take(matcher);
            at = matcher.end();
        }
        tokens.add(new RuleToken(RuleToken.Kind.END, "", line, drl.length()));
        return List.copyOf(tokens);
    }

    /** The file with spaces instead of comments: every character at its place. */
    StringBuilder code() {
        return new StringBuilder(code);
    }

    private void checkSize() {
        if (drl.length() > RulebookLimits.DRL_BYTES) {
            throw refused(drl.length() + " characters; at most " + RulebookLimits.DRL_BYTES + " in a file are due");
        }
        for (String one : drl.split("\n", -1)) {
            if (one.length() > LINE_LENGTH) {
                throw refused("a line of " + one.length() + " characters; at most " + LINE_LENGTH + " are due");
            }
            one.codePoints().filter(RuleLexer::hides).findFirst().ifPresent(c -> {
                throw refused(character(c) + "; no rule needs it, not even in a comment or a text");
            });
            line++;
        }
        line = 1;
    }

    /** A character that some reader of the file could take for an escape, a line end, or nothing at all. */
    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == '\\';
        };
    }

    private void take(Matcher found) {
        String text = found.group();
        if (found.group("comment") != null) {
            if (inRule) {
                throw refused("a comment inside a rule; comments stand above it");
            }
            code.replace(found.start(), found.end(), " ".repeat(text.length()));
        } else if (found.group("space") == null) {
            RuleToken token = new RuleToken(kind(found), text, line, found.start());
            tokens.add(token);
            follow(token);
        }
        line += (int) text.chars().filter(c -> c == '\n').count();
    }

    private void follow(RuleToken token) {
        if (inRule && rule.isEmpty() && token.kind() == RuleToken.Kind.TEXT) {
            rule = token.content();
        }
        if (token.kind() == RuleToken.Kind.NAME) {
            rule = token.is("rule") || token.is("end") ? "" : rule;
            inRule = token.is("rule") || inRule && !token.is("end");
        }
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (depth > DEPTH) {
            throw refused("brackets inside each other more than " + DEPTH + " deep");
        }
    }

    private static RuleToken.Kind kind(Matcher found) {
        for (RuleToken.Kind kind : RuleToken.Kind.values()) {
            if (kind != RuleToken.Kind.END && found.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                return kind;
            }
        }
        throw new IllegalStateException("a token of no kind: " + found.group());
    }

    private String stray(int at) {
        int c = drl.codePointAt(at);
        if (c == '"') {
            return "a text without an end";
        }
        if (c < 128 && (Character.isLetterOrDigit(c) || c == '$')) {
            String word = drl.substring(at).split("\\s", 2)[0];
            return "`" + word.substring(0, Math.min(word.length(), LONGEST_SHOWN))
                    + "`; plain decimal numbers, names of ASCII letters and $variables are due";
        }
        return character(c) + " in `" + lineAt(at)
                + "`; rules are written with names, texts in \", numbers, $variables, // comments above them,"
                + " and ( ) . , ; : @ ! == != < <= > >= && || + - * /";
    }

    private String lineAt(int at) {
        String all = drl.substring(drl.lastIndexOf('\n', at) + 1)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return all.substring(0, Math.min(all.length(), LONGEST_SHOWN));
    }

    private static String character(int c) {
        return c > 32 && c < 127 ? "the character `" + (char) c + "`" : String.format("the character U+%04X", c);
    }

    private RulebookException refused(String cause) {
        String where = rule.isEmpty() ? "" : "rule `" + rule + "`: ";
        return new RulebookException(new RulebookFault(file, line, where + cause));
    }
}

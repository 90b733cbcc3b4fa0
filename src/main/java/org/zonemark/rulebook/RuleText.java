package org.zonemark.rulebook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it stands in a DRL file.
 *
 * @param annotations its annotations, such as {@code Clause -> A2-2.1.5}
 * @param line line of its first comment or word, from 1
 * @param drl its text with the comment above it
 */
public record RuleText(String name, Map<String, String> annotations, String file, int line, String drl) {

    public RuleText {
        annotations = Map.copyOf(annotations);
    }

    /** The clause that it decides; null for a limit on weight sets and a consistency rule. */
    public @Nullable String clause() {
        return annotations.get("Clause");
    }
}

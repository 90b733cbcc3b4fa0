package org.zonemark.publication;

import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.ScoringSizes.CeilingRule;
import org.zonemark.rulebook.ScoringSizes.Grade;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.rulebook.WeightSet.DimensionWeight;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Says in Chinese and English by what and how the figures of a published round are made, and how anyone makes them again. */
final class MethodSheet {

    private MethodSheet() {}

    static String of(PublishedRound round) {
        Rulebook rulebook = round.scorer().rulebook();
        WeightSet weights = round.scorer().weights();
        StringBuilder text = new StringBuilder();
        add(text, "method.title", round.name(), round.dataYear());
        add(text, "method.versions", rulebook.version(), rulebook.sha256(), weights.id(), weights.sha256());
        add(text, "method.scores");
        for (DimensionWeight one : weights.dimensions()) {
            Words name = rulebook.dimensions().stream()
                    .filter(dimension -> dimension.id().equals(one.dimension()))
                    .map(dimension -> dimension.name())
                    .findFirst()
                    .orElseThrow();
            text.append("- ").append(name.zh()).append(" / ").append(name.en());
            text.append(": ").append(Numbers.plain(one.weight())).append('\n');
        }
        text.append('\n');
        ScoringSizes sizes = rulebook.sizes();
        add(text, "method.ceilings");
        sizes.ceilings().forEach(ceiling -> line(text, ceiling));
        text.append('\n');
        add(text, "method.grades");
        sizes.grades().forEach(grade -> line(text, grade));
        text.append('\n');
        if (round.robustness() != null) {
            add(
                    text,
                    "method.robustness",
                    round.robustness().draws(),
                    String.valueOf(round.robustness().seed()),
                    Numbers.plain(round.robustness().spread()));
        }
        add(text, "method.again");
        return text.toString();
    }

    private static void line(StringBuilder text, CeilingRule ceiling) {
        text.append("- ").append(ceiling.reason().zh()).append('\n');
        text.append("  ").append(ceiling.reason().en()).append('\n');
    }

    private static void line(StringBuilder text, Grade grade) {
        text.append("- ")
                .append(grade.name().zh())
                .append(" / ")
                .append(grade.name().en());
        text.append(": ").append(Numbers.plain(grade.from())).append('\n');
    }

    private static void add(StringBuilder text, String key, Object... arguments) {
        Words words = Phrases.phrase(key, arguments);
        text.append(words.zh()).append("\n\n").append(words.en()).append("\n\n");
    }
}

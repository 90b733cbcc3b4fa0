package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.zonemark.rulebook.Anchors;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.rulebook.RuleText;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Explains a clause to an official: what is asked, by which number, from which source, by which rule. */
final class ClauseExplanation {

    private final Rulebook rulebook;
    private final Criterion criterion;
    private final List<Words> sentences = new ArrayList<>();

    ClauseExplanation(Rulebook rulebook, Criterion criterion) {
        this.rulebook = rulebook;
        this.criterion = criterion;
    }

    Words words() {
        say(
                "asks",
                criterion.clause().section().number(),
                criterion.clause().quote(),
                criterion.clause().english());
        say("measured", criterion.indicator().name(), criterion.indicator().unit());
        sayHowItScores();
        sayGate();
        sayApplicability();
        sayWeight();
        ReferenceValues numbers =
                criterion.reference().get(criterion.reference().size() - 1);
        say("source", numbers.from().toString(), numbers.source());
        say("evidence", criterion.indicator().evidence());
        for (RuleText rule : rulebook.rulesOf(criterion.id())) {
            if (rule.name().startsWith(criterion.id() + " ")) {
                say("rule", rule.name(), rule.file(), Integer.toString(rule.line()));
            }
        }
        return new Words(
                sentences.stream().map(Words::zh).collect(Collectors.joining()),
                sentences.stream().map(Words::en).collect(Collectors.joining(" ")));
    }

    private void sayHowItScores() {
        Anchors anchors =
                criterion.reference().get(criterion.reference().size() - 1).anchors();
        if (criterion.isRollUp()) {
            say("roll_up", String.join(", ", criterion.rollsUp()));
        } else if (criterion.source() == Criterion.AnswerSource.LEADING_INDUSTRIES) {
            say("plan_fit");
        } else if (anchors != null) {
            say(criterion.indicator().logarithmic() ? "anchors.log" : "anchors", anchorsIn(anchors));
        } else if (!criterion.steps().isEmpty()) {
            String zh = criterion.steps().stream().map(Words::zh).collect(Collectors.joining("；"));
            String en = criterion.steps().stream().map(Words::en).collect(Collectors.joining("; "));
            say(
                    EvaluationMapper.lower(criterion.kind()),
                    new Words(zh, en),
                    criterion.steps().size() - 1);
        }
    }

    private Words anchorsIn(Anchors anchors) {
        List<Words> pairs = anchors.given().stream()
                .map(anchor -> Phrases.phrase(
                        "explain.anchor",
                        Numbers.plain(anchor.value()),
                        criterion.indicator().unit(),
                        Numbers.plain(anchor.points())))
                .toList();
        return new Words(
                pairs.stream().map(Words::zh).collect(Collectors.joining("，")),
                pairs.stream().map(Words::en).collect(Collectors.joining(", ")));
    }

    private void sayGate() {
        Gate gate = criterion.gate();
        if (gate == null) {
            return;
        }
        boolean ofTransfers = gate.field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS;
        Words what = ofTransfers
                ? Phrases.phrase("finding.gate.transfers")
                : criterion.indicator().name();
        double threshold = criterion
                .reference()
                .get(criterion.reference().size() - 1)
                .threshold()
                .orElseThrow();
        say(
                "gate." + EvaluationMapper.lower(gate.onFail()),
                what,
                gate.comparison().due(threshold),
                gate.cure());
    }

    private void sayApplicability() {
        Words claim = criterion.applies().claim();
        if (claim != null) {
            say("claim", claim);
        }
        if (criterion.applies().basins().size() < Basin.values().length) {
            List<Words> basins = criterion.applies().basins().stream()
                    .sorted()
                    .map(basin -> basin.words())
                    .toList();
            say(
                    "basin",
                    new Words(
                            basins.stream().map(Words::zh).collect(Collectors.joining("、")),
                            basins.stream().map(Words::en).collect(Collectors.joining(" and "))));
        }
    }

    private void sayWeight() {
        if (!criterion.carriesWeight()) {
            say("no_weight");
            return;
        }
        double all = rulebook.criteria().stream()
                .filter(other -> other.dimension().equals(criterion.dimension()))
                .mapToDouble(rulebook.defaultWeights()::weightOf)
                .sum();
        say(
                "weight",
                Numbers.plain(rulebook.defaultWeights().weightOf(criterion)),
                Numbers.plain(all),
                criterion.dimension().name(),
                Numbers.plain(rulebook.defaultWeights().weightOf(criterion.dimension())));
    }

    private void say(String key, Object... arguments) {
        sentences.add(Phrases.phrase("explain." + key.toLowerCase(Locale.ROOT), arguments));
    }
}

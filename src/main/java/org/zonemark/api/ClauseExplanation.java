package org.zonemark.api;

import java.time.LocalDate;
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
import org.zonemark.words.Code;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Explains a clause to an official: what is asked, by which number, from which source, by which rule. */
final class ClauseExplanation {

    private final Rulebook rulebook;
    private final Criterion criterion;
    private final ReferenceValues numbers;
    private final List<Words> sentences = new ArrayList<>();

    /** @param today the day whose reference values are explained */
    ClauseExplanation(Rulebook rulebook, Criterion criterion, LocalDate today) {
        this.rulebook = rulebook;
        this.criterion = criterion;
        this.numbers = inForce(criterion, today);
    }

    /** The reference values in force on a day; the first ones before there were any. */
    static ReferenceValues inForce(Criterion criterion, LocalDate day) {
        return criterion.referenceOn(day).orElse(criterion.reference().get(0));
    }

    Words words() {
        say(
                "asks",
                criterion.clause().section().number(),
                criterion.clause().quote(),
                criterion.clause().english());
        sayWhatIsMeasured();
        sayHowItScores();
        sayGate();
        sayApplicability();
        sayWeight();
        if (hasNumbers()) {
            say("source", numbers.from().toString(), numbers.source());
        } else {
            say("source.rubric", numbers.source());
        }
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

    /** Roll-ups, checklists and maturity levels have none. */
    private boolean hasNumbers() {
        return numbers.anchors() != null || numbers.threshold().isPresent();
    }

    private void sayWhatIsMeasured() {
        Words name = criterion.indicator().name();
        Words unit = hasNumbers() ? criterion.indicator().unitBehindNumbers() : Words.same("");
        Words bare = Phrases.phrase("explain.measured", name);
        Words withUnit = Phrases.phrase("explain.measured.in", name, unit);
        sentences.add(new Words(
                unit.zh().isEmpty() ? bare.zh() : withUnit.zh(), unit.en().isEmpty() ? bare.en() : withUnit.en()));
    }

    private void sayHowItScores() {
        Anchors anchors = numbers.anchors();
        if (criterion.isRollUp()) {
            say("roll_up", String.join(", ", criterion.rollsUp()));
        } else if (criterion.source() == Criterion.AnswerSource.LEADING_INDUSTRIES) {
            say("plan_fit");
        } else if (anchors != null) {
            say(criterion.indicator().logarithmic() ? "anchors.log" : "anchors", anchorsIn(anchors));
        } else if (!criterion.steps().isEmpty()) {
            String zh = criterion.steps().stream().map(Words::zh).collect(Collectors.joining("；"));
            String en = criterion.steps().stream().map(Words::en).collect(Collectors.joining("; "));
            say(Code.of(criterion.kind()), new Words(zh, en), criterion.steps().size() - 1);
        }
    }

    private Words anchorsIn(Anchors anchors) {
        List<Words> pairs = anchors.given().stream()
                .map(anchor -> Phrases.phrase(
                        "explain.anchor",
                        criterion.indicator().measure(anchor.value()),
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
                ? Phrases.phrase("explain.gate.transfers")
                : criterion.indicator().name();
        double threshold = numbers.threshold().orElseThrow();
        Words limit = ofTransfers
                ? Words.same(Numbers.plain(threshold))
                : criterion.indicator().measure(threshold);
        say("gate." + Code.of(gate.onFail()), what, gate.comparison().due(limit), gate.cure());
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

package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Says a finding in words, when somebody wants to read it. */
public final class FindingWords {

    private final SelfAssessment assessment;
    private final Findings findings;

    public FindingWords(SelfAssessment assessment, Findings findings) {
        this.assessment = assessment;
        this.findings = findings;
    }

    /** The outcome with its value, what was due, and for a failed gate the cure. */
    public Words of(Finding finding) {
        Words outcome = outcome(finding);
        boolean gateBesides =
                finding.gate() != null && !finding.yardstick().criterion().isPureGate();
        return gateBesides ? Phrases.phrase("finding.and", outcome, gateBesides(finding)) : outcome;
    }

    private Words outcome(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        Words name = criterion.indicator().name();
        return switch (finding.status()) {
            case SCORED -> scored(finding);
            case MISSING -> Phrases.phrase(isPlanFit(criterion) ? "finding.missing.plan_fit" : "finding.missing", name);
            case NOT_APPLICABLE -> notApplicable(criterion);
            case PASSED, FAILED, UNKNOWN -> gate("finding." + lower(finding.status()), finding);
            case ROLL_UP -> rollUp(finding);
        };
    }

    private Words scored(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        Words name = criterion.indicator().name();
        String score = Numbers.rounded(finding.score());
        String value = Numbers.plain(finding.value());
        if (isPlanFit(criterion)) {
            return Phrases.phrase("finding.scored.plan_fit", name, industries(), "", score);
        }
        if (criterion.kind() == Kind.CHECKLIST) {
            return Phrases.phrase(
                    "finding.scored.checklist", name, value, criterion.steps().size(), score, ticked(criterion));
        }
        if (criterion.kind() == Kind.MATURITY) {
            Words level = criterion.steps().get((int) finding.value());
            return Phrases.phrase("finding.scored.maturity", name, value, level, score);
        }
        return Phrases.phrase(
                "finding.scored", name, value, criterion.indicator().unit(), score);
    }

    private Words ticked(Criterion criterion) {
        List<Integer> items =
                assessment.answers().getOrDefault(criterion.id(), Answer.NONE).items();
        if (items == null || items.isEmpty()) {
            return Phrases.phrase("finding.no_items");
        }
        return joined(items.stream()
                .sorted()
                .map(item -> criterion.steps().get(item - 1))
                .toList());
    }

    private Words industries() {
        List<Words> fits = new ArrayList<>();
        for (PlanFit.IndustryFit one : findings.planFit().industries()) {
            CatalogueRow row = one.row();
            String key = row == null ? "fit.no_row" : one.cautioned() ? "fit.row.caution" : "fit.row";
            fits.add(Phrases.phrase(
                    key,
                    one.industry().name(),
                    row == null ? "" : row.id(),
                    row == null ? Words.same("") : row.title(),
                    Numbers.plain(one.fit())));
        }
        return joined(fits);
    }

    private Words notApplicable(Criterion criterion) {
        Words name = criterion.indicator().name();
        if (!criterion.applies().appliesIn(assessment.zone().basin())) {
            return Phrases.phrase(
                    "finding.not_applicable.basin",
                    name,
                    assessment.zone().basin().words());
        }
        String reason =
                assessment.answers().getOrDefault(criterion.id(), Answer.NONE).notApplicable();
        return Phrases.phrase("finding.not_applicable.claim", name, reason == null ? "" : reason);
    }

    private static Words gateBesides(Finding finding) {
        return gate("finding.gate." + lower(finding.gate()), finding);
    }

    private static Words gate(String key, Finding finding) {
        Yardstick yardstick = finding.yardstick();
        Gate gate = yardstick.gate();
        boolean failed = finding.gate() == GateResult.FAILED;
        boolean ofTransfers = gate.field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS;
        String due = gate.comparison().sign() + " "
                + Numbers.plain(yardstick.numbers().threshold().orElseThrow());
        Words unit = ofTransfers
                ? Phrases.phrase("finding.gate.transfers")
                : yardstick.criterion().indicator().unit();
        return Phrases.phrase(
                failed ? key + "." + lower(gate.onFail()) : key,
                yardstick.criterion().indicator().name(),
                Double.isNaN(finding.value()) ? "" : Numbers.plain(finding.value()),
                due,
                unit,
                gate.cure());
    }

    private static Words rollUp(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        String parts = String.join(", ", criterion.rollsUp());
        Words name = criterion.indicator().name();
        return finding.hasScore()
                ? Phrases.phrase("finding.roll_up", name, parts, Numbers.rounded(finding.score()))
                : Phrases.phrase("finding.roll_up.empty", name, parts);
    }

    private static boolean isPlanFit(Criterion criterion) {
        return criterion.source() == Criterion.AnswerSource.LEADING_INDUSTRIES;
    }

    private static Words joined(List<Words> parts) {
        return new Words(
                String.join("；", parts.stream().map(Words::zh).toList()),
                String.join("; ", parts.stream().map(Words::en).toList()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

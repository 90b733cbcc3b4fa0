package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Indicator;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.words.Code;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Says a finding in words, when somebody wants to read it. */
public final class FindingWords {

    private final SelfAssessment assessment;
    private final Findings findings;
    private final Locale locale;

    public FindingWords(SelfAssessment assessment, Findings findings, Locale locale) {
        this.assessment = assessment;
        this.findings = findings;
        this.locale = locale;
    }

    /** The outcome with its value, what was due, and for a failed gate the cure. */
    public String of(Finding finding) {
        String outcome = outcome(finding);
        boolean gateBesides =
                finding.gate() != null && !finding.yardstick().criterion().isPureGate();
        return gateBesides ? text("finding.and", outcome, gateBesides(finding)) : outcome;
    }

    private String outcome(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        Words name = criterion.indicator().name();
        return switch (finding.status()) {
            case SCORED -> scored(finding);
            case MISSING -> text(isPlanFit(criterion) ? "finding.missing.plan_fit" : "finding.missing", name);
            case NOT_APPLICABLE -> notApplicable(criterion);
            case PASSED, FAILED, UNKNOWN -> gate("finding." + Code.of(finding.status()), finding);
            case ROLL_UP -> rollUp(finding);
        };
    }

    private String scored(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        Words name = criterion.indicator().name();
        String score = Numbers.rounded(finding.score());
        String value = Numbers.plain(finding.value());
        if (isPlanFit(criterion)) {
            return text("finding.scored.plan_fit", name, industries(), clusterBonus(), score);
        }
        if (criterion.kind() == Kind.CHECKLIST) {
            return text(
                    "finding.scored.checklist", name, value, criterion.steps().size(), score, ticked(criterion));
        }
        if (criterion.kind() == Kind.MATURITY) {
            Words level = criterion.steps().get((int) finding.value());
            return text("finding.scored.maturity", name, value, level, score);
        }
        return text("finding.scored", name, criterion.indicator().measure(finding.value()), score);
    }

    private String ticked(Criterion criterion) {
        List<Integer> items = answerTo(criterion).items();
        if (items == null || items.isEmpty()) {
            return text("finding.no_items");
        }
        return joined(items.stream()
                .sorted()
                .map(item -> criterion.steps().get(item - 1).in(locale))
                .toList());
    }

    private String industries() {
        List<String> fits = new ArrayList<>();
        for (PlanFit.IndustryFit one : findings.planFit().industries()) {
            CatalogueRow row = one.row();
            String key = row == null
                    ? one.namedByAnnexOnly() ? "fit.annex" : "fit.no_row"
                    : one.cautioned() ? "fit.row.caution" : "fit.row";
            fits.add(text(
                    key,
                    one.industry().name(),
                    Numbers.plain(one.industry().share()),
                    Numbers.plain(one.fit()),
                    row == null ? "" : row.id(),
                    row == null ? "" : row.title()));
        }
        return joined(fits);
    }

    private String clusterBonus() {
        List<String> inFull = new ArrayList<>();
        int box = 0;
        for (PlanFit.IndustryFit one : findings.planFit().industries()) {
            CatalogueRow row = one.clusterRow();
            if (row != null) {
                box = row.box();
                inFull.add(text("fit.bonus.industry", one.industry().name(), row.id()));
            }
        }
        return inFull.isEmpty()
                ? ""
                : text("fit.bonus", Numbers.rounded(findings.planFit().bonus()), box, joined(inFull));
    }

    private String notApplicable(Criterion criterion) {
        Words name = criterion.indicator().name();
        if (!criterion.applies().appliesIn(assessment.zone().basin())) {
            return text(
                    "finding.not_applicable.basin",
                    name,
                    assessment.zone().basin().words());
        }
        String reason = answerTo(criterion).notApplicable();
        return text("finding.not_applicable.claim", name, reason == null ? "" : reason);
    }

    private String gateBesides(Finding finding) {
        return gate("finding.gate." + Code.of(finding.gate()), finding);
    }

    private String gate(String key, Finding finding) {
        Yardstick yardstick = finding.yardstick();
        Gate gate = yardstick.gate();
        Indicator indicator = yardstick.criterion().indicator();
        double reported = reported(finding);
        double threshold = yardstick.numbers().threshold().orElseThrow();
        return text(
                finding.gate() == GateResult.FAILED ? key + "." + Code.of(gate.onFail()) : key,
                indicator.name(),
                Double.isNaN(reported) ? "" : gate.measure(indicator, reported),
                gate.comparison().due(gate.measure(indicator, threshold)),
                gate.cure());
    }

    /** What the gate looked at; NaN where it was not reported. */
    private double reported(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        if (finding.yardstick().gate().field() == Gate.Field.INDICATOR) {
            return finding.value();
        }
        Double transfers = answerTo(criterion).heavyPollutingTransfers();
        return transfers == null ? Double.NaN : transfers;
    }

    private String rollUp(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        String parts = String.join(", ", criterion.rollsUp());
        Words name = criterion.indicator().name();
        return finding.hasScore()
                ? text("finding.roll_up", name, parts, Numbers.rounded(finding.score()))
                : text("finding.roll_up.empty", name, parts);
    }

    private Answer answerTo(Criterion criterion) {
        return assessment.answers().getOrDefault(criterion.id(), Answer.NONE);
    }

    private static boolean isPlanFit(Criterion criterion) {
        return criterion.source() == Criterion.AnswerSource.LEADING_INDUSTRIES;
    }

    private String joined(List<String> parts) {
        return String.join(text("finding.separator"), parts);
    }

    private String text(String key, Object... arguments) {
        return Phrases.text(locale, key, arguments);
    }
}

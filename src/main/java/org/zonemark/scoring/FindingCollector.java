package org.zonemark.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Applicability;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Yardstick;

/** Takes the findings that rules make, and holds them to one for each criterion. */
public final class FindingCollector {

    private final Yardstick.Year yardsticks;
    private final @Nullable Finding[] found;
    private String rule = "";

    FindingCollector(Yardstick.Year yardsticks) {
        this.yardsticks = yardsticks;
        this.found = new Finding[yardsticks.inOrder().size()];
    }

    /** The rule that speaks from now on. */
    void speaking(String ruleName) {
        this.rule = ruleName;
    }

    /** @throws IllegalStateException if the criterion has a finding already, or one of its kind cannot look like this */
    public void add(Finding finding) {
        checkShape(finding);
        int position = finding.yardstick().criterion().position();
        Finding before = found[position];
        if (before != null) {
            throw new IllegalStateException(finding.clause() + " has two findings, by rule `" + before.rule()
                    + "` and by rule `" + rule + "`; exactly one is due");
        }
        found[position] = finding;
    }

    /** No rule can switch a gate off, or leave out a clause that applies to everybody. */
    private static void checkShape(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        boolean leftOut = finding.status() == Status.NOT_APPLICABLE;
        boolean shaped =
                leftOut ? !criterion.applies().equals(Applicability.EVERYWHERE) : isDue(finding.status(), criterion);
        boolean gateDue = criterion.gate() != null && !leftOut;
        if (!shaped || gateDue != (finding.gate() != null)) {
            throw new IllegalStateException(finding.clause() + " is a " + criterion.kind() + " criterion"
                    + (criterion.gate() == null ? "" : " with a gate") + " and cannot be " + finding.status()
                    + (finding.gate() == null ? " without" : " with") + " a gate");
        }
    }

    private static boolean isDue(Status status, Criterion criterion) {
        return switch (status) {
            case ROLL_UP -> criterion.isRollUp();
            case PASSED, FAILED, UNKNOWN -> criterion.isPureGate();
            case SCORED, MISSING -> !criterion.isRollUp() && !criterion.isPureGate();
            case NOT_APPLICABLE -> false;
        };
    }

    /** The rule that spoke last. */
    String rule() {
        return rule;
    }

    Finding at(int position) {
        Finding finding = found[position];
        if (finding == null) {
            throw new IllegalStateException("no rule made a finding for "
                    + yardsticks.inOrder().get(position).criterion().id());
        }
        return finding;
    }

    /** All findings in the order of the Annex. */
    List<Finding> complete() {
        Finding[] all = new Finding[found.length];
        for (int i = 0; i < found.length; i++) {
            all[i] = at(i);
        }
        return List.of(all);
    }
}

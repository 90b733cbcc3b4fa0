package org.zonemark.scoring;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Applicability;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Yardstick;

/** Takes the findings that rules make, and holds them to one for each criterion. */
public final class FindingCollector {

    static final String NOT_YET_SAID = "";

    private final Yardstick.Year yardsticks;
    private final @Nullable Finding[] found;
    private String rule = NOT_YET_SAID;

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
        found[position] = finding.by(rule);
    }

    /** No rule can switch a gate off, or leave out a clause that applies to everybody. */
    private static void checkShape(Finding finding) {
        Criterion criterion = finding.yardstick().criterion();
        boolean leftOut = finding.status() == Status.NOT_APPLICABLE;
        boolean mayBeLeftOut = !criterion.applies().equals(Applicability.EVERYWHERE);
        boolean gateDue = criterion.gate() != null && !leftOut;
        boolean shaped = leftOut ? mayBeLeftOut : due(criterion).contains(finding.status());
        if (!shaped || gateDue != (finding.gate() != null)) {
            throw new IllegalStateException(finding.clause() + " is a " + criterion.kind() + " criterion"
                    + (criterion.gate() == null ? "" : " with a gate") + " and cannot be " + finding.status()
                    + (finding.gate() == null ? " without" : " with") + " a gate");
        }
    }

    private static Set<Status> due(Criterion criterion) {
        if (criterion.isRollUp()) {
            return Set.of(Status.ROLL_UP);
        }
        return criterion.isPureGate()
                ? Set.of(Status.PASSED, Status.FAILED, Status.UNKNOWN)
                : Set.of(Status.SCORED, Status.MISSING);
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

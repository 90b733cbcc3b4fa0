package org.zonemark.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** @throws IllegalStateException if the criterion has a finding already; it names clause and both rules */
    public void add(Finding finding) {
        int position = finding.yardstick().criterion().position();
        Finding before = found[position];
        if (before != null) {
            throw new IllegalStateException(finding.clause() + " has two findings, by rule `" + before.rule()
                    + "` and by rule `" + rule + "`; exactly one is due");
        }
        found[position] = finding.by(rule);
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

package org.zonemark.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.words.Words;

/** Makes the facts that consistency rules look at from what one zone reported. */
final class ReportedFacts {

    private final Rulebook rulebook;
    private final SelfAssessment now;
    private final @Nullable SelfAssessment lastYear;
    private final ReportedFigures figures;
    private final ReportedWords words;

    ReportedFacts(Rulebook rulebook, SelfAssessment now, @Nullable SelfAssessment lastYear) {
        this.rulebook = rulebook;
        this.now = now;
        this.lastYear = lastYear;
        this.figures = new ReportedFigures(now, lastYear, rulebook);
        this.words = new ReportedWords(rulebook);
    }

    ReportedFigures figures() {
        return figures;
    }

    /** What was reported as a figure or a level for both years. */
    List<YearlyChange> changes() {
        List<YearlyChange> changes = new ArrayList<>();
        SelfAssessment last = lastYear;
        if (last == null) {
            return changes;
        }
        for (Yardstick yardstick : rulebook.yardsticks(now.year()).inOrder()) {
            String clause = yardstick.criterion().id();
            double before = figures.lastValue(clause);
            double value = figures.value(clause);
            if (isAnsweredHere(yardstick.criterion()) && !Double.isNaN(before) && !Double.isNaN(value)) {
                changes.add(new YearlyChange(
                        yardstick, before, value, words.answer(last, clause), words.answer(now, clause)));
            }
        }
        return changes;
    }

    /** Gates that concern the zone and that its answers do not pass. */
    List<OpenGate> openGates() {
        List<OpenGate> open = new ArrayList<>();
        for (Yardstick yardstick : rulebook.yardsticks(now.year()).inOrder()) {
            String clause = yardstick.criterion().id();
            if (yardstick.criterion().gate() != null
                    && isAnsweredHere(yardstick.criterion())
                    && !figures.claimsNotApplicable(clause)
                    && !passes(yardstick)) {
                boolean transfers = looksAtTransfers(yardstick);
                open.add(new OpenGate(
                        figures.zoneCode(),
                        clause,
                        transfers ? words.transfers(now, clause) : words.answer(now, clause)));
            }
        }
        return open;
    }

    /** What the zone claims not to apply to it. */
    List<NotApplicableClaim> claims() {
        List<NotApplicableClaim> claims = new ArrayList<>();
        for (Criterion criterion : rulebook.criteria()) {
            String reason = answer(criterion.id()).notApplicable();
            Words form = criterion.applies().claim();
            if (reason != null && form != null) {
                claims.add(new NotApplicableClaim(
                        words.answer(now, criterion.id()),
                        reason,
                        form,
                        !Double.isNaN(figures.lastValue(criterion.id())),
                        words.answer(lastYear == null ? now : lastYear, criterion.id())));
            }
        }
        return claims;
    }

    private boolean isAnsweredHere(Criterion criterion) {
        return criterion.source() == AnswerSource.ANSWER
                && criterion.applies().appliesIn(now.zone().basin());
    }

    private boolean passes(Yardstick yardstick) {
        Answer answer = answer(yardstick.criterion().id());
        Double value = looksAtTransfers(yardstick) ? answer.heavyPollutingTransfers() : answer.value();
        return value != null && yardstick.passesGate(value);
    }

    private static boolean looksAtTransfers(Yardstick yardstick) {
        return yardstick.gate().field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS;
    }

    private Answer answer(String clause) {
        return now.answers().getOrDefault(clause, Answer.NONE);
    }
}

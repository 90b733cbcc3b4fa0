package org.zonemark.assessment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.zonemark.rulebook.Anchors;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Range;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.GateResult;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Status;

/** Fills what a self-assessment leaves open with the best that could be true: the upper end of its likely score. */
final class BestAnswers {

    private BestAnswers() {}

    /** Whether a finding waits for something that the zone can still report. */
    static boolean isOpen(Finding finding) {
        return finding.status() == Status.MISSING || finding.gate() == GateResult.UNKNOWN;
    }

    static SelfAssessment fill(SelfAssessment assessment, Findings findings) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        findings.all().stream()
                .filter(BestAnswers::isOpen)
                .filter(finding -> finding.yardstick().criterion().source() == Criterion.AnswerSource.ANSWER)
                .forEach(finding -> answers.put(
                        finding.clause(),
                        best(finding.yardstick(), answers.getOrDefault(finding.clause(), Answer.NONE))));
        return new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers);
    }

    private static Answer best(Yardstick yardstick, Answer given) {
        Criterion criterion = yardstick.criterion();
        return switch (criterion.kind()) {
            case MATURITY -> Answer.ofLevel(criterion.steps().size() - 1);
            case CHECKLIST ->
                Answer.ofItems(IntStream.rangeClosed(1, criterion.steps().size())
                        .boxed()
                        .toArray(Integer[]::new));
            case GATE, QUANTITATIVE, COUNT -> bestValue(yardstick, given);
        };
    }

    private static Answer bestValue(Yardstick yardstick, Answer given) {
        Gate gate = yardstick.criterion().gate();
        boolean ofTransfers = gate != null && gate.field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS;
        Double reported = given.value();
        double value = reported == null ? bestValue(yardstick) : reported;
        Double transfers = given.heavyPollutingTransfers();
        if (ofTransfers && transfers == null) {
            transfers = yardstick.numbers().threshold().orElseThrow();
        }
        return new Answer(value, null, null, null, transfers);
    }

    private static double bestValue(Yardstick yardstick) {
        ReferenceValues numbers = yardstick.numbers();
        Anchors anchors = numbers.anchors();
        if (anchors != null) {
            return anchors.given().stream()
                    .max(Comparator.comparingDouble(Anchors.Anchor::points))
                    .orElseThrow()
                    .value();
        }
        double threshold = numbers.threshold().orElseThrow();
        Range range = yardstick.criterion().indicator().range();
        return yardstick.passesGate(threshold) ? threshold : range.most();
    }
}

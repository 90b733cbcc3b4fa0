package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.ClauseCase;
import org.zonemark.rulebook.RulebookException;
import org.zonemark.rulebook.RulebookFault;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.RuleFailedException;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.words.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replays the cases of a rulebook: what it says of its own clauses must come true before it is used. */
public final class CaseReplay {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> EXPECTED = Set.of("status", "score", "gate", "fault");
    private static final double RELATIVE = 1e-9;

    private final Scorer scorer;
    private final SelfAssessmentReader reader;

    public CaseReplay(Scorer scorer) {
        this.scorer = scorer;
        this.reader = new SelfAssessmentReader(scorer.rulebook());
    }

    /** @throws RulebookException with every case that does not come out as it says, by file and line */
    public void prove() {
        List<RulebookFault> faults = new ArrayList<>();
        for (ClauseCase one : scorer.rulebook().cases()) {
            differenceOrFailure(one)
                    .ifPresent(cause -> faults.add(new RulebookFault(
                            one.file(),
                            one.line(),
                            one.clause() + ", case \"" + one.name().en() + "\": " + cause)));
        }
        if (!faults.isEmpty()) {
            throw new RulebookException(faults);
        }
    }

    /** A case that cannot even be replayed is a fault of the rulebook like any other. */
    private Optional<String> differenceOrFailure(ClauseCase one) {
        try {
            return difference(one);
        } catch (RuleFailedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (ClassCastException | IllegalArgumentException e) {
            return Optional.of("`zone` and `answers` are fields, as in a self-assessment: " + e.getMessage());
        }
    }

    /** What came of a case where something else was expected; empty where it came out as it says. */
    Optional<String> difference(ClauseCase one) {
        if (!EXPECTED.containsAll(one.expected().keySet())) {
            return Optional.of(
                    "`expect` knows only " + EXPECTED.stream().sorted().toList());
        }
        Object fault = one.expected().get("fault");
        Reading<SelfAssessment> reading = reader.read(selfAssessment(one));
        if (fault != null) {
            boolean found = reading.faults().stream()
                    .anyMatch(each ->
                            each.code().code().equals(fault) && one.clause().equals(each.clause()));
            return found ? Optional.empty() : Optional.of("the fault " + fault + " is due; found " + codes(reading));
        }
        if (!reading.isSound()) {
            return Optional.of("it is refused for " + codes(reading));
        }
        Finding finding = scorer.score(reading.orThrow()).findings().of(one.clause());
        Map<String, Object> expected = one.expected();
        boolean same = Code.of(finding.status()).equals(expected.get("status"))
                && isSameScore(finding.score(), expected.get("score"))
                && isSameGate(finding, expected);
        return same ? Optional.empty() : Optional.of("expected " + expected + ", but got " + shown(finding));
    }

    private static boolean isSameScore(double score, @Nullable Object expected) {
        return expected instanceof Number number
                ? Math.abs(score - number.doubleValue()) <= RELATIVE * Math.max(1, Math.abs(number.doubleValue()))
                : Double.isNaN(score);
    }

    /** The status of a pure gate says how it stands; a scored criterion says it besides. */
    private static boolean isSameGate(Finding finding, Map<String, Object> expected) {
        if (finding.yardstick().criterion().isPureGate()) {
            return !expected.containsKey("gate");
        }
        String gate = finding.gate() == null ? null : Code.of(finding.gate());
        return gate == null ? expected.get("gate") == null : gate.equals(expected.get("gate"));
    }

    private static List<String> codes(Reading<SelfAssessment> reading) {
        return reading.faults().stream()
                .map(fault -> fault.code().code() + " of " + fault.clause())
                .toList();
    }

    private static String shown(Finding finding) {
        String score = finding.hasScore() ? ", score " + finding.score() : "";
        String gate = finding.gate() == null ? "" : ", gate " + Code.of(finding.gate());
        return Code.of(finding.status()) + score + gate + " by rule `" + finding.rule() + "`";
    }

    private JsonNode selfAssessment(ClauseCase one) {
        Map<String, Object> given = one.given();
        ObjectNode json = JSON.createObjectNode();
        ObjectNode zone = json.putObject("zone")
                .put("code", "case")
                .put("name", "case")
                .put("province", "湖北")
                .put("city", "武汉")
                .put("type", "economic_technological");
        if (given.containsKey("zone")) {
            zone.setAll((ObjectNode) JSON.valueToTree(given.get("zone")));
        }
        json.set(
                "year",
                JSON.valueToTree(given.getOrDefault("year", scorer.rulebook().firstYear())));
        if (given.containsKey("leadingIndustries")) {
            json.set("leadingIndustries", JSON.valueToTree(given.get("leadingIndustries")));
        }
        ObjectNode values = json.putObject("values");
        if (given.containsKey("answers")) {
            values.setAll((ObjectNode) JSON.valueToTree(given.get("answers")));
        }
        if (given.containsKey("answer")) {
            values.set(one.clause(), JSON.valueToTree(given.get("answer")));
        }
        return json;
    }
}

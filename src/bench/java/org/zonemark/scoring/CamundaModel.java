package org.zonemark.scoring;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.Yardstick;

/**
 * The clauses that DMN can express as decisions of Camunda's engine, each one FEEL expression: the score of an answer, or whether
 * its gate is passed. Scales by logarithm are left out, as are the plan's catalogue, roll-ups and all words.
 */
final class CamundaModel {

    private static final double RELATIVE = 1e-9;

    private final Rulebook rulebook;
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<Integer, Map<String, DmnDecision>> byYear = new HashMap<>();

    CamundaModel(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** What each decision gives, by clause: points, whether a gate is passed, or null. */
    Map<String, @Nullable Object> evaluate(SelfAssessment assessment) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        decisions(assessment.year()).forEach((clause, decision) -> {
            Map<String, @Nullable Object> given = new HashMap<>();
            given.put("v", number(assessment.answers().getOrDefault(clause, Answer.NONE)));
            given.put("applies", applies(assessment, clause));
            found.put(clause, engine.evaluateDecision(decision, given).getSingleEntry());
        });
        return found;
    }

    /** @throws IllegalStateException if the rules find something else */
    void check(SelfAssessment assessment, Findings due) {
        evaluate(assessment).forEach((clause, found) -> {
            Finding finding = due.of(clause);
            boolean same = found instanceof Number points
                    ? Math.abs(points.doubleValue() - finding.score()) <= RELATIVE * 100
                    : found instanceof Boolean passed
                            ? finding.status() == (passed ? Status.PASSED : Status.FAILED)
                            : finding.status() == Status.NOT_APPLICABLE || finding.status() == Status.UNKNOWN;
            if (!same) {
                throw new IllegalStateException(clause + ": " + found + ", and not as in " + finding);
            }
        });
    }

    private boolean applies(SelfAssessment assessment, String clause) {
        return rulebook.criterion(clause)
                        .orElseThrow()
                        .applies()
                        .appliesIn(assessment.zone().basin())
                && assessment.answers().getOrDefault(clause, Answer.NONE).notApplicable() == null;
    }

    private static @Nullable Double number(Answer answer) {
        if (answer.level() != null) {
            return answer.level().doubleValue();
        }
        return answer.items() == null
                ? answer.value()
                : Double.valueOf(answer.items().size());
    }

    private Map<String, DmnDecision> decisions(int year) {
        return byYear.computeIfAbsent(year, one -> {
            Map<String, DmnDecision> decisions = new LinkedHashMap<>();
            StringBuilder xml = new StringBuilder("<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'"
                    + " id='annex' name='annex' namespace='zonemark'>");
            Map<String, String> ids = new LinkedHashMap<>();
            for (Yardstick yardstick : rulebook.yardsticks(year).inOrder()) {
                String id = "d" + yardstick.criterion().position();
                String feel = feel(yardstick);
                if (feel != null) {
                    ids.put(yardstick.criterion().id(), id);
                    xml.append("<decision id='%s' name='%s'><variable id='%sv' name='r'/><literalExpression id='%se'>"
                                    .formatted(id, id, id, id))
                            .append("<text>if not(applies) then null else ")
                            .append(feel.replace("<", "&lt;").replace(">", "&gt;"))
                            .append("</text></literalExpression></decision>");
                }
            }
            String all = xml.append("</definitions>").toString();
            Map<String, DmnDecision> parsed = new HashMap<>();
            engine.parseDecisions(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)))
                    .forEach(decision -> parsed.put(decision.getKey(), decision));
            ids.forEach((clause, id) -> decisions.put(clause, parsed.get(id)));
            return decisions;
        });
    }

    private static @Nullable String feel(Yardstick yardstick) {
        Criterion criterion = yardstick.criterion();
        if (criterion.isRollUp() || criterion.source() == AnswerSource.LEADING_INDUSTRIES) {
            return null;
        }
        if (criterion.isPureGate()) {
            Gate.Comparison comparison = yardstick.gate().comparison();
            String sign = comparison == Gate.Comparison.EQUAL ? "=" : comparison.sign();
            return "if v = null then null else v " + sign + " "
                    + yardstick.numbers().threshold().orElseThrow();
        }
        if (criterion.kind() == Kind.CHECKLIST) {
            return "if v = null then 0 else 100 * v / " + criterion.steps().size();
        }
        if (criterion.kind() == Kind.MATURITY) {
            return "if v = null then 0 else 100 * v / " + (criterion.steps().size() - 1);
        }
        return criterion.indicator().logarithmic()
                ? null
                : "if v = null then 0 else " + scale(yardstick.anchors().given());
    }

    private static String scale(List<Anchor> given) {
        List<Anchor> rising = new ArrayList<>(given);
        rising.sort((a, b) -> Double.compare(a.value(), b.value()));
        StringBuilder feel = new StringBuilder(
                "if v <= " + rising.get(0).value() + " then " + rising.get(0).points());
        for (int i = 1; i < rising.size(); i++) {
            Anchor low = rising.get(i - 1);
            Anchor high = rising.get(i);
            feel.append(" else if v < %s then %s + (v - (%s)) * %s"
                    .formatted(
                            high.value(),
                            low.points(),
                            low.value(),
                            (high.points() - low.points()) / (high.value() - low.value())));
        }
        return feel.append(" else ")
                .append(rising.get(rising.size() - 1).points())
                .toString();
    }
}

package org.zonemark.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules for one purpose may speak of: a rule keeps to one scene, because only what belongs to it is there when
 * the rule fires.
 *
 * @param facts types of facts that its patterns look at
 * @param several those of them of which there may be many at once
 * @param collector name of the global that takes what its consequences say
 * @param sizes names of the globals with the numbers that it compares with
 * @param globals types of these globals by name
 */
record RuleScene(
        Set<String> facts, Set<String> several, String collector, Set<String> sizes, Map<String, String> globals) {

    private static final String RULEBOOK = "org.zonemark.rulebook.";
    private static final String SCORING = "org.zonemark.scoring.";
    private static final String REVIEW = "org.zonemark.review.";
    private static final String VOICE = "org.zonemark.voice.";

    /** The purposes for which there are rules. */
    static final List<RuleScene> ALL = List.of(
            new RuleScene(
                    Set.of(SCORING + "Answers", SCORING + "CriterionScores"),
                    Set.of(),
                    "findings",
                    Set.of(),
                    Map.of("findings", SCORING + "FindingCollector")),
            new RuleScene(
                    Set.of(SCORING + "ClaimedRow"),
                    Set.of(SCORING + "ClaimedRow"),
                    "fits",
                    Set.of("fit"),
                    Map.of("fits", SCORING + "FitCollector", "fit", RULEBOOK + "ScoringSizes.PlanFitSizes")),
            new RuleScene(
                    Set.of(
                            RULEBOOK + "WeightLimits.ProposedSet",
                            RULEBOOK + "WeightLimits.ProposedDimension",
                            RULEBOOK + "WeightLimits.ProposedCriterion"),
                    Set.of(RULEBOOK + "WeightLimits.ProposedDimension", RULEBOOK + "WeightLimits.ProposedCriterion"),
                    "violations",
                    Set.of("limits"),
                    Map.of(
                            "violations",
                            RULEBOOK + "WeightLimits.Violations",
                            "limits",
                            RULEBOOK + "WeightLimitSizes")),
            new RuleScene(
                    Set.of(VOICE + "SurveyTally"),
                    Set.of(),
                    "measurement",
                    Set.of("survey"),
                    Map.of("measurement", VOICE + "MeasurementCollector", "survey", RULEBOOK + "SurveySizes")),
            new RuleScene(
                    consistencyFacts(),
                    consistencyFacts(),
                    "flags",
                    Set.of(),
                    Map.of("flags", REVIEW + "FlagCollector")));

    private static Set<String> consistencyFacts() {
        return Set.of(
                REVIEW + "Check",
                REVIEW + "NotApplicableClaim",
                REVIEW + "OpenGate",
                REVIEW + "Partnership",
                REVIEW + "ReportedFigures",
                REVIEW + "YearlyChange");
    }
}

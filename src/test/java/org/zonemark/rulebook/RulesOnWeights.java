package org.zonemark.rulebook;

/** Small files of rules for tests of how rules run. */
final class RulesOnWeights {

    static final String HEAD = """
            package org.zonemark.rules;
            import org.zonemark.rulebook.WeightLimits.ProposedCriterion;
            global org.zonemark.rulebook.WeightLimits.Violations violations;
            """;

    static final String EACH = """
            rule "each"
            when
                $one : ProposedCriterion( weight > 2 )
            then
                violations.add("criterion_most", $one.clause(), $one.weight(), 2);
            end
            """;

    private RulesOnWeights() {}

    static DrlFile file(String rules) {
        return SafeRules.checked(new DrlFile("limits.drl", HEAD + rules));
    }
}

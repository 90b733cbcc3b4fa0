package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the clauses of a rulebook to the Annex, and what speaks of clauses to those that there are. */
final class ClauseDuties {

    private final List<Criterion> criteria;
    private final Map<String, YamlNode> nodes;
    private final List<RulebookFault> faults = new ArrayList<>();

    /** @param nodes where each clause stands */
    ClauseDuties(List<Criterion> criteria, Map<String, YamlNode> nodes) {
        this.criteria = criteria;
        this.nodes = nodes;
    }

    List<RulebookFault> faults() {
        return faults;
    }

    /** The quotes stand in the Annex in its order, and cover it. */
    ClauseDuties checkQuotes(String annex) {
        List<Clause> clauses = criteria.stream().map(Criterion::clause).toList();
        new AnnexCoverage(annex)
                .gaps(clauses)
                .forEach(gap -> faults.add(nodes.get(gap.clause()).get("quote").fault(gap.cause())));
        return this;
    }

    ClauseDuties checkRollUps() {
        for (Criterion criterion : criteria) {
            criterion.rollsUp().stream()
                    .filter(id -> !nodes.containsKey(id) || isRollUp(id))
                    .forEach(id ->
                            faults.add(nodes.get(criterion.id()).fault(criterion.id() + " cannot roll up " + id)));
        }
        return this;
    }

    ClauseDuties checkCases(List<ClauseCase> cases) {
        for (ClauseCase one : cases) {
            if (!nodes.containsKey(one.clause())) {
                faults.add(new RulebookFault(one.file(), one.line(), "no clause " + one.clause()));
            }
        }
        return this;
    }

    private boolean isRollUp(String id) {
        return criteria.stream().anyMatch(criterion -> criterion.id().equals(id) && criterion.isRollUp());
    }
}

package org.zonemark.evidence;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A piece of evidence with the clauses that it serves, in order. */
public record LinkedEvidence(Evidence evidence, List<EvidenceLink> links) {

    public LinkedEvidence {
        links = List.copyOf(links);
    }

    boolean serves(String clause) {
        return links.stream().anyMatch(link -> link.clause().equals(clause));
    }

    /** Each piece with its own of these links. */
    static List<LinkedEvidence> joined(List<Evidence> evidence, List<EvidenceLink> links) {
        Map<String, List<EvidenceLink>> byEvidence =
                links.stream().collect(Collectors.groupingBy(EvidenceLink::evidenceId));
        return evidence.stream()
                .map(one -> new LinkedEvidence(one, byEvidence.getOrDefault(one.id(), List.of())))
                .toList();
    }
}

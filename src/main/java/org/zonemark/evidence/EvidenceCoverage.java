package org.zonemark.evidence;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.rulebook.Criterion;

/** Which answers have a document behind them. */
@Service
public class EvidenceCoverage {

    /** A document that had lost its validity before the year of data ended, and the criterion that it serves. */
    public record Expired(Criterion criterion, Evidence evidence) {}

    /**
     * What documents are wanting.
     *
     * @param missing criteria without any document
     * @param expired documents that are not valid for the year any more, by criterion
     */
    public record Gaps(List<Criterion> missing, List<Expired> expired) {

        public Gaps {
            missing = List.copyOf(missing);
            expired = List.copyOf(expired);
        }
    }

    private final EvidenceRepository repository;

    EvidenceCoverage(EvidenceRepository repository) {
        this.repository = repository;
    }

    /** Whether what the zone submitted of that year has a document for a clause. */
    @Transactional(readOnly = true)
    public boolean isSubmitted(String zoneCode, int year, String clause) {
        return repository.hasFrozen(zoneCode, year, clause);
    }

    /**
     * What is wanting for these criteria, in their order.
     *
     * @param answered those of which a zone's answers count
     */
    @Transactional(readOnly = true)
    public Gaps gaps(String zoneCode, int year, Collection<Criterion> answered) {
        List<LinkedEvidence> all =
                LinkedEvidence.joined(repository.ofYear(zoneCode, year), repository.linksOfYear(zoneCode, year));
        LocalDate end = LocalDate.of(year, Month.DECEMBER, 31);
        List<Criterion> due = answered.stream().filter(Criterion::needsDocument).toList();
        return new Gaps(
                due.stream()
                        .filter(criterion -> all.stream().noneMatch(one -> one.serves(criterion.id())))
                        .toList(),
                due.stream()
                        .flatMap(criterion -> all.stream()
                                .filter(one -> one.serves(criterion.id())
                                        && one.evidence().isExpiredBy(end))
                                .map(one -> new Expired(criterion, one.evidence())))
                        .toList());
    }
}

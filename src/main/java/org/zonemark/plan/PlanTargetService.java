package org.zonemark.plan;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.audit.AuditTrail;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.PlanTarget;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.words.Phrases;

/** The plan's own targets beside what they really came to. */
@Service
public class PlanTargetService {

    /**
     * A target.
     *
     * @param clause of the criterion that holds zones to it; empty where none does
     * @param figures the oldest first
     */
    public record Followed(PlanTarget target, Optional<String> clause, List<TargetFigure> figures) {}

    private final TargetFigureRepository figures;
    private final Scorers scorers;
    private final AuditTrail audit;
    private final Clock clock;

    PlanTargetService(TargetFigureRepository figures, Scorers scorers, AuditTrail audit, Clock clock) {
        this.figures = figures;
        this.scorers = scorers;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the order of the plan. */
    @Transactional(readOnly = true)
    public List<Followed> targets() {
        Rulebook rulebook = scorers.rulebook();
        List<TargetFigure> all = figures.all();
        return rulebook.catalogue().targets().stream()
                .map(target -> new Followed(
                        target,
                        clause(rulebook, target),
                        all.stream()
                                .filter(one -> one.row().equals(target.id()))
                                .toList()))
                .toList();
    }

    /** The criterion whose reference values name the row as their source. */
    static Optional<String> clause(Rulebook rulebook, PlanTarget target) {
        return rulebook.criteria().stream()
                .filter(criterion -> target.forZones()
                        && criterion.reference().stream()
                                .anyMatch(values -> values.source().en().contains(target.id())))
                .map(Criterion::id)
                .findFirst();
    }

    /**
     * Enters a figure, or corrects it; the one before stays in the trail.
     *
     * @throws NotFoundException if the plan has no such target
     */
    @Transactional
    public Followed save(String actor, String row, int year, double value, String source, String reason) {
        find(row);
        TargetFigure before = figures.findAndLock(row, year).orElse(null);
        TargetFigure after = new TargetFigure(
                row, year, value, source, actor, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        figures.save(after);
        audit.tell(actor, "saveTargetFigure", subject(row, year), reason, before, after);
        return find(row);
    }

    /** @throws NotFoundException if there is no such figure */
    @Transactional
    public void remove(String actor, String row, int year, String reason) {
        TargetFigure before = figures.findAndLock(row, year)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_figure", row, year)));
        figures.remove(row, year);
        audit.tell(actor, "removeTargetFigure", subject(row, year), reason, before, null);
    }

    private Followed find(String row) {
        return targets().stream()
                .filter(one -> one.target().id().equals(row))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_target", row)));
    }

    private static String subject(String row, int year) {
        return "plan-target/" + row + "/" + year;
    }
}

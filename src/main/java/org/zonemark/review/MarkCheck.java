package org.zonemark.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.evidence.EvidenceCoverage;
import org.zonemark.round.ApplicationService.Submission;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes.AdjustmentKind;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a reviewer can say that of a submission at all. */
@Component
class MarkCheck {

    private static final String INDUSTRY = "industry-";

    private final SubmissionScorer scorer;
    private final EvidenceCoverage evidence;

    MarkCheck(SubmissionScorer scorer, EvidenceCoverage evidence) {
        this.scorer = scorer;
        this.evidence = evidence;
    }

    /** @throws NotFoundException if the rulebook of the round has no such clause */
    Criterion criterion(Submission submission, String clause) {
        return scorer.rulebook(submission)
                .criterion(clause)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_clause", clause)));
    }

    /** @throws ConflictException if a document is due and none was submitted for the clause */
    void acceptable(Submission submission, Criterion criterion) {
        String zone = submission.zone().code();
        if (criterion.needsDocument() && !evidence.isSubmitted(zone, submission.year(), criterion.id())) {
            throw new ConflictException(Phrases.phrase(
                    "problem.no_document",
                    criterion.id(),
                    zone,
                    criterion.indicator().evidence()));
        }
    }

    /** @throws NotFoundException if the zone claims nothing of the sort */
    void claimed(Submission submission, String subject) {
        JsonNode document = scorer.document(submission);
        boolean claimed =
                document.path("values").path(subject).path("notApplicable").asBoolean();
        boolean industry = subject.matches(INDUSTRY + "[1-9]")
                && document.path("leadingIndustries").has(Integer.parseInt(subject.substring(INDUSTRY.length())) - 1);
        if (!claimed && !industry) {
            throw new NotFoundException(Phrases.phrase(
                    "problem.nothing_to_confirm", subject, submission.zone().code()));
        }
    }

    /** @throws FaultyInputException if the clause has no such maturity level */
    void level(Submission submission, String clause, int level) {
        Criterion criterion = criterion(submission, clause);
        int highest = criterion.steps().size() - 1;
        boolean maturity = criterion.kind() == Kind.MATURITY && !criterion.isRollUp();
        if (!maturity || level < 0 || level > highest) {
            throw new FaultyInputException(List.of(Fault.at(
                    "/level",
                    maturity ? FaultCode.BAD_LEVEL : FaultCode.WRONG_KIND,
                    Integer.toString(level),
                    maturity ? "level" : "maturity_clause",
                    highest)));
        }
    }

    /** @throws FaultyInputException if there is no such kind of adjustment, or it needs a clause */
    void adjustment(Submission submission, ObjectNode adjustment) {
        Rulebook rulebook = scorer.rulebook(submission);
        String kind = adjustment.path("kind").asString();
        List<String> kinds = new ArrayList<>(rulebook.sizes().bonuses().kinds().keySet());
        kinds.addAll(rulebook.sizes().penalties().kinds().keySet());
        if (!kinds.contains(kind)) {
            throw new FaultyInputException(
                    List.of(Fault.at("/kind", FaultCode.NOT_ONE_OF, kind, "one_of", String.join(", ", kinds))));
        }
        AdjustmentKind penalty = rulebook.sizes().penalties().kinds().get(kind);
        String clause = adjustment.path("clause").stringValueOpt().orElse(null);
        concerned(rulebook, clause, penalty != null && penalty.zeroesCriterion());
    }

    private static void concerned(Rulebook rulebook, @Nullable String clause, boolean needed) {
        if (clause == null ? needed : rulebook.criterion(clause).isEmpty()) {
            throw new FaultyInputException(List.of(Fault.at(
                    "/clause", clause == null ? FaultCode.REQUIRED : FaultCode.UNKNOWN_CLAUSE, clause, "clause")));
        }
    }
}

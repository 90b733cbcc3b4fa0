package org.zonemark.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/**
 * The executable form of a clause.
 *
 * @param position place in the Annex, from 0; sums run in this order
 * @param source what answers it: the zone's own answer, its leading industries, or other clauses
 * @param gate the gate that it is or carries, if any
 * @param rollsUp the clauses whose mean a roll-up shows; empty otherwise
 * @param steps the maturity levels from 0, or the items of a checklist from 1; empty otherwise
 * @param reference numbers by date of force, oldest first
 */
public record Criterion(
        Clause clause,
        int position,
        Dimension dimension,
        Kind kind,
        AnswerSource source,
        Indicator indicator,
        @Nullable Gate gate,
        Applicability applies,
        List<String> rollsUp,
        List<Words> steps,
        List<ReferenceValues> reference) {

    /** What a criterion gets its value from. */
    public enum AnswerSource {
        ANSWER,
        LEADING_INDUSTRIES,
        OTHER_CLAUSES
    }

    public Criterion {
        rollsUp = List.copyOf(rollsUp);
        steps = List.copyOf(steps);
        reference = List.copyOf(reference);
    }

    public String id() {
        return clause.id();
    }

    public boolean isRollUp() {
        return source == AnswerSource.OTHER_CLAUSES;
    }

    /** Whether an answer to it is proven by a document. What is made of other clauses is proven by theirs. */
    public boolean needsDocument() {
        return !isRollUp();
    }

    /** A gate without a score. The gates of A2-2.1.3 and A2-5.2.4 are scored besides. */
    public boolean isPureGate() {
        return kind == Kind.GATE && reference.get(0).anchors() == null;
    }

    /** Whether a weight set may give it a weight at all (section 5 of the scoring model). */
    public boolean carriesWeight() {
        return !isPureGate() && !isRollUp();
    }

    /** The numbers in force on a day, or nothing before the first. */
    public Optional<ReferenceValues> referenceOn(LocalDate day) {
        ReferenceValues found = null;
        for (ReferenceValues values : reference) {
            if (!values.from().isAfter(day)) {
                found = values;
            }
        }
        return Optional.ofNullable(found);
    }
}

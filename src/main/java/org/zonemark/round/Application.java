package org.zonemark.round;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Zone;

/**
 * A zone's application in a round.
 *
 * @param accepted the decision; null before
 * @param deadline until when a returned one is to be corrected
 * @param total of what was submitted last; null before
 * @param standing of what was submitted last; null before
 * @param steps the oldest first
 * @param notes what the last return asks to be corrected; empty unless it is returned
 */
public record Application(
        String roundId,
        Zone zone,
        State state,
        @Nullable Boolean accepted,
        @Nullable LocalDate deadline,
        @Nullable Double total,
        @Nullable String standing,
        List<StepTaken> steps,
        List<Note> notes) {

    /** Who did what, when and why. */
    public record StepTaken(
            Step step,
            State from,
            State to,
            String actor,
            Instant at,
            @Nullable String reason,
            @Nullable String submissionSha256) {}

    /** What is wrong with one answer. */
    public record Note(String clause, String comment) {}

    public Application {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** The steps that can be taken now, in the order of {@link Step}. */
    public List<Step> allowedSteps(Ladder ladder) {
        return ladder.allowed(state).stream()
                .filter(step -> !step.needsAcceptance() || Boolean.TRUE.equals(accepted))
                .toList();
    }

    static Application draft(String roundId, Zone zone) {
        return new Application(roundId, zone, State.DRAFT, null, null, null, null, List.of(), List.of());
    }
}

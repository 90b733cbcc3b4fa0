package org.zonemark.round;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.round.Application.Note;

/**
 * What somebody says with a step.
 *
 * @param pledge for a submission: that everything stated is true
 * @param accepted for a decision
 * @param deadline for a return, Beijing time
 * @param notes for a return, by answer
 */
public record StepDetails(
        @Nullable String reason,
        boolean pledge,
        @Nullable Boolean accepted,
        @Nullable LocalDate deadline,
        List<Note> notes) {

    public StepDetails {
        notes = List.copyOf(notes);
    }
}

package org.zonemark.voice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an assessor reports of a zone. */
public record AssessorReport(LocalDate on, @Nullable String summary, List<ClauseFinding> findings) {

    /**
     * What it found for one clause: a value or a level where the clause has one, a remark, or both.
     *
     * @param value in the clause's unit; for a checklist the number of items in place
     * @param evidence where in the report or its annexes it stands
     */
    public record ClauseFinding(
            String clause,
            @Nullable Double value,
            @Nullable Integer level,
            @Nullable String remark,
            @Nullable String evidence) {}

    public AssessorReport {
        findings = List.copyOf(findings);
    }
}

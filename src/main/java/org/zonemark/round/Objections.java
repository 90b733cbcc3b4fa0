package org.zonemark.round;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.round.Application.StepTaken;
import org.zonemark.scoring.Zone;

/** Objections to what stands in notice, followed to their answers. */
public final class Objections {

    private Objections() {}

    /**
     * One objection.
     *
     * @param answered the step that ended it, an answer or a return for correction; null while it is open
     */
    public record Objection(
            Zone zone, StepTaken recorded, @Nullable StepTaken answered) {

        public boolean isOpen() {
            return answered == null;
        }

        /** Whole days that it has been, or was, open. */
        public long days(Instant now) {
            return Duration.between(recorded.at(), answered == null ? now : answered.at())
                    .toDays();
        }
    }

    /** Of an application, the oldest first. */
    public static List<Objection> of(Application application) {
        List<Objection> objections = new ArrayList<>();
        StepTaken open = null;
        for (StepTaken step : application.steps()) {
            if (step.step() == Step.RECORD_OBJECTION) {
                open = step;
            } else if (open != null && step.from() == State.OBJECTED) {
                objections.add(new Objection(application.zone(), open, step));
                open = null;
            }
        }
        if (open != null) {
            objections.add(new Objection(application.zone(), open, null));
        }
        return objections;
    }
}

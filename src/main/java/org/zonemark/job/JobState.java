package org.zonemark.job;

import org.zonemark.words.Code;

/** How a job fares. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** As it stands in documents, for example {@code running}. */
    public String code() {
        return Code.of(this);
    }

    /** Whether nothing more becomes of it. */
    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}

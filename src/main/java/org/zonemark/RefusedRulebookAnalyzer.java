package org.zonemark;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.zonemark.rulebook.RulebookException;

/** Says at the start, without a stack trace, which file and line of a rulebook is wrong. */
class RefusedRulebookAnalyzer extends AbstractFailureAnalyzer<RulebookException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RulebookException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the files named above, or name another folder in zonemark.rulebook-folder.",
                cause);
    }
}

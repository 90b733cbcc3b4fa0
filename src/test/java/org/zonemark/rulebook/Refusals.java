package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a part of a rulebook is refused for one fault, and where it is. */
final class Refusals {

    private Refusals() {}

    /** @param cause how the cause begins */
    static void isRefused(ThrowingCallable reading, String file, int line, String cause) {
        RulebookException refusal = catchThrowableOfType(RulebookException.class, reading);
        assertThat(refusal).as("refusal for: %s", cause).isNotNull();
        assertThat(refusal.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.cause()).startsWith(cause);
            assertThat(fault.line()).isEqualTo(line);
        });
    }
}

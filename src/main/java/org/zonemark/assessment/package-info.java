/**
 * Self-assessments as zones send them: read, checked, kept, scored again.
 *
 * <p>{@link org.zonemark.assessment.SelfAssessmentReader} is the one door for a self-assessment, whatever it comes in
 * by; it finds every fault at once. {@link org.zonemark.assessment.AssessmentService} keeps what passed.
 *
 * <p>{@link org.zonemark.assessment.RulebookTrial} proves a rulebook that comes from outside before anybody is scored by
 * it.
 *
 * <p>It may use {@code scoring}, {@code rulebook} and {@code words}.
 */
@NullMarked
package org.zonemark.assessment;

import org.jspecify.annotations.NullMarked;

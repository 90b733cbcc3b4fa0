package org.zonemark.round;

import org.zonemark.round.Application.StepTaken;

/**
 * A step was taken. Listeners run in its transaction, so that what they write is there if and only if the step is.
 *
 * @param application as it is after the step
 * @param number of the step in the application, from 1
 */
public record StepTakenEvent(Round round, Application application, StepTaken taken, int number) {}

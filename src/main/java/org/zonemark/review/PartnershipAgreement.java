package org.zonemark.review;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An agreement by which two zones build a park together, as a ministry entered it.
 *
 * @param agreement what it is called, or the park
 * @param agreedOn from when it holds
 */
public record PartnershipAgreement(
        Partnership partners, String agreement, LocalDate agreedOn, String enteredBy, Instant enteredAt) {}

package org.zonemark.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;

/**
 * What somebody says of a file that is to be evidence.
 *
 * @param fileName as it was sent; it is shown in a safe form only
 */
public record NewEvidence(
        String zoneCode,
        int year,
        String fileName,
        String issuingBody,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil) {

    private static final int LONGEST_BODY = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    public NewEvidence {
        issuingBody = issuingBody.strip();
    }

    /** @throws FaultyInputException if, as of that day, something in it cannot be true */
    void check(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (!isText(issuingBody)) {
            faults.add(
                    Fault.at("/issuingBody", FaultCode.BAD_TEXT, issuingBody, "text", Integer.toString(LONGEST_BODY)));
        }
        checkDay(faults, "/issuedOn", issuedOn, FIRST_DAY, today);
        if (validUntil != null) {
            checkDay(faults, "/validUntil", validUntil, issuedOn, LAST_DAY);
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
    }

    private static boolean isText(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST_BODY
                && text.codePoints().noneMatch(FileName::isUnprintable);
    }

    private static void checkDay(List<Fault> faults, String pointer, LocalDate day, LocalDate first, LocalDate last) {
        if (day.isBefore(first) || day.isAfter(last)) {
            faults.add(Fault.at(pointer, FaultCode.OUT_OF_RANGE, day.toString(), "day", first, last));
        }
    }
}

package org.zonemark.pages;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.zonemark.api.model.BecauseDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;

/**
 * Pages ask for what they show, and do what their readers want, by the operations of the contract, within the process:
 * what a page says is what the interface says to programs.
 */
@Component
class Contract {

    private final Validator validator;

    Contract(Validator validator) {
        this.validator = validator;
    }

    /** What an operation gives. */
    static <T> T body(ResponseEntity<T> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    /**
     * What a form sends, held to the contract's own bounds, which the server checks for programs before an operation.
     *
     * @throws FaultyInputException if it breaks some
     */
    <T> T checked(T sent) {
        List<Fault> faults = validator.validate(sent).stream()
                .sorted(Comparator.comparing(one -> one.getPropertyPath().toString()))
                .map(Contract::fault)
                .toList();
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return sent;
    }

    /**
     * A reason as it was typed.
     *
     * @throws FaultyInputException if it is empty or too long
     */
    BecauseDto because(String reason) {
        return checked(new BecauseDto(reason.strip()));
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        Object value = violation.getInvalidValue();
        return Fault.at(
                "/"
                        + violation
                                .getPropertyPath()
                                .toString()
                                .replace("[", "/")
                                .replace("]", "")
                                .replace('.', '/'),
                value == null ? FaultCode.REQUIRED : FaultCode.BAD_TEXT,
                value == null ? null : value.toString(),
                "constraint",
                violation.getMessage());
    }
}

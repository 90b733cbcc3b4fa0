package org.zonemark.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.method.ParameterValidationResult;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Says what would be right for a parameter: by its type, or by the constraint of the contract that it breaks. */
final class ParameterWords {

    private ParameterWords() {}

    static Words of(@Nullable Class<?> type) {
        if (type == null) {
            return Phrases.phrase("expected.value");
        }
        if (type.isEnum()) {
            String all =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return Phrases.phrase("expected.one_of", all);
        }
        return switch (type.getSimpleName()) {
            case "Integer" -> Phrases.phrase("expected.whole", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "Long" -> Phrases.phrase("expected.whole", Long.MIN_VALUE, Long.MAX_VALUE);
            case "Double" -> Phrases.phrase("expected.number");
            case "Boolean" -> Phrases.phrase("expected.truth");
            case "LocalDate" -> Phrases.phrase("expected.day");
            default -> Phrases.phrase("expected.value");
        };
    }

    static Words of(ParameterValidationResult result) {
        MessageSourceResolvable error = result.getResolvableErrors().get(0);
        ConstraintDescriptor<?> constraint =
                result.unwrap(error, ConstraintViolation.class).getConstraintDescriptor();
        Map<String, Object> sizes = constraint.getAttributes();
        return switch (constraint.getAnnotation().annotationType().getSimpleName()) {
            case "Pattern" -> Phrases.phrase("expected.pattern", sizes.get("regexp"));
            case "Size" -> Phrases.phrase("expected.length", sizes.get("min"), sizes.get("max"));
            case "Min" -> Phrases.phrase("due.at_least", sizes.get("value"));
            case "Max" -> Phrases.phrase("due.at_most", sizes.get("value"));
            default -> Phrases.phrase("expected.constraint", String.valueOf(error.getDefaultMessage()));
        };
    }
}

package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonemark.api.model.FaultCodeDto;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;

class ProblemsTest {

    @Test
    void theContractHasTheCodesOfAllFaults() {
        assertThat(Arrays.stream(FaultCodeDto.values()).map(FaultCodeDto::getValue))
                .containsExactlyElementsOf(
                        Arrays.stream(FaultCode.values()).map(FaultCode::code).toList());
    }

    @Test
    void atMostFiveHundredFaultsAreListedAndAllAreCounted() {
        ProblemDto problem = Problems.faultyInput(new FaultyInputException(faults(501)), Locale.ENGLISH);
        assertThat(problem.getErrors()).hasSize(500);
        assertThat(problem.getDetail()).contains("501", "the first 500");
        assertThat(Problems.faultyInput(new FaultyInputException(faults(501)), Locale.CHINESE)
                        .getDetail())
                .contains("501", "前500");
    }

    @Test
    void fiveHundredFaultsAreAllListed() {
        ProblemDto problem = Problems.faultyInput(new FaultyInputException(faults(500)), Locale.ENGLISH);
        assertThat(problem.getErrors()).hasSize(500);
        assertThat(problem.getDetail()).contains("500").doesNotContain("first");
    }

    private static List<Fault> faults(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Fault.at("/" + i, FaultCode.WRONG_TYPE, "1", "object"))
                .toList();
    }
}

package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zonemark.assessment.StrictJson;

class OverloadFilterTest {

    private static final FilterChain ANSWERED = (request, response) -> {};

    private final OverloadFilter filter = new OverloadFilter(
            new OverloadFilter.Limits(1, 0, Duration.ZERO, 12), new SimpleMeterRegistry(), StrictJson.mapper());

    private int status(String method, String address, FilterChain chain) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(method, address), response, chain);
        return response.getStatus();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pages.css, 200",
        "HEAD, /pages.js, 200",
        "GET, /pages-0123456789abcdef0123456789abcdef.css, 200",
        "GET, /mark.svg, 200",
        "GET, /webjars/echarts/echarts.min.js, 200",
        "POST, /pages.css, 503",
        "POST, /webjars/echarts/echarts.min.js, 503",
        "GET, /results/x.css, 503",
        "GET, /api/v1/rulebook.js, 503",
        "GET, /other.svg, 503",
        "GET, /actuator/health, 200",
    })
    void stylesScriptsAndHealthAloneGetThroughWhenAllPlacesAreTaken(String method, String address, int status)
            throws Exception {
        List<Integer> seen = new ArrayList<>();

        status("GET", "/rounds", (request, response) -> seen.add(status(method, address, ANSWERED)));

        assertThat(seen).containsExactly(status);
        assertThat(status("GET", "/rounds", ANSWERED)).isEqualTo(200);
    }

    @Test
    void manyThatAskForHealthAreBoundedAndKeepNobodyElseOut() throws Exception {
        List<Integer> seen = new ArrayList<>();

        askForHealthOverAndOver(seen, 20);

        assertThat(seen).contains(503);
        assertThat(seen.stream().filter(status -> status == 200).count()).isBetween(1L, 19L);
    }

    /** Each while the one before is still there. */
    private void askForHealthOverAndOver(List<Integer> seen, int times) throws ServletException, IOException {
        if (times == 0) {
            assertThat(status("GET", "/rounds", ANSWERED)).isEqualTo(200);
            return;
        }
        boolean[] in = {false};
        int status = status("GET", "/actuator/health", (request, response) -> {
            in[0] = true;
            askForHealthOverAndOver(seen, times - 1);
        });
        seen.add(status);
        if (!in[0]) {
            askForHealthOverAndOver(seen, 0);
        }
    }
}

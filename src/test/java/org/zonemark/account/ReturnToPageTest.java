package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;

class ReturnToPageTest {

    @Test
    void somebodyComesBackToThePageThatAskedForLogin() throws IOException {
        assertThat(after("/rounds/r1/ranking?sort=total")).isEqualTo("/rounds/r1/ranking?sort=total");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=1",
                "/\t/elsewhere.example",
                "rounds",
                ""
            })
    void nobodyIsSentToAnotherService(String next) throws IOException {
        assertThat(after(next)).isEqualTo("/home");
    }

    private static String after(String next) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter(ReturnToPage.NEXT, next);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ReturnToPage("/home").onAuthenticationSuccess(request, response, new TestingAuthenticationToken("a", null));
        return String.valueOf(response.getRedirectedUrl());
    }
}

package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Against an issuer that takes every connection and says nothing, or no more than a beginning. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IssuerCallsTest {

    private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();
    private final IssuerCalls calls =
            new IssuerCalls(new Issuers.Settings("preferred_username", Duration.ofSeconds(2), Duration.ofMillis(300)));
    private volatile String beginning = "";
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::take, "silent issuer");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (Socket socket : taken) {
            socket.close();
        }
    }

    @Test
    void waitsSoLongForTokensAndNoLonger() {
        assertThat(catchThrowable(() -> calls.tokens().getTokenResponse(grant())))
                .matches(IssuerCalls::gotNoAnswer, "is known to be for want of an answer");
    }

    @Test
    void waitsSoLongForTheClaimsAndNoLonger() {
        assertThat(catchThrowable(() -> calls.users().loadUser(user())))
                .isInstanceOf(OAuth2AuthenticationException.class)
                .matches(IssuerCalls::gotNoAnswer, "is known to be for want of an answer");
    }

    @Test
    void anAnswerThatNeverComesToItsEndIsNone() {
        beginning = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

        assertThat(catchThrowable(() -> calls.users().loadUser(user())))
                .isInstanceOf(OAuth2AuthenticationException.class);
        assertThat(catchThrowable(() -> calls.tokens().getTokenResponse(grant())))
                .isNotNull();
    }

    @Test
    void aRefusalIsAnAnswer() {
        assertThat(IssuerCalls.gotNoAnswer(new OAuth2AuthenticationException(new OAuth2Error("invalid_grant"))))
                .isFalse();
    }

    private void take() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                taken.add(socket);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // It is closed: the test is over.
        }
    }

    private OAuth2AuthorizationCodeGrantRequest grant() {
        OAuth2AuthorizationRequest asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(address("/authorize"))
                .clientId("client")
                .redirectUri("http://localhost/back")
                .state("state")
                .build();
        OAuth2AuthorizationResponse answered = OAuth2AuthorizationResponse.success("code")
                .redirectUri("http://localhost/back")
                .state("state")
                .build();
        return new OAuth2AuthorizationCodeGrantRequest(
                registration(), new OAuth2AuthorizationExchange(asked, answered));
    }

    private OidcUserRequest user() {
        Instant now = Instant.now();
        Instant end = now.plusSeconds(60);
        return new OidcUserRequest(
                registration(),
                new OAuth2AccessToken(TokenType.BEARER, "token", now, end, Set.of("openid", "profile")),
                new OidcIdToken("id", now, end, Map.of("sub", "a-subject")));
    }

    private ClientRegistration registration() {
        return ClientRegistration.withRegistrationId("stub")
                .clientId("client")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost/back")
                .scope("openid", "profile")
                .authorizationUri(address("/authorize"))
                .tokenUri(address("/token"))
                .userInfoUri(address("/userinfo"))
                .userNameAttributeName("sub")
                .build();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }
}

package org.zonemark.account;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.stream.Stream;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * What an issuer of identities is asked while somebody waits to come in. Anyone can make us ask, so an issuer that hangs must
 * not keep the request's place. Its keys are fetched by Spring, which gives that up by itself.
 */
final class IssuerCalls {

    private final ClientHttpRequestFactory requests;

    IssuerCalls(Issuers.Settings settings) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTime())
                .build();
        JdkClientHttpRequestFactory limited = new JdkClientHttpRequestFactory(client);
        // Of the whole answer: an issuer that sends a byte now and then keeps nobody either.
        limited.setReadTimeout(settings.answerTime());
        this.requests = limited;
    }

    /** What gets tokens for a code. */
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /** What gets the claims about a user. */
    OAuth2UserService<OidcUserRequest, OidcUser> users() {
        RestTemplate calls = new RestTemplate(requests);
        calls.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService users = new DefaultOAuth2UserService();
        users.setRestOperations(calls);
        OidcUserService claims = new OidcUserService();
        claims.setOauth2UserService(users);
        return claims;
    }

    /** Whether a login failed because its issuer could not be reached, or did not answer in time. */
    static boolean gotNoAnswer(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause).anyMatch(IOException.class::isInstance);
    }
}

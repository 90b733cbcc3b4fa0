package org.zonemark.account;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** The issuers of identities (OpenID Connect) that are configured; none unless some are. */
@Component
public class Issuers {

    /**
     * Settings under {@code zonemark.oidc}.
     *
     * @param accountClaim the claim whose value is the name of the account; it must be one that only the issuer sets
     * @param connectTime how long to wait for a connection to an issuer
     * @param answerTime how long to wait for the whole of an answer
     */
    @ConfigurationProperties("zonemark.oidc")
    record Settings(
            @DefaultValue("preferred_username") String accountClaim,
            @DefaultValue("2s") Duration connectTime,
            @DefaultValue("5s") Duration answerTime) {}

    /** Where a login at an issuer begins. */
    public record Link(String name, String address) {}

    private final @Nullable ClientRegistrationRepository registrations;
    private final LoginService logins;
    private final Settings settings;

    Issuers(ObjectProvider<ClientRegistrationRepository> registrations, LoginService logins, Settings settings) {
        this.registrations = registrations.getIfAvailable();
        this.logins = logins;
        this.settings = settings;
    }

    public List<Link> links() {
        if (!(registrations instanceof Iterable<?> all)) {
            return List.of();
        }
        return StreamSupport.stream(all.spliterator(), false)
                .map(ClientRegistration.class::cast)
                .map(one -> new Link(one.getClientName(), "/oauth2/authorization/" + one.getRegistrationId()))
                .toList();
    }

    /** Lets the issuers' users in; does nothing if none is configured. */
    void letIn(HttpSecurity http, String loginPage, String home, AuthenticationFailureHandler refused) {
        if (registrations == null) {
            return;
        }
        IssuerCalls calls = new IssuerCalls(settings);
        VouchedUserService users = new VouchedUserService(calls.users(), logins, settings.accountClaim());
        http.oauth2Login(login -> login.loginPage(loginPage)
                .defaultSuccessUrl(home, true)
                .failureHandler(refused)
                .authorizedClientRepository(new NoAuthorizedClients())
                .tokenEndpoint(token -> token.accessTokenResponseClient(calls.tokens()))
                // Plain OAuth 2 says what one may do, not who one is.
                .userInfoEndpoint(user -> user.oidcUserService(users).userService(request -> {
                    throw VouchedUserService.refused(null);
                })));
    }
}

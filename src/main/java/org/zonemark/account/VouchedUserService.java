package org.zonemark.account;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Finds the account that a login at an issuer of identities opens: the one that a claim names. It makes no account, and
 * takes no role from the issuer.
 */
final class VouchedUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final Logger LOG = LoggerFactory.getLogger(VouchedUserService.class);

    private final OAuth2UserService<OidcUserRequest, OidcUser> claims;
    private final LoginService logins;
    private final String accountClaim;

    VouchedUserService(OAuth2UserService<OidcUserRequest, OidcUser> claims, LoginService logins, String accountClaim) {
        this.claims = claims;
        this.logins = logins;
        this.accountClaim = accountClaim;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = claims.loadUser(request);
        if (!(user.getClaims().get(accountClaim) instanceof String name)) {
            LOG.warn("The issuer {} gives no claim {}", user.getIssuer(), accountClaim);
            throw refused(null);
        }
        try {
            VouchedUser vouched = new VouchedUser(user, logins.vouchedFor(name));
            SecurityLog.loggedIn(name);
            return vouched;
        } catch (LoginRefusedException e) {
            SecurityLog.vouchedInVain(name);
            throw refused(e);
        }
    }

    static OAuth2AuthenticationException refused(@Nullable LoginRefusedException cause) {
        OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED);
        return new OAuth2AuthenticationException(error, "login refused", cause);
    }
}

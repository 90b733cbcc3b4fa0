package org.zonemark.account;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Opens sessions by name and password, under the same rules as {@link LoginService} opens everything else. */
final class PasswordProvider implements AuthenticationProvider {

    private final LoginService logins;

    PasswordProvider(LoginService logins) {
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        try {
            Actor actor = logins.login(shown.getName(), String.valueOf(shown.getCredentials()));
            return UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of());
        } catch (LoginRefusedException e) {
            throw new BadCredentialsException("login refused", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

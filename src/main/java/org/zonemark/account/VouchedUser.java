package org.zonemark.account;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody for whom an issuer of identities has vouched, with the account that this opens. */
final class VouchedUser extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;

    private final Actor actor;

    VouchedUser(OidcUser user, Actor actor) {
        super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
        this.actor = actor;
    }

    Actor actor() {
        return actor;
    }

    /** Claims stay out of whatever prints this. */
    @Override
    public String toString() {
        return "VouchedUser[" + actor.name() + "]";
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof VouchedUser user && actor.equals(user.actor);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + actor.hashCode();
    }
}

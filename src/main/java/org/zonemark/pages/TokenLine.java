package org.zonemark.pages;

import java.util.List;
import org.zonemark.account.Actor;
import org.zonemark.account.LoginService;

/**
 * One token in the list of its owner.
 *
 * @param expiresAt in Beijing time
 */
record TokenLine(String id, String label, String scope, String expiresAt) {

    static List<TokenLine> allOf(LoginService logins, Actor actor) {
        return logins.tokens(actor).stream()
                .map(token ->
                        new TokenLine(token.id(), token.label(), token.scope().name(), Beijing.time(token.expiresAt())))
                .toList();
    }
}

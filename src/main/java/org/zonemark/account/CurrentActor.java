package org.zonemark.account;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who makes the present request. */
@Component
public class CurrentActor {

    /** Empty if nobody has shown who they are. */
    public Optional<Actor> get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? Optional.of(actor)
                : Optional.empty();
    }

    /** @throws IllegalStateException if nobody has: the operation should not have been reached */
    public Actor require() {
        return get().orElseThrow(
                        () -> new IllegalStateException("an operation that needs a login was reached without"));
    }
}

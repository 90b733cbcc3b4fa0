package org.zonemark.account;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.stereotype.Component;

/** Tells the log of what is refused in front of the operations, of which the access table is not asked. */
@Component
class Refusals implements AuthorizationEventPublisher {

    /** An address that is not for whoever asks, such as one's own account for nobody. */
    @Override
    public <T> void publishAuthorizationEvent(
            Supplier<Authentication> who, T asked, @Nullable AuthorizationResult result) {
        if (result != null && !result.isGranted()) {
            SecurityLog.accessRefused("not_for_this_reader", null, null);
        }
    }

    /**
     * A change that did not come from our own page.
     *
     * @param page that is shown then; null for a bare answer
     */
    static AccessDeniedHandler forged(@Nullable String page) {
        AccessDeniedHandlerImpl answer = new AccessDeniedHandlerImpl();
        answer.setErrorPage(page);
        return (request, response, e) -> {
            SecurityLog.accessRefused("forged_or_too_old", null, null);
            answer.handle(request, response, e);
        };
    }
}

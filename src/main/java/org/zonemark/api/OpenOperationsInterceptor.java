package org.zonemark.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.zonemark.account.AccessTable;
import org.zonemark.account.CurrentActor;
import org.zonemark.throttle.Throttle;

/**
 * Counts what anybody does: by account where somebody has shown who they are, by address otherwise.
 *
 * <p>Logins, surveys and comments, which are open as well, have counts of their own.
 */
@Component
class OpenOperationsInterceptor implements HandlerInterceptor {

    /**
     * Settings under {@code zonemark.limits}: how many requests one caller has in a minute, at least 1.
     *
     * @param score single scorings
     * @param batch batches, of any length
     * @param reading clauses, rulebook, catalogue, contract
     * @param all everything that is not open to anyone, and pages
     */
    @ConfigurationProperties("zonemark.limits")
    record Limits(
            @DefaultValue("1200") int score,
            @DefaultValue("120") int batch,
            @DefaultValue("3000") int reading,
            @DefaultValue("12000") int all) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AccessTable table;
    private final CurrentActor currentActor;
    private final Throttle score;
    private final Throttle batch;
    private final Throttle reading;
    private final Throttle all;

    OpenOperationsInterceptor(AccessTable table, CurrentActor currentActor, Limits limits, Clock clock) {
        this.table = table;
        this.currentActor = currentActor;
        this.score = new Throttle(limits.score(), MINUTE, clock);
        this.batch = new Throttle(limits.batch(), MINUTE, clock);
        this.reading = new Throttle(limits.reading(), MINUTE, clock);
        this.all = new Throttle(limits.all(), MINUTE, clock);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What answers bit by bit comes here again at its end.
        boolean isFirst = request.getDispatcherType() == DispatcherType.REQUEST;
        Throttle throttle = isFirst && handler instanceof HandlerMethod method ? throttle(method, request) : null;
        if (throttle != null) {
            currentActor
                    .get()
                    .ifPresentOrElse(
                            actor -> throttle.spendByAccount(actor.name()),
                            () -> throttle.spend(request.getRemoteAddr()));
        }
        return true;
    }

    private @Nullable Throttle throttle(HandlerMethod method, HttpServletRequest request) {
        String operation = AccessInterceptor.operation(method);
        if (operation == null || !table.isOpen(operation)) {
            return all;
        }
        return switch (operation) {
            case "score" -> score;
            case "scoreBatch" -> batch;
            default -> HttpMethod.GET.matches(request.getMethod()) ? reading : null;
        };
    }
}

package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.zonemark.account.AccessTable;
import org.zonemark.account.AccessTable.Verdict;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.account.Actor;
import org.zonemark.account.CurrentActor;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;

/**
 * Asks the access table before every operation of the contract.
 *
 * <p>An operation is a method of a generated interface; its name is its operationId. What is about a zone names it in its
 * path as {@code code} or {@code zone}.
 */
@Component
class AccessInterceptor implements HandlerInterceptor {

    private static final String CONTRACT = "org.zonemark.api.contract";
    private static final Set<String> READING =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final AccessTable table;
    private final CurrentActor currentActor;
    private final AssessmentService assessments;

    AccessInterceptor(AccessTable table, CurrentActor currentActor, AssessmentService assessments) {
        this.table = table;
        this.currentActor = currentActor;
        this.assessments = assessments;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String operation = handler instanceof HandlerMethod method ? operation(method) : null;
        if (operation == null) {
            return true;
        }
        Actor actor = currentActor.get().orElse(null);
        String code = table.isOpen(operation) ? null : zoneCode(request);
        Verdict verdict = table.verdict(operation, actor, code != null, code == null ? null : place(code));
        switch (verdict) {
            case LOGIN_NEEDED -> throw new AccessRefusedException(AccessRefusedException.Why.LOGIN_NEEDED);
            case FORBIDDEN -> throw new AccessRefusedException(AccessRefusedException.Why.FORBIDDEN);
            case NOT_OWN -> throw new NotFoundException(Phrases.phrase("problem.no_zone", String.valueOf(code)));
            case ALLOWED -> {
                boolean readsOnly = actor != null && !actor.mayWrite();
                if (readsOnly && !table.isOpen(operation) && !READING.contains(request.getMethod())) {
                    throw new AccessRefusedException(AccessRefusedException.Why.TOKEN_READS_ONLY);
                }
            }
        }
        return true;
    }

    /** The operationId that a handler implements; null if it is none of the contract's. */
    static @Nullable String operation(HandlerMethod handler) {
        Method method = handler.getMethod();
        return Arrays.stream(handler.getBeanType().getInterfaces())
                .filter(type -> type.getPackageName().equals(CONTRACT))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .map(Method::getName)
                .filter(method.getName()::equals)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable String zoneCode(HttpServletRequest request) {
        Map<String, String> path =
                (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return path == null ? null : path.getOrDefault("zone", path.get("code"));
    }

    private @Nullable ZonePlace place(String code) {
        Optional<Zone> zone = assessments.findZone(code);
        return zone.map(one -> new ZonePlace(one.code(), one.province(), one.city()))
                .orElse(null);
    }
}

package org.zonemark.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

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

    private final OperationAccess access;

    AccessInterceptor(OperationAccess access) {
        this.access = access;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            // The answer is being written; whether it may be was asked when the request came.
            return true;
        }
        String operation = handler instanceof HandlerMethod method ? operation(method) : null;
        if (operation != null) {
            access.require(operation, zoneCode(request), READING.contains(request.getMethod()));
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
}

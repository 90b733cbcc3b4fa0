package org.zonemark.api;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerHttpObservationDocumentation.HighCardinalityKeyNames;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.zonemark.account.LoggedRequest;

/** Traces tell the route of a request, as the log does: some addresses are secrets, such as the link to a survey. */
@Component
class TracedRoutes extends DefaultServerRequestObservationConvention {

    @Override
    protected KeyValue httpUrl(ServerRequestObservationContext context) {
        return KeyValue.of(
                HighCardinalityKeyNames.HTTP_URL,
                LoggedRequest.of(context.getCarrier()).route());
    }
}

package org.zonemark.voice;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the interface in the name of one of the demo accounts, or of nobody. */
final class VoiceClient {

    /** What came back. */
    record Reply(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    static final String NOBODY = "";

    private static final JsonMapper JSON = new JsonMapper();

    private final MockMvcTester mvc;
    private final Map<String, String> tokens = new HashMap<>();

    VoiceClient(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    Reply get(String account, String path) {
        return send(HttpMethod.GET, account, path, null, "192.0.2.1", "en");
    }

    Reply get(String account, String path, String language) {
        return send(HttpMethod.GET, account, path, null, "192.0.2.1", language);
    }

    Reply post(String account, String path, @Nullable String body) {
        return send(HttpMethod.POST, account, path, body, "192.0.2.1", "en");
    }

    Reply postFrom(String address, String path, String body) {
        return send(HttpMethod.POST, NOBODY, path, body, address, "en");
    }

    Reply put(String account, String path, String body) {
        return send(HttpMethod.PUT, account, path, body, "192.0.2.1", "en");
    }

    private Reply send(
            HttpMethod method, String account, String path, @Nullable String body, String address, String language) {
        var request = mvc.method(method)
                .uri(path)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .with(one -> {
                    one.setRemoteAddr(address);
                    return one;
                });
        if (!account.equals(NOBODY)) {
            request = request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token(account));
        }
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return reply(request.exchange().getResponse());
    }

    private String token(String account) {
        return tokens.computeIfAbsent(account, name -> {
            String body = "{\"name\":\"" + name + "\",\"password\":\"zonemark-demo\"}";
            return post(NOBODY, "/api/v1/tokens", body).json().path("secret").stringValue();
        });
    }

    private static Reply reply(MockHttpServletResponse response) {
        try {
            return new Reply(
                    response.getStatus(), response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

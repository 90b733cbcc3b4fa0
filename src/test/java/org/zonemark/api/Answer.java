package org.zonemark.api;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(int status, String contentType, String body) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(contentType)), (name, value) -> true);
        return new Answer(status, headers, body);
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String contentType() {
        return header("Content-Type");
    }

    /** The header, or an empty text without it. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}

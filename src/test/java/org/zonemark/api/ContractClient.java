package org.zonemark.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zonemark.Tokens;

/** Talks to a running server as any client would, and holds every answer against the contract. */
public final class ContractClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final int port;
    private final boolean alsoRequests;
    private final @Nullable String token;
    private final @Nullable Tokens tokens;

    public ContractClient(int port) {
        this(port, false, null, null);
    }

    private ContractClient(int port, boolean alsoRequests, @Nullable String token, @Nullable Tokens tokens) {
        this.port = port;
        this.alsoRequests = alsoRequests;
        this.token = token;
        this.tokens = tokens;
    }

    /** The same, and it holds requests against the contract as well. */
    public ContractClient checkingRequests() {
        return new ContractClient(port, true, token, tokens);
    }

    /** The same, acting for the account of a token; for nobody with null. */
    public ContractClient with(@Nullable String bearerToken) {
        return new ContractClient(port, alsoRequests, bearerToken, null);
    }

    /** The same, acting for whomever a request about zones needs. */
    public ContractClient with(Tokens whose) {
        return new ContractClient(port, alsoRequests, null, whose);
    }

    /** @param headers names and values by turns */
    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, withJson(headers));
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, withJson(headers));
    }

    public Answer send(String method, String path, String body, String... headers) {
        URI uri = uri(path);
        String[] all = withToken(method, path, headers);
        if (alsoRequests) {
            Contract.checkRequest(method, uri, body, all);
        }
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        Answer answer = exchange(method, uri, publisher, all);
        Contract.checkAnswer(method, uri, answer);
        return answer;
    }

    /** Sends a body that need not be text, and may be made while it is sent. */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        Answer answer = exchange(method, uri(path), body, withToken(method, path, headers));
        Contract.checkAnswer(method, uri(path), answer);
        return answer;
    }

    /** Sends what the contract does not have, and takes whatever comes. */
    public Answer unchecked(String method, String path, String body, String... headers) {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return exchange(method, uri(path), publisher, withToken(method, path, headers));
    }

    /** Posts lines, and gives the answer while it comes. */
    public InputStream postLines(String path, String lines) throws IOException, InterruptedException {
        String[] headers = withToken("POST", path, "Content-Type", "application/x-ndjson");
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofMinutes(2))
                .headers(headers)
                .POST(BodyPublishers.ofString(lines))
                .build();
        return HTTP.send(request, BodyHandlers.ofInputStream()).body();
    }

    /** Gets a file byte by byte. */
    public byte[] file(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofMinutes(2));
        String[] all = withToken("GET", path, headers);
        if (all.length > 0) {
            request.headers(all);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + ": " + response.statusCode() + " "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Gets what is not in the contract: a page, a style sheet. */
    public Answer page(String path) {
        return exchange("GET", uri(path), BodyPublishers.noBody());
    }

    private static Answer exchange(String method, URI uri, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String[] withToken(String method, String path, String... headers) {
        String bearer = tokens == null ? token : tokens.of(method, path);
        return bearer == null ? headers : and(headers, "Authorization", "Bearer " + bearer);
    }

    private static String[] withJson(String... headers) {
        return and(headers, "Content-Type", "application/json");
    }

    private static String[] and(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }
}

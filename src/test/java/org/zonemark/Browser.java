package org.zonemark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zonemark.api.Answer;

/** Somebody at a browser without JavaScript: keeps cookies, and sends forms with the hidden token of the last page. */
public final class Browser {

    public static final String SESSION = "zonemark-session";
    public static final String FORGERY_COOKIE = "XSRF-TOKEN";

    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final URI home;
    private String hidden = "";

    public Browser(int port) {
        home = URI.create("http://localhost:" + port);
    }

    /** @param headers names and values by turns */
    public Answer get(String address, String... headers) {
        return send("GET", address, "", headers);
    }

    /** Sends a form, with the hidden token of the last page. */
    public Answer submit(String path, String... namesAndValues) {
        StringBuilder form = new StringBuilder("_csrf=" + URLEncoder.encode(hidden, UTF_8));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return send("POST", path, form.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The same from another site's page, which knows no token. */
    public Answer submitForged(String path, String... namesAndValues) {
        hidden = "";
        return submit(path, namesAndValues);
    }

    public Answer login(String name, String password) {
        get("/login");
        return submit("/login", "name", name, "password", password);
    }

    public Answer send(String method, String address, String body, String... headers) {
        return send(method, address, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    private Answer send(String method, String address, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(home.resolve(address)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            Matcher found = HIDDEN.matcher(response.body());
            hidden = found.find() ? found.group(1) : hidden;
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Gets a file byte by byte. */
    public byte[] file(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        address + ": " + response.statusCode() + " " + new String(response.body(), UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with a file, with the hidden token of the last page. */
    public Answer upload(String path, String fileName, byte[] file, String... namesAndValues) {
        String part = "--part\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((part.formatted("_csrf", "") + hidden + "\r\n").getBytes(UTF_8));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.writeBytes((part.formatted(namesAndValues[i], "") + namesAndValues[i + 1] + "\r\n").getBytes(UTF_8));
        }
        body.writeBytes(
                part.formatted("file", "; filename=\"" + fileName + "\"").getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--part--\r\n".getBytes(UTF_8));
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=part");
    }

    /** The value of a cookie; empty without it. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Brings a cookie that it was never given. */
    public void forge(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(home, cookie);
    }
}

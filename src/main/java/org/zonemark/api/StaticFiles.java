package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;

/** Styles, scripts and marks, which cost next to nothing; a name that only looks like one of them is none. */
final class StaticFiles {

    private static final String LIBRARIES = "/webjars/";

    /** Of the content, before the ending, so that a browser keeps it for as long as it likes. */
    private static final Pattern HASH = Pattern.compile("-[0-9a-f]{32}(?=\\.(css|js)$)");

    private final Set<String> addresses;

    private StaticFiles(Set<String> addresses) {
        this.addresses = addresses;
    }

    static StaticFiles load() {
        try {
            return new StaticFiles(
                    Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:/static/*.*"))
                            .map(file -> "/" + file.getFilename())
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAskedFor(HttpServletRequest request) {
        String method = request.getMethod();
        String address = request.getRequestURI();
        return (HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method))
                && (address.startsWith(LIBRARIES)
                        || addresses.contains(HASH.matcher(address).replaceFirst("")));
    }
}

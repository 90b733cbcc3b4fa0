package org.zonemark.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mail under {@code zonemark.mail}; the server is {@code spring.mail}'s.
 *
 * @param from the address that mail comes from
 * @param publicUrl where readers find the product, for links; without it mail has none
 */
@ConfigurationProperties("zonemark.mail")
record OutboxProperties(
        @DefaultValue("zonemark@localhost") String from,
        @Nullable String publicUrl) {

    /** The link to a page; null if it is not known where readers find the product. */
    @Nullable
    String link(String path) {
        return publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceFirst("/+$", "") + path;
    }

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}

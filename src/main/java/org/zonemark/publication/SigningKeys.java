package org.zonemark.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The key by which this service signs, if one is set; in the demo one for the time being. */
@Component
class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final Optional<SigningKey> key;

    SigningKeys(NoticeRules rules, Environment environment) throws IOException {
        String pem = rules.keyFile().isBlank() ? rules.key() : Files.readString(Path.of(rules.keyFile()));
        if (!pem.isBlank()) {
            this.key = Optional.of(SigningKey.ofPem(pem));
        } else if (environment.acceptsProfiles(Profiles.of("demo"))) {
            this.key = Optional.of(SigningKey.made());
            LOG.info("Publications of this demo are signed by a key that is gone with it");
        } else {
            this.key = Optional.empty();
        }
    }

    Optional<SigningKey> key() {
        return key;
    }
}

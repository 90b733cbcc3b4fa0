package org.zonemark.publication;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What published tables show to anyone, under {@code zonemark.publication}. The whole is for ministries and auditors at any rate.
 *
 * @param key private key (PKCS#8 PEM) that signs bundles; empty where none is set, and then nothing can be published
 * @param keyFile a file with that key, instead
 * @param show what anyone sees
 */
@ConfigurationProperties("zonemark.publication")
public record NoticeRules(
        @DefaultValue("") String key,
        @DefaultValue("") String keyFile,

        @DefaultValue({"names", "totals", "dimensions", "ineligible", "answers"})
        Set<Shown> show) {

    /** Parts of published results. */
    public enum Shown {
        NAMES,
        TOTALS,
        DIMENSIONS,
        /** Zones without a rank. */
        INELIGIBLE,
        /** Everything, down to the answers: the bundle. */
        ANSWERS
    }

    public boolean shows(Shown part) {
        return show.contains(part);
    }
}

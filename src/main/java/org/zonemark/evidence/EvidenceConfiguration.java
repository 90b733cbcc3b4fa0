package org.zonemark.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where evidence is kept, by the settings. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    EvidenceStore evidenceStore(EvidenceProperties properties) {
        EvidenceProperties.S3 s3 = properties.s3();
        return s3 == null
                ? new FolderEvidenceStore(properties.folder())
                : new StoreGate(
                        new S3EvidenceStore(s3),
                        s3.limits().atOnce(),
                        s3.limits().patience());
    }
}

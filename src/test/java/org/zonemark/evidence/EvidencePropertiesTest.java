package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class EvidencePropertiesTest {

    @Test
    void keepsFilesInAFolderOfUpTo100MegabytesIfNothingIsSaid() {
        EvidenceProperties properties = bound(Map.of());

        assertThat(properties.folder()).isEqualTo(Path.of("data/evidence"));
        assertThat(properties.largestFile()).isEqualTo(DataSize.ofMegabytes(100));
        assertThat(properties.largestTotal()).isEqualTo(DataSize.ofGigabytes(2));
        assertThat(properties.mostFiles()).isEqualTo(1000);
        assertThat(properties.s3()).isNull();
    }

    @Test
    void keepsFilesInAnS3StoreIfOneIsNamedAndNeverPrintsItsKeys() {
        EvidenceProperties properties = bound(Map.of(
                "zonemark.evidence.s3.bucket", "zones",
                "zonemark.evidence.s3.endpoint", "https://s3.example.org",
                "zonemark.evidence.s3.access-key", "AKIA",
                "zonemark.evidence.s3.secret-key", "hidden"));

        assertThat(properties.s3()).isNotNull();
        assertThat(properties.s3().region()).isEqualTo("us-east-1");
        assertThat(properties.s3().limits())
                .isEqualTo(new EvidenceProperties.S3.Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        DataSize.ofMegabytes(1),
                        8,
                        Duration.ofSeconds(1)));
        assertThat(properties.toString()).contains("zones").doesNotContain("AKIA", "hidden");
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertRefused(Map.of("zonemark.evidence.s3.endpoint", "https://s3.example.org"), "s3.bucket");
        assertRefused(
                Map.of("zonemark.evidence.s3.bucket", "zones", "zonemark.evidence.s3.access-key", "AKIA"),
                "secret-key");
        assertRefused(
                Map.of("zonemark.evidence.s3.bucket", "zones", "zonemark.evidence.s3.limits.at-once", "0"),
                "s3.limits.at-once");
        assertRefused(Map.of("zonemark.evidence.largest-file", "0"), "largest-file");
        assertRefused(Map.of("zonemark.evidence.largest-total", "0"), "largest-total");
        assertRefused(Map.of("zonemark.evidence.most-files", "0"), "most-files");
    }

    private static void assertRefused(Map<String, String> settings, String setting) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound(settings))
                .havingRootCause()
                .withMessageContaining(setting);
    }

    private static EvidenceProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("zonemark.evidence", EvidenceProperties.class);
    }
}

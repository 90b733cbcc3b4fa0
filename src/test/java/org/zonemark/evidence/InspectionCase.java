package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Looks at contents in a file with a harmless name. */
abstract class InspectionCase {

    @TempDir
    private Path folder;

    ContentType typeOf(byte[] content) throws IOException {
        Path file = folder.resolve("harmless.pdf");
        Files.write(file, content);
        try (FileChannel channel = FileChannel.open(file)) {
            return Inspection.typeOf(channel);
        }
    }

    void assertRefused(EvidenceRefusedException.Reason reason, byte[] content) {
        assertThatExceptionOfType(EvidenceRefusedException.class)
                .isThrownBy(() -> typeOf(content))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.words().zh()).isNotBlank().doesNotContain("{");
                    assertThat(refusal.words().en()).isNotBlank().doesNotContain("{");
                });
    }
}

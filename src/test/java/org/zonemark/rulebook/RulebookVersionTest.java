package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zonemark.rulebook.Refusals.isRefused;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "2026.1", "v2_rc-1.0", "1234567890123456789012345678901234567890"})
    void upToFortyLettersDigitsDotsLinesAndHyphensAreOne(String version) {
        assertThat(RulebookVersion.isOne(version)).isTrue();
        assertThat(read(version)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {".1", "-1", "_1", "a b", "a/b", "..", "版", "12345678901234567890123456789012345678901"})
    void whatElseIsThereIsNone(String version) {
        assertThat(RulebookVersion.isOne(version)).isFalse();
        isRefused(() -> read(version), "rulebook.yaml", 2, "`" + version + "` is no version; up to 40 letters");
    }

    private static String read(String version) {
        String yaml = "title: rules\nversion: '" + version + "'\n";
        return RulebookVersion.read(YamlNode.parse("rulebook.yaml", yaml).get("version"));
    }
}

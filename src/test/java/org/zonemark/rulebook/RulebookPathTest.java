package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zonemark.rulebook.Refusals.isRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookPathTest {

    private static final String LONGEST = "x".repeat(RulebookLimits.PATH_LENGTH);

    @ParameterizedTest
    @ValueSource(strings = {"a", "annex/2.1-a b.drl", "方案/目录.yaml", "a..b/...", "ab:c"})
    void aPathInsideTheRulebookStaysAsItCame(String path) {
        assertThat(RulebookPath.checked(path)).isEqualTo(path);
    }

    @Test
    void aPathMayBeAsLongAsTheLimitAndNoLonger() {
        assertThat(RulebookPath.checked(LONGEST)).isEqualTo(LONGEST);
        isRefused(
                () -> RulebookPath.checked(LONGEST + "x"),
                LONGEST + "…",
                0,
                "no path of a rulebook; a path of 1 to 200 characters is due");
        isRefused(() -> RulebookPath.checked(""), "", 0, "no path of a rulebook; a path of 1 to 200 characters is due");
    }

    @Test
    void aRefusalShowsThePathUpToTheLongestWhole() {
        String absolute = "/" + LONGEST.substring(1);

        isRefused(() -> RulebookPath.checked(absolute), absolute, 0, "no path of a rulebook; a path inside");
    }

    @ParameterizedTest
    @CsvSource({
        "/a,      a path inside the rulebook is due",
        "a\\b,    a path inside the rulebook is due",
        "C:a,     a path inside the rulebook is due",
        "z:,      a path inside the rulebook is due",
        ".,       'a path without `.`, `..` and empty names is due'",
        "a/..,    'a path without `.`, `..` and empty names is due'",
        "a//b,    'a path without `.`, `..` and empty names is due'",
        "a/,      'a path without `.`, `..` and empty names is due'",
        "a\u200Bb, a path without control characters is due"
    })
    void aPathThatLeadsElsewhereOrHidesIsRefused(String path, String due) {
        isRefused(() -> RulebookPath.checked(path), path, 0, "no path of a rulebook; " + due);
    }

    @Test
    void aRefusalShowsNoControlCharacters() {
        isRefused(() -> RulebookPath.checked("a\u001Bb"), "a?b", 0, "no path of a rulebook; a path without control");
    }

    @ParameterizedTest
    @CsvSource({
        ".git/config, true",
        "annex/.x.swp, true",
        "annex/README.md, true",
        "annex/a.drl, false",
        "README.txt, false"
    })
    void filesOfToolsLieBesideTheRulebook(String path, boolean beside) {
        assertThat(RulebookPath.isBeside(path)).isEqualTo(beside);
    }
}

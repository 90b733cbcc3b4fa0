package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.ReferenceEdit.Change;
import org.zonemark.words.Words;

/** The files of a rulebook are written by people: what they said and how they laid it out stays as it is. */
class ReferenceTextTest {

    private static final LocalDate DAY = LocalDate.of(2030, 7, 1);
    private static final Words SOURCE = new Words("新标准：第3条", "Article 3: it's \"new\" # now");
    private static final Words REASON = new Words(" 标准已更新 ", " renewed ");
    private static final Change SCALE =
            new Change("A", DAY, List.of(new Anchor(0.1, 0), new Anchor(99.5, 100)), null, SOURCE, REASON);
    private static final Change THRESHOLD = new Change("B", DAY, null, 1e-7, SOURCE, REASON);

    private static final String SECTION = """
            # Numbers by clause.
            clauses:
            - id: A
              reference:
              - from: 2016-01-01
                anchors: [[0, 0], [10, 100]]
                source: {zh: 甲, en: first}   # ours

            # The second.
            - id: B
              reference:
                - from: 2016-01-01
                  threshold: 0
                  source:
                    zh: 乙
                    en: second
              note: {zh: 无, en: none}
            """;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    version: 1.0,                 version: '2.0-b'
                    version: '1.0',               version: '2.0-b'
                    version: "1.0",               version: '2.0-b'
                    version:   1.0   # of May,    version:   '2.0-b'   # of May
                    version: '1.0' # not '0.9',   version: '2.0-b' # not '0.9'
                    """)
    void aVersionTakesThePlaceOfTheOldOneHoweverItIsQuoted(String before, String after) {
        assertThat(ReferenceText.withVersion("# Rules.\n" + before + "\ntitle: 1.0\n", "2.0-b"))
                .isEqualTo("# Rules.\n" + after + "\ntitle: 1.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version: !!str 1.0", "version: &v 1.0", "version: >\n  1.0", "{title: 𠮷, version: 1.0}"})
    void aVersionThatDoesNotStandPlainlyIsLeftToItsAuthors(String text) {
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> ReferenceText.withVersion(text, "2"))
                .satisfies(e -> assertThat(e.faults().get(0).toString())
                        .contains("rulebook.yaml", "only where this one stands plainly"));
    }

    @Test
    void anEntryThatDoesNotBeginOnTheLineOfItsDashIsLeftToItsAuthors() {
        String section = """
                clauses:
                - id: A
                  reference:
                  - # first
                    from: 2016-01-01
                """;
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> ReferenceText.withEntries("annex/1.yaml", section, List.of(SCALE)))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(RulebookFault::file, RulebookFault::line)
                        .containsExactly(tuple("annex/1.yaml", 5)));
    }

    @Test
    void aVersionMayStandAtTheEndOfAFileWithoutALineEnd() {
        assertThat(ReferenceText.withVersion("title: a\nversion: 1.0", "2")).isEqualTo("title: a\nversion: '2'");
    }

    @Test
    void lineEndsOfWindowsStayAsTheyAre() {
        assertThat(ReferenceText.withVersion("version: 1.0\r\ntitle: a\r\n", "2"))
                .isEqualTo("version: '2'\r\ntitle: a\r\n");
    }

    @Test
    void newEntriesStandBehindTheLastOfTheirClauses() {
        assertThat(ReferenceText.withEntries("annex/1.yaml", SECTION, List.of(THRESHOLD, SCALE)))
                .isEqualTo("""
                        # Numbers by clause.
                        clauses:
                        - id: A
                          reference:
                          - from: 2016-01-01
                            anchors: [[0, 0], [10, 100]]
                            source: {zh: 甲, en: first}   # ours
                          - from: 2030-07-01
                            anchors: [[0.1, 0], [99.5, 100]]
                            source:
                              zh: '新标准：第3条'
                              en: 'Article 3: it''s "new" # now'
                            reason:
                              zh: '标准已更新'
                              en: 'renewed'

                        # The second.
                        - id: B
                          reference:
                            - from: 2016-01-01
                              threshold: 0
                              source:
                                zh: 乙
                                en: second
                            - from: 2030-07-01
                              threshold: 0.0000001
                              source:
                                zh: '新标准：第3条'
                                en: 'Article 3: it''s "new" # now'
                              reason:
                                zh: '标准已更新'
                                en: 'renewed'
                          note: {zh: 无, en: none}
                        """);
    }

    @Test
    void aSecondEntryStandsBehindTheFirst() {
        Change later = new Change("A", DAY.plusYears(1), null, 2.0, SOURCE, REASON);
        String once = ReferenceText.withEntries("annex/1.yaml", SECTION, List.of(SCALE));

        List<YamlNode> clauses = YamlNode.parse(
                        "annex/1.yaml", ReferenceText.withEntries("annex/1.yaml", once, List.of(later)))
                .get("clauses")
                .list();

        assertThat(clauses.get(0).get("reference").list())
                .extracting(entry -> entry.get("from").text())
                .containsExactly("2016-01-01", "2030-07-01", "2031-07-01");
        assertThat(clauses.get(1).get("reference").list()).hasSize(1);
    }

    @Test
    void anEntryMayStandAtTheEndOfAFileWithoutALineEnd() {
        String text = "clauses:\n- id: B\n  reference:\n  - {from: 2016-01-01, threshold: 0}";

        assertThat(ReferenceText.withEntries("annex/1.yaml", text, List.of(THRESHOLD)))
                .startsWith(text + "\n  - from: 2030-07-01\n    threshold: 0.0000001\n    source:\n");
    }

    @Test
    void aSectionOfOtherClausesStaysAsItIs() {
        Change other = new Change("C", DAY, null, 1.0, SOURCE, REASON);

        assertThat(ReferenceText.withEntries("annex/1.yaml", SECTION, List.of(other)))
                .isEqualTo(SECTION);
    }

    @Test
    void aListOnOneLineIsRefusedWithTheLineOnWhichItStands() {
        String text = "clauses:\n- id: B\n  reference: [{from: 2016-01-01, threshold: 0}]\n";

        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> ReferenceText.withEntries("annex/1.yaml", text, List.of(THRESHOLD)))
                .withMessageContaining(
                        "annex/1.yaml:3: new entries can be added only to a list with a line for each entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029", "\r"})
    void lineEndsThatOnlyYamlSeesAreRefused(String lineEnd) {
        String text = "version: 1.0\n# a" + lineEnd + "title: a\n";

        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> ReferenceText.withVersion(text, "2"))
                .withMessageContaining("rulebook.yaml: has line ends other than those of a text file");
        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> ReferenceText.withEntries("annex/1.yaml", text, List.of()))
                .withMessageContaining("annex/1.yaml: has line ends other than those of a text file");
    }
}

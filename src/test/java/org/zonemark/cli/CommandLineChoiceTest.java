package org.zonemark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the first argument chooses, which language is spoken, and what becomes of files that cannot be scored. */
class CommandLineChoiceTest {

    private static final Path SAMPLES = Path.of("samples", "zones");
    private static final String GOOD = SAMPLES.resolve("demo-hb-01.json").toString();
    private static final String OTHER = SAMPLES.resolve("demo-sh-01.json").toString();

    @TempDir
    private Path folder;

    /** What one run printed and returned. */
    private record Run(int exit, String out, String err) {

        List<JsonNode> documents() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "scroe", "x.json", "help", "-h", "-V", "-x", "-", "", "--help", "--version"})
    void aFirstArgumentThatIsNoSettingIsACommand(String first) {
        assertThat(CommandLineInterface.isCommand(new String[] {first, GOOD})).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.port=0", "--spring.profiles.active=demo", "--debug"})
    void settingsStartTheService(String first) {
        assertThat(CommandLineInterface.isCommand(new String[] {first})).isFalse();
        assertThat(CommandLineInterface.isCommand(new String[] {})).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scroe", "x.json", "-x"})
    void aMistypedCommandIsWrongUseAndGetsHelp(String mistyped) {
        Run run = run(mistyped);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'" + mistyped + "'", "Usage: zonemark", "score");
    }

    @Test
    void aMistypedCommandIsToldWhatWasPerhapsMeant() {
        assertThat(run("scroe").err()).contains("Did you mean: zonemark score?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsThatOfTheProgramAndOfItsRulebook(String version) {
        Run run = run(version);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("Zonemark ")
                .contains("Rulebook " + Rulebooks.own().version() + " ("
                        + Rulebooks.own().sha256() + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "EN", "english", ""})
    void anotherLanguageIsWrongUse(String language) {
        Run run = run("score", "--language", language, GOOD);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--language", "[zh, en]");
    }

    @Test
    void theLanguageIsChineseWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            assertThat(run("score", GOOD).out()).startsWith("位次");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 文件无法读取 - 没有此文件。", "en, The file cannot be read - There is no such file."})
    void aMissingFileIsSaidInTheLanguageAskedFor(String language, String words) {
        Run run = run("score", "--language", language, "nowhere.json", GOOD);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines("nowhere.json: " + words);
        assertThat(run.out()).contains("demo-hb-01");
    }

    @Test
    void aFolderIsRefusedAsOne() {
        Run run = run("score", "--language", "en", folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(folder + ": The file cannot be read - This is a folder");
    }

    @Test
    void machinesGetALineForAFileThatCannotBeRead() {
        Run run = run("score", "--json", "nowhere.json", GOOD, folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        List<JsonNode> documents = run.documents();
        assertThat(documents).hasSize(3);
        assertThat(documents.get(0).get("type").stringValue()).isEqualTo("urn:zonemark:problem:unreadable-file");
        assertThat(documents.get(0).get("instance").stringValue()).isEqualTo("nowhere.json");
        assertThat(documents.get(1).get("zone").stringValue()).isEqualTo("demo-hb-01");
        assertThat(documents.get(2).get("instance").stringValue()).isEqualTo(folder.toString());
    }

    @Test
    void aFileIsReadNoFurtherThanItMayBeLong() throws IOException {
        Path large = Files.write(folder.resolve("large.json"), new byte[3 << 20]);
        Run run = run("score", "--json", large.toString());
        assertThat(run.documents().get(0).get("status").intValue()).isEqualTo(413);
    }

    @Test
    void filesOfDifferentYearsAreRankedApart() throws IOException {
        Run run = run("score", "--language", "en", GOOD, ofYear(2024, OTHER), OTHER, ofYear(2024, GOOD));
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("demo-")).map(CommandLineChoiceTest::shown))
                .containsExactly("1 demo-sh-01 2024", "2 demo-hb-01 2024", "1 demo-sh-01 2025", "2 demo-hb-01 2025");
        assertThat(run.out().lines().filter(line -> line.startsWith("Rank"))).hasSize(2);
    }

    @Test
    void aHyphenReadsOneSelfAssessmentFromStandardInput() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(Path.of(GOOD))));
            Run run = run("score", "--json", "-", OTHER);
            assertThat(run.exit()).isZero();
            assertThat(run.documents())
                    .extracting(one -> one.get("zone").stringValue())
                    .containsExactly("demo-hb-01", "demo-sh-01");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void faultsOfStandardInputAreSaid() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("{\"year\": 2025}".getBytes(UTF_8)));
            Run run = run("score", "--language", "en", "-");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).startsWith("-: The input has faults").contains("/zone");
        } finally {
            System.setIn(before);
        }
    }

    private String ofYear(int year, String sample) throws IOException {
        String document = Files.readString(Path.of(sample)).replace("\"year\": 2025", "\"year\": " + year);
        assertThat(document).contains("\"year\": " + year);
        Path file = folder.resolve(year + "-" + Path.of(sample).getFileName());
        return Files.writeString(file, document).toString();
    }

    /** Rank, code and year of a row. */
    private static String shown(String row) {
        String[] columns = row.split(" {2,}");
        return columns[0] + " " + columns[1] + " " + columns[3];
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLineInterface.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Run(exit, out.toString(), err.toString());
    }
}

package org.zonemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.api.Contract;
import org.zonemark.rulebook.RulebookCopy;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files are scored on the command line with no server: for people as a table, for machines as lines of JSON. */
class CommandLineInterfaceTest {

    private static final String GOOD = Samples.file("demo-hb-01").toString();

    @TempDir
    private Path folder;

    /** What one run printed and returned. */
    private record Run(int exit, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }
    }

    @Test
    void allSamplesMakeATableWithTheBestFirst() {
        Run run = run(Stream.concat(
                        Stream.of("score", "--language", "zh"),
                        Samples.codes().stream().map(code -> Samples.file(code).toString()))
                .toArray(String[]::new));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0)).startsWith("位次").contains("代码", "总分", "资格", "等次");
        List<String> zones = run.lines().subList(1, 34);
        assertThat(zones.get(0)).startsWith("1 ").contains("demo-sh-01", "92.69", "优秀");
        assertThat(zones.subList(9, 14).stream().map(CommandLineInterfaceTest::rank))
                .containsExactly("10", "11", "11", "13", "14");
        assertThat(zones.subList(0, 27)).noneMatch(line -> line.startsWith("("));
        assertThat(zones.subList(27, 33)).allMatch(line -> line.startsWith("("));
        assertThat(run.out()).contains("default").containsPattern("[0-9a-f]{64}");
    }

    @Test
    void equalZonesShareARankInTheTable() {
        Run run = score("--language=en", sample("demo-sh-03"), sample("demo-cq-01"), sample("demo-hn-02"));
        assertThat(run.lines().subList(1, 4).stream().map(CommandLineInterfaceTest::rank))
                .containsExactly("1", "1", "3");
        assertThat(run.lines().get(3)).contains("demo-sh-03");
    }

    @Test
    void aSingleFileIsShownWithItsDimensionsAndAllFindings() {
        Run run = score("--language", "en", GOOD);
        assertThat(run.exit()).isZero();
        assertThat(run.lines().get(1)).startsWith("1 ").contains("demo-hb-01", "90.27", "eligible");
        assertThat(run.out()).contains("Ecology and environment", "90.80", "A2-1.1.1 ", "A2-6.2.5 ");
        assertThat(run.lines().stream().filter(line -> line.startsWith("A2-"))).hasSize(99);
    }

    @ParameterizedTest
    @CsvSource({"zh, 位次, 参评, 得75.00分", "en, Rank, eligible, earns 75.00 of 100"})
    void wordsAreInTheLanguageAskedFor(String language, String heading, String standing, String message) {
        assertThat(score("--language", language, GOOD).out()).contains(heading, standing, message);
    }

    @Test
    void anotherLanguageIsRefused() {
        Run run = score("--language", "fr", GOOD);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--language", "zh", "en");
    }

    @Test
    void machinesGetOneEvaluationALineInTheOrderOfTheFiles() {
        Run run = score("--json", sample("demo-yn-03"), sample("demo-hb-01"));
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(2).allSatisfy(Contract::checkEvaluation);
        assertThat(run.lines().stream().map(line -> json(line).get("zone").stringValue()))
                .containsExactly("demo-yn-03", "demo-hb-01");
        assertThat(json(run.lines().get(1)).get("standing"))
                .isEqualTo(Samples.expected("demo-hb-01").get("standing"));
    }

    @Test
    void faultsAreListedWithPointerAndClauseAndTheOthersScored() throws IOException {
        String bad = file(
                "bad.json", Samples.text("demo-hb-02").replace("\"A2-1.1.3\": {", "\"A2-1.1.3\": {\"value\": 1, "));
        Run run = score("--language=en", bad, GOOD);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("bad.json", "The input has faults", "/values/A2-1.1.3/value", "A2-1.1.3: 1 does not answer");
        assertThat(run.out()).contains("demo-hb-01").doesNotContain("demo-hb-02");
    }

    @Test
    void machinesGetAProblemInPlaceOfWhatIsRefused() throws IOException {
        Run run = score("--json", file("bad.json", "{\"year\": 2025}"), GOOD, file("worse.json", "{"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).hasSize(3);
        Contract.checkProblem(run.lines().get(0));
        Contract.checkEvaluation(run.lines().get(1));
        Contract.checkProblem(run.lines().get(2));
        assertThat(json(run.lines().get(0)).get("instance").stringValue()).endsWith("bad.json");
        assertThat(json(run.lines().get(0)).at("/errors/0/pointer").stringValue())
                .isEqualTo("/zone");
        assertThat(json(run.lines().get(2)).get("status").intValue()).isEqualTo(400);
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() throws IOException {
        Run run = score("--language=en", file("bad.json", "{\n  \"zone\": oops\n}"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.json", "line 2");
    }

    @Test
    void aMissingFileIsNamedAndTheOthersScored() {
        Run run = score("--language=en", "nowhere.json", GOOD);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("nowhere.json");
        assertThat(run.out()).contains("demo-hb-01");
    }

    @Test
    void aFolderIsNoFile() {
        Run run = score(folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(folder.toString());
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        Run run = score("--language=en", file("large.json", "\"" + "x".repeat(2_000_000) + "\""));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("large.json", "too large", "1048576");
    }

    @Test
    void wrongUseIsExplained() {
        assertThat(run("score").exit()).isEqualTo(2);
        assertThat(run("score").err()).contains("FILE", "Usage: zonemark score");
        assertThat(run("score", "--nonsense", GOOD).exit()).isEqualTo(2);
        assertThat(run("score", "--nonsense", GOOD).err()).contains("--nonsense", "Usage: zonemark score");
        assertThat(run("nonsense").exit()).isEqualTo(2);
        assertThat(run("nonsense").err()).contains("nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpNamesTheCommands(String help) {
        assertThat(run(help).exit()).isZero();
        assertThat(run(help).out()).contains("Usage: zonemark", "score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsSaid(String version) {
        assertThat(run(version).exit()).isZero();
        assertThat(run(version).out()).isNotBlank();
    }

    @Test
    void commandsAreToldFromSettingsOfTheService() {
        assertThat(CommandLineInterface.isCommand(new String[] {"score", GOOD})).isTrue();
        assertThat(CommandLineInterface.isCommand(new String[] {"--help"})).isTrue();
        assertThat(CommandLineInterface.isCommand(new String[] {"--server.port=1"}))
                .isFalse();
        assertThat(CommandLineInterface.isCommand(new String[] {})).isFalse();
    }

    @Test
    void theRulebookOfAFolderIsUsed() {
        Path rulebook = RulebookCopy.in(folder)
                .replace("rulebook.yaml", "version: '2026.1'", "version: 'trial'")
                .folder();
        Run run = score("--json", "--rulebook", rulebook.toString(), GOOD);
        assertThat(run.exit()).isZero();
        assertThat(json(run.out()).at("/rulebook/version").stringValue()).isEqualTo("trial");
    }

    @Test
    void aBrokenRulebookIsRefusedWithFileAndLine() {
        RulebookCopy rulebook = RulebookCopy.in(folder).replace("scoring.yaml", "limit: 69.99", "limit: none");
        Run run = score("--rulebook=" + rulebook.folder(), GOOD);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("scoring.yaml:" + rulebook.lineOf("scoring.yaml", "limit: none"), "`none`");
    }

    private static Run score(String... arguments) {
        return run(Stream.concat(Stream.of("score"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLineInterface.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Run(exit, out.toString(), err.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String sample(String code) {
        return Samples.file(code).toString();
    }

    private static String rank(String row) {
        return row.split(" ")[0];
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }
}

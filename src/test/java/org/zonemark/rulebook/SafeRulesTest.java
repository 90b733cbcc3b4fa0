package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonemark.rulebook.HostileRules.Attack;
import org.zonemark.scoring.AnswersOnly;
import org.zonemark.scoring.Rulebooks;

/** Rules that try to do harm are refused, with line and cause, before anything in them is compiled or loaded. */
class SafeRulesTest {

    private static final int SHORT = 50;

    @TempDir
    private Path folder;

    @BeforeEach
    void takeTheBaitAway() {
        System.clearProperty(Bait.MARK);
    }

    static List<Attack> attacks() {
        return HostileRules.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefused(Attack attack) throws IOException {
        Path loot = folder.resolve("loot");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Attack armed = attack.with("FILE", loot.toString()).with("PORT", String.valueOf(server.getLocalPort()));

            RulebookFault fault = firstFault(armed.drl());

            assertThat(fault.file()).isEqualTo("attack.drl");
            assertThat(fault.line()).as(fault.toString()).isEqualTo(armed.line());
            assertThat(fault.cause()).contains(armed.words());
            assertThat(loot).doesNotExist();
            assertThat(System.getProperty(Bait.MARK)).isNull();
            if (attack.drl().contains("PORT")) {
                server.setSoTimeout(SHORT);
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
            }
        }
    }

    @Test
    void thereAreManyAttacks() {
        assertThat(attacks()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }

    /** The attacks are real: without the check the compiler takes them, and the harm is done. */
    @Test
    void whatIsRefusedWouldHaveDoneHarm() throws IOException {
        Path loot = folder.resolve("loot");
        Files.writeString(loot, "");
        Files.delete(loot);
        fireUnchecked(attackWith("makes an object in a constraint", loot));
        assertThat(loot).exists();

        Files.delete(loot);
        fireUnchecked(attackWith("writes a file by its full name", loot));
        assertThat(loot).exists();

        fireUnchecked(attackWith("names a class literal in the consequence", loot)
                .replace("findings.add(" + Bait.class.getName() + ".class)", Bait.class.getName() + ".touch()"));
        assertThat(System.getProperty(Bait.MARK)).isNotNull();
    }

    @Test
    void anAttackInAnArchiveIsRefusedWithItsFileAndLine() {
        Map<String, byte[]> files = new TreeMap<>(Rulebooks.own().files());
        Attack attack = HostileRules.named("ends the program in a constraint");
        files.put("survey.drl", attack.drl().getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> RulebookLoader.fromArchive(RulebookArchive.pack(files)))
                .isInstanceOfSatisfying(
                        RulebookException.class,
                        refusal -> assertThat(refusal.faults())
                                .anySatisfy(fault -> assertThat(fault.toString())
                                        .contains("survey.drl:4: rule `attack`: java is undefined for Answers")));
    }

    @Test
    void everyFaultyRuleOfAFileIsNamed() {
        String first = HostileRules.named("ends the program in the consequence").drl();
        String second = first.substring(first.indexOf("rule ")).replace("attack", "another");
        RulebookException refusal = refusal(first + "\n" + second);

        assertThat(refusal.faults()).extracting(RulebookFault::line).containsExactly(6, 12);
        assertThat(refusal.faults().get(1).cause()).startsWith("rule `another`: `System`");
    }

    @Test
    void theProjectsOwnRulesPass() {
        Rulebooks.own().files().forEach((path, bytes) -> {
            if (path.endsWith(".drl")) {
                DrlFile file = new DrlFile(path, Rulebooks.own().text(path));
                assertThat(SafeRules.checked(file).text().lines().count())
                        .as("lines of %s", path)
                        .isEqualTo(file.text().lines().count());
            }
        });
    }

    @Test
    void aPatternThatJoinsManyFactsIsBounded() {
        String limits = SafeRules.checked(
                        new DrlFile("limits.drl", Rulebooks.own().text("limits.drl")))
                .text();
        assertThat(limits.lines().filter(line -> line.contains("joins.admit(")))
                .singleElement()
                .asString()
                .contains("dimension != \"ecology\", weight > $ecology , joins.admit($joined");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsParsed() {
        assertThat(firstFault("//" + " ".repeat(RulebookLimits.DRL_BYTES)).cause())
                .contains("at most " + RulebookLimits.DRL_BYTES);
        assertThat(firstFault("\n//" + " ".repeat(3_000)).toString()).startsWith("attack.drl:2: a line of 3002");
    }

    private static String attackWith(String name, Path loot) {
        return HostileRules.named(name).with("FILE", loot.toString()).drl();
    }

    private static RulebookFault firstFault(String drl) {
        return refusal(drl).faults().get(0);
    }

    private static RulebookException refusal(String drl) {
        DrlFile file = new DrlFile("attack.drl", drl);
        RulebookException refusal = catchThrowableOfType(RulebookException.class, () -> {
            file.rules();
            SafeRules.checked(file);
        });
        assertThat(refusal).as("refusal of\n%s", drl).isNotNull();
        return refusal;
    }

    private static void fireUnchecked(String drl) {
        CompiledRules rules = RuleCompiler.compile(List.of(new DrlFile("attack.drl", drl)));
        AnswersOnly.fire(rules);
    }
}

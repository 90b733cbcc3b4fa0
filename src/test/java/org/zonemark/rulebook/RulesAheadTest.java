package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that come with the program are compiled once, and again when they have changed. */
class RulesAheadTest {

    @TempDir
    private Path classes;

    @Test
    void rulesAreCompiledUnlessTheyAreThereAlready() throws IOException {
        Path folder = classes.resolve("org/zonemark/rules");
        Path note = folder.resolve("compiled-ahead");
        Path leftOver = folder.resolve("before/Rules.class");

        compile();
        String first = Files.readString(note);
        assertThat(first).matches("[0-9a-f]{64}\norg\\.zonemark\\.rules\\.Rules\\w+\n");
        assertThat(modelOf(first)).isNotEmptyFile();

        Files.createDirectories(leftOver.getParent());
        Files.writeString(leftOver, "-");
        compile();
        assertThat(leftOver).exists();
        assertThat(note).hasContent(first);

        Files.writeString(note, "0".repeat(64) + "\nnothing\n");
        compile();
        assertThat(leftOver).doesNotExist();
        String second = Files.readString(note);
        assertThat(second.lines().findFirst()).isEqualTo(first.lines().findFirst());
        assertThat(modelOf(second)).isNotEmptyFile();
    }

    @Test
    void theModelIsThereForExactlyTheRulesOfWhichItWasMade() {
        List<DrlFile> rules = RulebookLoader.bundledRules();
        DrlFile first = rules.get(0);
        List<DrlFile> changed = new ArrayList<>(rules);
        changed.set(0, new DrlFile(first.path(), first.text() + "\n"));

        assertThat(RulesAhead.of(rules)).isPresent();
        assertThat(RulesAhead.of(changed)).isEmpty();
        assertThat(RulesAhead.of(rules.subList(1, rules.size()))).isEmpty();
        assertThat(RulesAhead.of(List.of())).isEmpty();
    }

    private void compile() throws IOException {
        RulesAhead.main(new String[] {classes.toString()});
    }

    private Path modelOf(String note) {
        return classes.resolve(RuleClasses.file(note.lines().toList().get(1)));
    }
}

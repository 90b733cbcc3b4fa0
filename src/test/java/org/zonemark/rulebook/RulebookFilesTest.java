package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zonemark.rulebook.Refusals.isRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.scoring.Rulebooks;

class RulebookFilesTest {

    private static final int FILES_IN_ALL = RulebookLimits.TOTAL_BYTES / RulebookLimits.FILE_BYTES;

    @TempDir
    private Path folder;

    @Test
    void readsTextsAndKnowsWhatWasReadAndWhatWasNot() throws IOException {
        Files.createDirectories(folder.resolve("annex"));
        for (String path : new String[] {"limits.yaml", "annex/a.drl", "annex/b.drl", "README.md", ".hidden"}) {
            Files.writeString(folder.resolve(path), "水 " + path);
        }
        RulebookFiles files = RulebookFiles.in(folder);

        assertThat(files.unread()).containsExactly("annex/a.drl", "annex/b.drl", "limits.yaml");
        assertThat(files.text("annex/a.drl")).isEqualTo("水 annex/a.drl");
        assertThat(files.unread()).containsExactly("annex/b.drl", "limits.yaml");
        assertThat(files.read()).containsOnlyKeys("annex/a.drl");
        assertThat(files.read().get("annex/a.drl")).isEqualTo("水 annex/a.drl".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsTheCopyThatComesWithTheProgram() throws IOException {
        RulebookFiles files = RulebookFiles.bundled();

        assertThat(files.text("limits.yaml")).isEqualTo(Files.readString(Rulebooks.FOLDER.resolve("limits.yaml")));
        assertThat(files.unread()).isEmpty();
    }

    @Test
    void aFileMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
        Files.write(folder.resolve("most"), new byte[RulebookLimits.FILE_BYTES]);
        Files.write(folder.resolve("more"), new byte[RulebookLimits.FILE_BYTES + 1]);
        RulebookFiles files = RulebookFiles.in(folder);

        assertThat(files.text("most")).hasSize(RulebookLimits.FILE_BYTES);
        isRefused(() -> files.text("more"), "more", 0, "too large; at most 1048576 bytes in a file");
    }

    @Test
    void allFilesTogetherMayBeAsLongAsTheLimitAndNoLonger() {
        RulebookFiles files = RulebookFiles.of(fullAndOneByteMore());

        for (int i = 0; i < FILES_IN_ALL; i++) {
            assertThat(files.text("full/" + i)).hasSize(RulebookLimits.FILE_BYTES);
        }
        isRefused(() -> files.text("more"), "more", 0, "too large; at most 1048576 bytes in a file and 8388608 in all");
    }

    @Test
    void aFileThatIsReadAgainCountsOnce() {
        RulebookFiles files = RulebookFiles.of(fullAndOneByteMore());

        for (int i = 0; i <= FILES_IN_ALL; i++) {
            assertThat(files.text("full/0")).hasSize(RulebookLimits.FILE_BYTES);
        }
        for (int i = 1; i < FILES_IN_ALL; i++) {
            assertThat(files.text("full/" + i)).hasSize(RulebookLimits.FILE_BYTES);
        }
        isRefused(() -> files.text("more"), "more", 0, "too large");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        RulebookFiles files = RulebookFiles.of(Map.of("gbk", new byte[] {(byte) 0xC9, (byte) 0xFA}));

        isRefused(() -> files.text("gbk"), "gbk", 0, "is not UTF-8");
        isRefused(() -> files.text("lost.yaml"), "lost.yaml", 0, "the file is missing");
        isRefused(() -> files.text("../lost.yaml"), "../lost.yaml", 0, "no path of a rulebook");
        isRefused(() -> RulebookFiles.in(folder).text("lost.yaml"), "lost.yaml", 0, "the file is missing");
        isRefused(() -> RulebookFiles.bundled().text("lost.yaml"), "lost.yaml", 0, "the file is missing");
        Path nowhere = folder.resolve("nowhere");
        isRefused(() -> RulebookFiles.in(nowhere), nowhere.toString(), 0, "there is no such folder");
    }

    @Test
    void theHashIsOfWhatWasRead() {
        Map<String, byte[]> all = Map.of("a", new byte[] {'1'}, "b", new byte[] {'2'});
        RulebookFiles files = RulebookFiles.of(all);
        files.text("a");

        assertThat(files.sha256()).isEqualTo(Fingerprint.ofFiles(Map.of("a", new byte[] {'1'})));
        files.text("b");
        assertThat(files.sha256()).isEqualTo(Fingerprint.ofFiles(all));
    }

    private static Map<String, byte[]> fullAndOneByteMore() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < FILES_IN_ALL; i++) {
            files.put("full/" + i, new byte[RulebookLimits.FILE_BYTES]);
        }
        files.put("more", new byte[1]);
        return files;
    }
}

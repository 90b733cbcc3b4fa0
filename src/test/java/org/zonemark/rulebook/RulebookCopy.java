package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.zonemark.scoring.Rulebooks;

/** A copy of the project's rulebook, so that a test can break one thing in it. */
public final class RulebookCopy {

    private final Path folder;

    private RulebookCopy(Path folder) {
        this.folder = folder;
    }

    public static RulebookCopy in(Path folder) {
        try (Stream<Path> files = Files.walk(Rulebooks.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(Rulebooks.FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RulebookCopy(folder);
    }

    public Path folder() {
        return folder;
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RulebookCopy write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public RulebookCopy writeBytes(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public RulebookCopy delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Puts one text in place of another that stands in the file exactly once. */
    public RulebookCopy replace(String file, String before, String after) {
        return replaceAfter(file, "", before, after);
    }

    /** The same for the first that stands behind a mark, which stands in the file exactly once. */
    public RulebookCopy replaceAfter(String file, String mark, String before, String after) {
        String text = text(file);
        int from = 0;
        if (mark.isEmpty()) {
            assertThat(text).as(file).containsOnlyOnce(before);
        } else {
            assertThat(text).as(file).containsOnlyOnce(mark);
            from = text.indexOf(mark);
        }
        int at = text.indexOf(before, from);
        assertThat(at).as("`%s` after `%s` in %s", before, mark, file).isNotNegative();
        return write(file, text.substring(0, at) + after + text.substring(at + before.length()));
    }

    /** The line, from 1, of a text that stands in the file exactly once. */
    public int lineOf(String file, String once) {
        return lineAfter(file, once, "");
    }

    /** The line, from 1, of the first such text behind a mark, which stands in the file exactly once. */
    public int lineAfter(String file, String mark, String text) {
        String all = text(file);
        assertThat(all).as(file).containsOnlyOnce(mark);
        int at = all.indexOf(text, all.indexOf(mark));
        assertThat(at).as("`%s` after `%s` in %s", text, mark, file).isNotNegative();
        return all.substring(0, at).split("\n", -1).length;
    }

    public Rulebook load() {
        return RulebookLoader.fromFolder(folder);
    }

    /** The faults for which it is refused; fails if it is not. */
    public List<RulebookFault> faults() {
        RulebookException refusal = catchThrowableOfType(RulebookException.class, () -> load());
        assertThat(refusal).as("refusal of the rulebook").isNotNull();
        return refusal.faults();
    }
}

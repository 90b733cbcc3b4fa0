package org.zonemark.scoring;

import java.nio.file.Path;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookLoader;

/** The project's own rulebook, compiled once for all tests. */
public final class Rulebooks {

    public static final Path FOLDER = Path.of("rules");

    private static final Scorer SCORER = load();

    private Rulebooks() {}

    public static Rulebook own() {
        return SCORER.rulebook();
    }

    public static Scorer scorer() {
        return SCORER;
    }

    private static Scorer load() {
        Rulebook rulebook = RulebookLoader.fromFolder(FOLDER);
        return Scorer.of(rulebook, rulebook.defaultWeights());
    }
}

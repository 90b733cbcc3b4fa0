package org.zonemark.spark;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.StrictJson;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookLoader;
import org.zonemark.scoring.Scorer;
import tools.jackson.databind.json.JsonMapper;

/** The rulebook and what reads and scores by it, once in each process, however many tasks run in it. */
final class Kernel {

    private static final Map<String, Kernel> LOADED = new ConcurrentHashMap<>();

    private final SelfAssessmentScorer scorer;
    private final JsonMapper json = StrictJson.mapper();

    private Kernel(Rulebook rulebook) {
        this.scorer = new SelfAssessmentScorer(Scorer.of(rulebook, rulebook.defaultWeights()));
    }

    /** @param folder of a rulebook; empty for the one that comes with the program */
    static Kernel of(String folder) {
        return LOADED.computeIfAbsent(
                folder,
                path -> new Kernel(
                        path.isEmpty() ? RulebookLoader.bundled() : RulebookLoader.fromFolder(Path.of(path))));
    }

    SelfAssessmentScorer scorer() {
        return scorer;
    }

    JsonMapper json() {
        return json;
    }
}

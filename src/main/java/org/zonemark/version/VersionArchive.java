package org.zonemark.version;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookLoader;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;

/** The versions that are stored, for scorers of them. */
@Component
class VersionArchive implements Scorers.Archive {

    private final RulebookRepository rulebooks;
    private final WeightSetRepository weightSets;

    VersionArchive(RulebookRepository rulebooks, WeightSetRepository weightSets) {
        this.rulebooks = rulebooks;
        this.weightSets = weightSets;
    }

    @Override
    public Optional<Scorer> rulebook(String sha256) {
        return rulebooks.archive(sha256).map(archive -> {
            Rulebook rulebook = RulebookLoader.fromArchive(archive);
            return Scorer.of(rulebook, rulebook.defaultWeights());
        });
    }

    @Override
    public Optional<WeightSet> weights(String sha256) {
        return weightSets.ofHash(sha256);
    }
}

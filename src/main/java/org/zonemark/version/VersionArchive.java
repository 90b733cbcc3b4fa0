package org.zonemark.version;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;

/** The versions that are stored, for scorers of them. */
@Component
class VersionArchive implements Scorers.Archive {

    private final WeightSetRepository weightSets;

    VersionArchive(WeightSetRepository weightSets) {
        this.weightSets = weightSets;
    }

    @Override
    public Optional<Scorer> rulebook(String sha256) {
        return Optional.empty();
    }

    @Override
    public Optional<WeightSet> weights(String sha256) {
        return weightSets.ofHash(sha256);
    }
}

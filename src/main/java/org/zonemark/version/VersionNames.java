package org.zonemark.version;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;

/** Finds the versions that a request names, by hash or by name. */
@Component
public class VersionNames {

    private final Scorers scorers;
    private final WeightSetService weightSets;

    VersionNames(Scorers scorers, WeightSetService weightSets) {
        this.scorers = scorers;
        this.weightSets = weightSets;
    }

    /**
     * The scorer of a rulebook and weight set.
     *
     * @param rulebook hash; null for the one in force
     * @param weightSet hash or id; null for the one in force, or with another rulebook for the one that comes with it
     * @throws NotFoundException if there is no such version
     * @throws ConflictException if the weights are not made for that rulebook
     */
    public SelfAssessmentScorer scorer(@Nullable String rulebook, @Nullable String weightSet) {
        return scorers.of(rulebook, weightSet == null ? null : hashOfWeightSet(weightSet));
    }

    /**
     * @param weightSet hash or id
     * @throws NotFoundException if there is no such set
     */
    public String hashOfWeightSet(String weightSet) {
        return Hashes.isHash(weightSet)
                ? weightSet
                : weightSets.set(weightSet).set().sha256();
    }
}

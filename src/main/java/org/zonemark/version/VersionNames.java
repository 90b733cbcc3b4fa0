package org.zonemark.version;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.words.Phrases;

/** Finds the versions that a request names, by hash or by name. */
@Component
public class VersionNames {

    private final Scorers scorers;
    private final WeightSetService weightSets;
    private final RulebookVersionService rulebooks;

    VersionNames(Scorers scorers, WeightSetService weightSets, RulebookVersionService rulebooks) {
        this.scorers = scorers;
        this.weightSets = weightSets;
        this.rulebooks = rulebooks;
    }

    /**
     * The scorer of a rulebook and weight set.
     *
     * @param rulebook hash; null for the one in force
     * @param weightSet hash or id; null for the one in force, or with another rulebook for the one that comes with it
     * @param drafts whether what is not published or approved may be named
     * @throws NotFoundException if there is no such version
     * @throws ConflictException if the weights are not made for that rulebook
     */
    public SelfAssessmentScorer scorer(@Nullable String rulebook, @Nullable String weightSet, boolean drafts) {
        if (!drafts && weightSet != null && weightSets.isDraft(weightSet)) {
            throw new NotFoundException(Phrases.phrase("problem.no_weight_set", weightSet));
        }
        if (!drafts && rulebook != null && !rulebooks.isApproved(rulebook)) {
            throw new NotFoundException(Phrases.phrase("problem.no_rulebook", rulebook));
        }
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

package org.zonemark.assessment;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;
import org.zonemark.words.Phrases;

/**
 * The scorer in force, and those of all other versions by their hashes.
 *
 * <p>Whoever does one piece of work takes the scorer once and keeps to it, so that no answer mixes two versions. Safe for
 * any number of threads.
 */
public final class Scorers {

    /** Where versions come from that are not in memory. */
    public interface Archive {

        /** Nowhere: there is what the program starts with, and nothing else. */
        Archive NONE = new Archive() {
            @Override
            public Optional<Scorer> rulebook(String sha256) {
                return Optional.empty();
            }

            @Override
            public Optional<WeightSet> weights(String sha256) {
                return Optional.empty();
            }
        };

        /** The rulebook of that hash, compiled and tried out; empty if there is none. */
        Optional<Scorer> rulebook(String sha256);

        /** The weight set of that hash; empty if there is none. */
        Optional<WeightSet> weights(String sha256);
    }

    /** A rulebook takes some megabytes; rounds seldom need more at once. */
    private static final int MOST_RULEBOOKS = 6;

    private final Archive archive;
    private final Scorer builtIn;
    private final LoadingCache<String, Optional<Scorer>> loaded;
    private volatile SelfAssessmentScorer inForce;

    /** @param builtIn the one that the program starts with */
    public Scorers(Scorer builtIn, Archive archive) {
        this.archive = archive;
        this.builtIn = builtIn;
        this.loaded = Caffeine.newBuilder().maximumSize(MOST_RULEBOOKS).build(archive::rulebook);
        this.inForce = new SelfAssessmentScorer(builtIn);
    }

    public SelfAssessmentScorer inForce() {
        return inForce;
    }

    /** The rulebook in force. */
    public Rulebook rulebook() {
        return inForce.scorer().rulebook();
    }

    /** The one that the program starts with. */
    public Scorer builtIn() {
        return builtIn;
    }

    /** Keeps a scorer that was just made, so that it is not made again. */
    public void remember(Scorer scorer) {
        loaded.put(scorer.rulebook().sha256(), Optional.of(scorer));
    }

    /** From now on every new piece of work is done by this one. */
    public void putInForce(Scorer scorer) {
        inForce = new SelfAssessmentScorer(scorer);
    }

    /**
     * The scorer of a rulebook with the weights that come with it. Compiles it if it is not in memory.
     *
     * @throws NotFoundException if there is no such version
     */
    public Scorer ofRulebook(String sha256) {
        Scorer current = inForce.scorer();
        if (current.rulebook().sha256().equals(sha256)) {
            return current.with(current.rulebook().defaultWeights());
        }
        if (builtIn.rulebook().sha256().equals(sha256)) {
            return builtIn;
        }
        Optional<Scorer> found = loaded.get(sha256);
        if (found.isEmpty()) {
            loaded.invalidate(sha256);
        }
        return found.orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_rulebook", sha256)));
    }

    /**
     * The scorer of a rulebook and a weight set.
     *
     * @param rulebook hash; null for the one in force
     * @param weights hash; null for the set in force, or with another rulebook for the one that comes with it
     * @throws NotFoundException if there is no such version
     * @throws ConflictException if the weights are not made for that rulebook
     */
    public SelfAssessmentScorer of(@Nullable String rulebook, @Nullable String weights) {
        SelfAssessmentScorer current = inForce;
        boolean sameRulebook =
                rulebook == null || rulebook.equals(current.scorer().rulebook().sha256());
        boolean sameWeights =
                weights == null || weights.equals(current.scorer().weights().sha256());
        if (sameRulebook && sameWeights) {
            return current;
        }
        Scorer scorer = rulebook == null ? current.scorer() : ofRulebook(rulebook);
        return new SelfAssessmentScorer(weights == null ? scorer : scorer.with(weights(weights, scorer.rulebook())));
    }

    private WeightSet weights(String sha256, Rulebook rulebook) {
        if (rulebook.defaultWeights().sha256().equals(sha256)) {
            return rulebook.defaultWeights();
        }
        WeightSet found = archive.weights(sha256)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_weight_set", sha256)));
        if (!found.fits(rulebook)) {
            throw new ConflictException(Phrases.phrase("problem.weights_do_not_fit", found.id(), rulebook.version()));
        }
        return found;
    }
}

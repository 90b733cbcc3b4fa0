package org.zonemark.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/**
 * What became of verifying a bundle.
 *
 * @param differences nothing if every byte and every figure is as it should be
 * @param fingerprint of the key that signed it; null if it could not be read
 * @param keyCompared whether it was compared with a key that somebody trusts
 * @param figures how many figures were recomputed
 */
public record Verification(
        List<Difference> differences, @Nullable String fingerprint, boolean keyCompared, int zones, int figures) {

    /**
     * Something that is not as it should be.
     *
     * @param where a file of the bundle, with the figure's place in it after a {@code #}
     */
    public record Difference(String where, Words words) {}

    public Verification {
        differences = List.copyOf(differences);
    }

    public boolean isGood() {
        return differences.isEmpty();
    }
}

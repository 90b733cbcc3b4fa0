package org.zonemark.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/**
 * One row of the plan's boxes, or one segment of such a row.
 *
 * @param id {@code P<box>-<row>}, for a segment with {@code #<position from 1>}
 * @param countsForFit whether it counts for the fit of leading industries
 * @param places provinces and cities that it names
 * @param regions regions that it names
 * @param caution the condition under which alone it counts in full, if there is one
 */
public record CatalogueRow(
        String id,
        int box,
        Words title,
        String quote,
        boolean countsForFit,
        Scope scope,
        List<String> places,
        List<Gazetteer.Region> regions,
        @Nullable Words caution) {

    /** How a row speaks of places. */
    public enum Scope {
        /** It names places or parts of the belt. */
        LISTED,
        /** It speaks of the whole belt. */
        BELT,
        /** It names no place at all. */
        UNSPECIFIED
    }

    public CatalogueRow {
        places = List.copyOf(places);
        regions = List.copyOf(regions);
    }

    public boolean namesNoPlace() {
        return places.isEmpty() && regions.isEmpty();
    }
}

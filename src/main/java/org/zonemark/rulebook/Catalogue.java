package org.zonemark.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of the plan's boxes 1 to 13.
 *
 * @param rows rows and segments by id, in the plan's order
 * @param industriesWithoutRow industries that the Annex names and no row does
 * @param targets the indicators of box 1
 */
public record Catalogue(
        Gazetteer gazetteer,
        Map<String, CatalogueRow> rows,
        Set<String> industriesWithoutRow,
        List<PlanTarget> targets) {

    public Optional<CatalogueRow> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** How many segments a row has; 0 where it is one piece or not known. */
    public int segmentsOf(String rowId) {
        int segments = 0;
        while (rows.containsKey(rowId + "#" + (segments + 1))) {
            segments++;
        }
        return segments;
    }

    /** Ids of whole rows that count for the fit of leading industries. */
    public List<String> countingRowIds() {
        return rows.values().stream()
                .filter(row -> row.countsForFit() && row.id().indexOf('#') < 0)
                .map(CatalogueRow::id)
                .toList();
    }
}

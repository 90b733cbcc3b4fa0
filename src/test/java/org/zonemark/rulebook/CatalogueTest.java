package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.CatalogueRow.Scope;
import org.zonemark.words.Words;

class CatalogueTest {

    private static final Catalogue CATALOGUE = catalogue(
            row("P3-01", true), row("P3-01#1", true), row("P3-01#2", true), row("P3-02", true), row("P4-01", false));

    @Test
    void findsARowOrASegmentByItsId() {
        assertThat(CATALOGUE.row("P3-01#2")).map(CatalogueRow::id).contains("P3-01#2");
        assertThat(CATALOGUE.row("P3-01#3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"P3-01, 2", "P3-02, 0", "P9-99, 0"})
    void countsTheSegmentsOfARow(String row, int segments) {
        assertThat(CATALOGUE.segmentsOf(row)).isEqualTo(segments);
    }

    @Test
    void onlyWholeRowsCountForTheFitInTheOrderOfThePlan() {
        assertThat(CATALOGUE.countingRowIds()).containsExactly("P3-01", "P3-02");
    }

    private static Catalogue catalogue(CatalogueRow... rows) {
        Map<String, CatalogueRow> byId = new LinkedHashMap<>();
        for (CatalogueRow row : rows) {
            byId.put(row.id(), row);
        }
        return new Catalogue(new Gazetteer(Map.of(), Map.of(), Map.of()), byId, Set.of(), List.of());
    }

    private static CatalogueRow row(String id, boolean counts) {
        return new CatalogueRow(id, 3, Words.same("-"), "-", counts, Scope.BELT, List.of(), List.of(), null);
    }
}

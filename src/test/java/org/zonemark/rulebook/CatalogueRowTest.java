package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.CatalogueRow.Scope;
import org.zonemark.rulebook.Gazetteer.Region;
import org.zonemark.words.Words;

class CatalogueRowTest {

    private static final List<Region> SUNAN = List.of(new Region("苏南", List.of("江苏"), List.of()));

    @Test
    void namesNoPlaceOnlyWhereItNamesNeitherPlacesNorRegions() {
        assertThat(row(List.of(), List.of()).namesNoPlace()).isTrue();
        assertThat(row(List.of("上海"), List.of()).namesNoPlace()).isFalse();
        assertThat(row(List.of(), SUNAN).namesNoPlace()).isFalse();
        assertThat(row(List.of("上海"), SUNAN).namesNoPlace()).isFalse();
    }

    private static CatalogueRow row(List<String> places, List<Region> regions) {
        return new CatalogueRow("P3-01", 3, Words.same("-"), "-", true, Scope.LISTED, places, regions, null);
    }
}

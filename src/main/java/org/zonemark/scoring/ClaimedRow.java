package org.zonemark.scoring;

import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.Gazetteer;

/**
 * Fact: a row of the plan's catalogue that a leading industry claims, seen from the zone.
 *
 * <p>An industry that claims no row that counts is one such fact too, with no row. A claimed segment stands for its
 * row.
 */
public final class ClaimedRow {

    private final LeadingIndustry industry;
    private final int position;
    private final Zone zone;
    private final @Nullable CatalogueRow row;
    private final boolean namedByAnnexOnly;
    private final Gazetteer gazetteer;

    ClaimedRow(
            LeadingIndustry industry,
            int position,
            Zone zone,
            @Nullable CatalogueRow row,
            boolean namedByAnnexOnly,
            Gazetteer gazetteer) {
        this.industry = industry;
        this.position = position;
        this.zone = zone;
        this.row = row;
        this.namedByAnnexOnly = namedByAnnexOnly;
        this.gazetteer = gazetteer;
    }

    LeadingIndustry industry() {
        return industry;
    }

    int position() {
        return position;
    }

    @Nullable
    CatalogueRow row() {
        return row;
    }

    @Override
    public String toString() {
        return industry.name() + " by " + (row == null ? "no row" : row.id()) + " for " + zone.province();
    }

    public boolean isInCatalogue() {
        return row != null;
    }

    /** The industry is one that the Annex names and no row of the plan does. */
    public boolean isNamedByAnnexOnly() {
        return namedByAnnexOnly;
    }

    public boolean isForWholeBelt() {
        return row != null && row.scope() == CatalogueRow.Scope.BELT;
    }

    public boolean namesNoPlace() {
        return row != null && !isForWholeBelt() && row.namesNoPlace();
    }

    /** The row names the zone's city or province, or a region that holds the city. */
    public boolean namesThisPlace() {
        return row != null
                && !isForWholeBelt()
                && (row.places().contains(zone.city())
                        || row.places().contains(zone.province())
                        || row.regions().stream().anyMatch(region -> region.holds(zone.province(), zone.city())));
    }

    /** The row names, in the zone's province, only other cities, or regions without this city. */
    public boolean namesProvinceElsewhere() {
        return row != null
                && !isForWholeBelt()
                && !namesThisPlace()
                && (row.places().stream()
                                .anyMatch(place -> zone.province()
                                        .equals(gazetteer.cityProvinces().get(place)))
                        || row.regions().stream()
                                .anyMatch(region -> region.provinces().contains(zone.province())));
    }

    /** The row names places, and the zone's province is not among them in any way. */
    public boolean namesOtherProvincesOnly() {
        return row != null
                && !isForWholeBelt()
                && !row.namesNoPlace()
                && !namesThisPlace()
                && !namesProvinceElsewhere();
    }

    /** The row counts in full only under a condition, and the zone has not shown that it holds. */
    public boolean isUnderCaution() {
        return row != null && row.caution() != null && !industry.conditionShown();
    }
}

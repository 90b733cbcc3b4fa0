package org.zonemark.scoring;

import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.Gazetteer;
import org.zonemark.rulebook.Gazetteer.Region;

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
    private final Place names;

    /** Where the row lies, seen from the zone. */
    private enum Place {
        BELT,
        NONE,
        HERE,
        ELSEWHERE_IN_PROVINCE,
        OTHER_PROVINCES
    }

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
        this.names = row == null ? Place.NONE : place(row, zone, gazetteer);
    }

    private static Place place(CatalogueRow row, Zone zone, Gazetteer gazetteer) {
        if (row.scope() == CatalogueRow.Scope.BELT) {
            return Place.BELT;
        }
        if (row.namesNoPlace()) {
            return Place.NONE;
        }
        boolean here = row.places().contains(zone.city()) || row.places().contains(zone.province());
        boolean inProvince = false;
        for (Region region : row.regions()) {
            here |= region.holds(zone.province(), zone.city());
            inProvince |= region.provinces().contains(zone.province());
        }
        for (String place : row.places()) {
            inProvince |= zone.province().equals(gazetteer.cityProvinces().get(place));
        }
        if (here) {
            return Place.HERE;
        }
        return inProvince ? Place.ELSEWHERE_IN_PROVINCE : Place.OTHER_PROVINCES;
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
        return names == Place.BELT;
    }

    public boolean namesNoPlace() {
        return row != null && names == Place.NONE;
    }

    /** The row names the zone's city or province, or a region that holds the city. */
    public boolean namesThisPlace() {
        return names == Place.HERE;
    }

    /** The row names, in the zone's province, only other cities, or regions without this city. */
    public boolean namesProvinceElsewhere() {
        return names == Place.ELSEWHERE_IN_PROVINCE;
    }

    /** The row names places, and the zone's province is not among them in any way. */
    public boolean namesOtherProvincesOnly() {
        return names == Place.OTHER_PROVINCES;
    }

    /** The row counts in full only under a condition, and the zone has not shown that it holds. */
    public boolean isUnderCaution() {
        return row != null && row.caution() != null && !industry.conditionShown();
    }
}

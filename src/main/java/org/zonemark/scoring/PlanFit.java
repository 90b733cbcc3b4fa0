package org.zonemark.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.ScoringSizes.PlanFitSizes;

/**
 * How well a zone's leading industries fit the plan (A2-4.1.4, section 3 of the scoring model).
 *
 * @param industries in the order in which the zone names them
 * @param bonus points for the part of the shares that fits the cluster box in full, before the points are held to 100
 * @param points 0 to 100; NaN where the zone names none
 */
public record PlanFit(List<IndustryFit> industries, double bonus, double points) {

    /** The zone names no leading industry. */
    static final PlanFit NONE = new PlanFit(List.of(), 0, Double.NaN);

    private static final double FULL_FIT = 1.0;

    /**
     * The fit of one industry: that of its best row.
     *
     * @param fit 0 to 1
     * @param row the best row; null where it claims none that counts
     * @param cautioned whether the fit is held down by the row's caution
     * @param namedByAnnexOnly whether the Annex names the industry and no row of the plan does
     * @param clusterRow the row of the cluster box that fits in full; null if none does
     */
    public record IndustryFit(
            LeadingIndustry industry,
            double fit,
            @Nullable CatalogueRow row,
            boolean cautioned,
            boolean namedByAnnexOnly,
            @Nullable CatalogueRow clusterRow) {

        boolean isFull() {
            return fit == FULL_FIT;
        }

        IndustryFit with(@Nullable CatalogueRow fullFitInCluster) {
            return new IndustryFit(industry, fit, row, cautioned, namedByAnnexOnly, fullFitInCluster);
        }
    }

    public PlanFit {
        industries = List.copyOf(industries);
    }

    static PlanFit of(List<IndustryFit> industries, PlanFitSizes sizes) {
        double shares = 0;
        double fits = 0;
        double inCluster = 0;
        for (IndustryFit one : industries) {
            double share = one.industry().share();
            shares += share;
            fits += share * one.fit();
            inCluster += one.clusterRow() == null ? 0 : share;
        }
        double bonus = sizes.clusterBonus() * (inCluster / shares);
        return new PlanFit(industries, bonus, Math.min(100, 100 * fits / shares + bonus));
    }

    public boolean isNamed() {
        return !industries.isEmpty();
    }
}

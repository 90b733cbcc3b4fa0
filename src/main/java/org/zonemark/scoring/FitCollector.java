package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.ScoringSizes.PlanFitSizes;
import org.zonemark.scoring.PlanFit.IndustryFit;

/** Takes what the plan-fit rules say of each claimed row, and makes the best of it for each industry. */
public final class FitCollector {

    private final PlanFitSizes sizes;
    private final Map<ClaimedRow, Double> fits = new LinkedHashMap<>();
    private final Map<ClaimedRow, Double> caps = new LinkedHashMap<>();

    FitCollector(PlanFitSizes sizes) {
        this.sizes = sizes;
    }

    /** The row fits so well, 0 to 1; said once for each row. */
    public void add(ClaimedRow row, double fit) {
        if (fits.put(row, fit) != null) {
            throw new IllegalStateException("two rules give " + row.industry().name() + " a fit for one row");
        }
    }

    /** The row counts for no more than this, however well it fits. */
    public void atMost(ClaimedRow row, double cap) {
        caps.put(row, cap);
    }

    /** @throws IllegalStateException if the rules have not given every claimed row a fit */
    PlanFit planFit(List<LeadingIndustry> industries, List<ClaimedRow> claimed) {
        for (ClaimedRow one : claimed) {
            if (!fits.containsKey(one)) {
                throw new IllegalStateException("no rule gives a fit to " + one);
            }
        }
        if (industries.isEmpty()) {
            return PlanFit.NONE;
        }
        List<IndustryFit> best = new ArrayList<>();
        for (int i = 0; i < industries.size(); i++) {
            best.add(bestOf(industries.get(i), i, claimed));
        }
        return PlanFit.of(best, sizes);
    }

    /** The first claimed of the rows that fit best, whatever the order in which rules spoke of them. */
    private IndustryFit bestOf(LeadingIndustry industry, int position, List<ClaimedRow> claims) {
        @Nullable IndustryFit best = null;
        @Nullable CatalogueRow inCluster = null;
        for (ClaimedRow claimed : claims) {
            if (claimed.position() != position) {
                continue;
            }
            IndustryFit one = fitOf(claimed, fits.get(claimed));
            CatalogueRow row = claimed.row();
            if (inCluster == null && one.isFull() && row != null && row.box() == sizes.clusterBox()) {
                inCluster = row;
            }
            if (best == null || one.fit() > best.fit()) {
                best = one;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no rule gives " + industry.name() + " a fit");
        }
        return best.with(inCluster);
    }

    private IndustryFit fitOf(ClaimedRow claimed, double uncapped) {
        double fit = Math.min(uncapped, caps.getOrDefault(claimed, uncapped));
        return new IndustryFit(
                claimed.industry(), fit, claimed.row(), fit < uncapped, claimed.isNamedByAnnexOnly(), null);
    }
}

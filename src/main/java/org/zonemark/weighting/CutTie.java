package org.zonemark.weighting;

import java.util.List;

/**
 * Equal zones that a line would split: some of them would be within it and some beyond, and nothing in the order of zones
 * says which.
 *
 * @param province whose quota it is; empty at the line of all
 * @param seats how many of them there is room for; at least 1, and less than there are
 * @param zones in the order of the cohort
 */
public record CutTie(CutLine.Kind kind, String province, int seats, List<ScoredZone> zones) {

    public CutTie {
        zones = List.copyOf(zones);
    }

    /** Codes in the order of the cohort. */
    public List<String> codes() {
        return zones.stream().map(one -> one.zone().code()).toList();
    }
}

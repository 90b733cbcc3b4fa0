package org.zonemark.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zonemark.rulebook.Catalogue;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.scoring.PlanFit;
import org.zonemark.scoring.PlanFit.IndustryFit;
import org.zonemark.scoring.Zone;

/**
 * Which zones serve a row of the plan's catalogue by their leading industries.
 *
 * <p>A zone tells what share of its output an industry has, and not its output: shares are added up, so that 1.5 is as much as one
 * zone and a half that do nothing else.
 *
 * @param zones that claim it, by code
 * @param output sum of the shares of output of the industries that claim it
 * @param inFull how many of the zones fit it in full
 * @param cautioned how many claim it against its caution, whose condition they have not shown
 * @param byProvince how many zones
 * @param byBasin how many zones
 */
public record Coverage(
        CatalogueRow row,
        List<String> zones,
        double output,
        int inFull,
        int cautioned,
        Map<String, Integer> byProvince,
        Map<String, Integer> byBasin) {

    /** How well a row is served. */
    public enum State {
        /** It takes no part in the fit of industries. */
        NOT_COUNTED,
        NOBODY,
        SERVED,
        CROWDED
    }

    /** A zone with the fit of its industries. */
    public record Server(Zone zone, PlanFit fit) {}

    /** @param crowdedFrom so many zones crowd a row */
    public State state(int crowdedFrom) {
        if (!row.countsForFit()) {
            return State.NOT_COUNTED;
        }
        if (zones.isEmpty()) {
            return State.NOBODY;
        }
        return zones.size() >= crowdedFrom ? State.CROWDED : State.SERVED;
    }

    /** Of every whole row, in the order of the plan. */
    static List<Coverage> of(Catalogue catalogue, Collection<Server> servers) {
        List<Coverage> coverage = new ArrayList<>();
        for (CatalogueRow row : catalogue.rows().values()) {
            if (row.id().indexOf('#') < 0) {
                coverage.add(of(row, servers));
            }
        }
        return coverage;
    }

    private static Coverage of(CatalogueRow row, Collection<Server> servers) {
        Set<String> zones = new HashSet<>();
        Set<String> full = new HashSet<>();
        Set<String> cautioned = new HashSet<>();
        Map<String, Integer> byProvince = new TreeMap<>();
        Map<String, Integer> byBasin = new TreeMap<>();
        double output = 0;
        for (Server server : servers) {
            double all = server.fit().industries().stream()
                    .mapToDouble(one -> one.industry().share())
                    .sum();
            for (IndustryFit one : server.fit().industries()) {
                if (claims(one, row)) {
                    output += one.industry().share() / all;
                    boolean best = one.row() != null && whole(one.row().id()).equals(row.id());
                    if (best && one.fit() >= 1) {
                        full.add(server.zone().code());
                    }
                    if (best && one.cautioned()) {
                        cautioned.add(server.zone().code());
                    }
                    if (zones.add(server.zone().code())) {
                        byProvince.merge(server.zone().province(), 1, Integer::sum);
                        byBasin.merge(server.zone().basin().name(), 1, Integer::sum);
                    }
                }
            }
        }
        return new Coverage(
                row, zones.stream().sorted().toList(), output, full.size(), cautioned.size(), byProvince, byBasin);
    }

    private static boolean claims(IndustryFit one, CatalogueRow row) {
        return one.industry().rows().stream().anyMatch(claimed -> whole(claimed).equals(row.id()));
    }

    private static String whole(String id) {
        int segment = id.indexOf('#');
        return segment < 0 ? id : id.substring(0, segment);
    }
}

package org.zonemark.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places that the plan speaks of.
 *
 * @param provinces the provinces of the belt with their basin, in the plan's order
 * @param cityProvinces the province of each city that a row names
 * @param regions regions by name
 */
public record Gazetteer(Map<String, Basin> provinces, Map<String, String> cityProvinces, Map<String, Region> regions) {

    /**
     * A named region.
     *
     * @param cities its cities; a region that lists none holds every city of its provinces
     */
    public record Region(String name, List<String> provinces, List<String> cities) {

        public Region {
            provinces = List.copyOf(provinces);
            cities = List.copyOf(cities);
        }

        public boolean holds(String province, String city) {
            return provinces.contains(province) && (cities.isEmpty() || cities.contains(city));
        }
    }

    public Optional<Basin> basinOf(String province) {
        return Optional.ofNullable(provinces.get(province));
    }

    /** Whether a name is a province or a city that this gazetteer knows. */
    public boolean knowsPlace(String name) {
        return provinces.containsKey(name) || cityProvinces.containsKey(name);
    }
}

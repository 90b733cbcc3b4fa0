package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Words;

/** Reads the plan's catalogue: gazetteer, industries that the Annex names, and the rows of boxes 1 to 13. */
final class CatalogueReader {

    private static final Set<String> ROW_FIELDS = Set.of(
            "id",
            "category",
            "indicator",
            "unit",
            "direction",
            "values",
            "zone_usable",
            "priority_area",
            "sub_area",
            "english",
            "scope",
            "places",
            "regions",
            "landmarks",
            "segments",
            "plan_line",
            "quote",
            "caution",
            "note");
    private static final Set<String> SEGMENT_FIELDS = Set.of("quote", "places", "regions", "landmarks", "note");

    private final YamlNode root;
    private final String planWithoutSpace;
    private final Gazetteer gazetteer;
    private final Map<String, CatalogueRow> rows = new LinkedHashMap<>();
    private final List<PlanTarget> targets = new ArrayList<>();

    CatalogueReader(YamlNode root, String planText) {
        this.root = root;
        this.planWithoutSpace = withoutSpace(planText);
        this.gazetteer = gazetteer(root.get("gazetteer"));
    }

    Catalogue read() {
        for (YamlNode box : root.get("boxes").list()) {
            boolean counts = box.get("fit_scoring").text().equals("yes");
            for (YamlNode row : box.get("rows").list()) {
                addRow(row, box.get("box").whole(), counts);
            }
        }
        return new Catalogue(
                gazetteer, Collections.unmodifiableMap(rows), industriesWithoutRow(), List.copyOf(targets));
    }

    private static Gazetteer gazetteer(YamlNode node) {
        Map<String, Basin> provinces = new LinkedHashMap<>();
        node.get("provinces")
                .list()
                .forEach(one ->
                        provinces.put(one.get("name").text(), one.get("basin").oneOf(Basin.class)));
        Map<String, String> cities = new LinkedHashMap<>();
        for (YamlNode one : node.get("cities").list()) {
            cities.put(one.get("name").text(), province(one.get("province"), provinces));
        }
        Map<String, Gazetteer.Region> regions = new LinkedHashMap<>();
        for (YamlNode one : node.get("regions").list()) {
            List<String> inProvinces = one.get("provinces").list().stream()
                    .map(province -> province(province, provinces))
                    .toList();
            List<String> inCities = one.find("cities").map(YamlNode::texts).orElse(List.of());
            String name = one.get("name").text();
            regions.put(name, new Gazetteer.Region(name, inProvinces, inCities));
        }
        return new Gazetteer(
                Collections.unmodifiableMap(provinces),
                Collections.unmodifiableMap(cities),
                Collections.unmodifiableMap(regions));
    }

    private static String province(YamlNode node, Map<String, Basin> provinces) {
        if (!provinces.containsKey(node.text())) {
            throw node.refuse("`" + node.text() + "` is not a province of the belt: " + provinces.keySet());
        }
        return node.text();
    }

    private void addRow(YamlNode node, int box, boolean counts) {
        node.onlyFields(ROW_FIELDS);
        String id = node.get("id").text();
        if (!id.startsWith("P" + box + "-") || rows.containsKey(id)) {
            throw node.refuse("row id `" + id + "` is not a new one of box " + box);
        }
        String quote = node.get("quote").text();
        if (!planWithoutSpace.contains(withoutSpace(quote))) {
            throw node.get("quote").refuse("the quote of " + id + " does not stand in the plan");
        }
        Words caution = node.find("caution").map(YamlNode::words).orElse(null);
        CatalogueRow row = row(node, id, box, title(node), quote, counts, caution);
        rows.put(id, row);
        node.find("values").ifPresent(values -> targets.add(target(node, row, values)));
        int segment = 0;
        for (YamlNode part : node.find("segments").map(YamlNode::list).orElse(List.of())) {
            segment++;
            part.onlyFields(SEGMENT_FIELDS);
            if (!withoutSpace(quote).contains(withoutSpace(part.get("quote").text()))) {
                throw part.refuse("the segment does not stand in the quote of " + id);
            }
            String segmentId = id + "#" + segment;
            rows.put(
                    segmentId,
                    new CatalogueRow(
                            segmentId,
                            box,
                            row.title(),
                            part.get("quote").text(),
                            counts,
                            row.scope(),
                            places(part),
                            regions(part),
                            caution));
        }
    }

    private static PlanTarget target(YamlNode node, CatalogueRow row, YamlNode values) {
        NavigableMap<Integer, Double> byYear = new TreeMap<>();
        values.fields().forEach((year, value) -> {
            if (!year.matches("[0-9]{4}")) {
                throw value.refuse("`" + year + "` is no year");
            }
            byYear.put(Integer.valueOf(year), value.number());
        });
        return new PlanTarget(
                row.id(),
                row.title(),
                node.get("unit").text(),
                node.get("direction").text().equals("higher"),
                byYear,
                node.get("zone_usable").text().equals("yes"));
    }

    private CatalogueRow row(
            YamlNode node, String id, int box, Words title, String quote, boolean counts, @Nullable Words caution) {
        CatalogueRow.Scope scope = node.find("scope")
                .map(value -> value.oneOf(CatalogueRow.Scope.class))
                .orElse(CatalogueRow.Scope.UNSPECIFIED);
        return new CatalogueRow(id, box, title, quote, counts, scope, places(node), regions(node), caution);
    }

    private static Words title(YamlNode node) {
        String area = node.find("priority_area")
                .or(() -> node.find("indicator"))
                .orElseThrow(() -> node.refuse("`priority_area` or `indicator` is missing"))
                .text();
        String zh = node.find("sub_area").map(sub -> area + "：" + sub.text()).orElse(area);
        return new Words(zh, node.get("english").text());
    }

    private List<String> places(YamlNode node) {
        List<String> places = new ArrayList<>();
        for (YamlNode place : node.find("places").map(YamlNode::list).orElse(List.of())) {
            if (!gazetteer.knowsPlace(place.text())) {
                throw place.refuse("`" + place.text() + "` is in the gazetteer neither as province nor as city");
            }
            places.add(place.text());
        }
        return places;
    }

    private List<Gazetteer.Region> regions(YamlNode node) {
        List<Gazetteer.Region> regions = new ArrayList<>();
        for (YamlNode name : node.find("regions").map(YamlNode::list).orElse(List.of())) {
            Gazetteer.Region region = gazetteer.regions().get(name.text());
            if (region == null) {
                throw name.refuse("region `" + name.text() + "` is not in the gazetteer");
            }
            regions.add(region);
        }
        return regions;
    }

    private Set<String> industriesWithoutRow() {
        Set<String> without = new LinkedHashSet<>();
        for (YamlNode industry : root.get("annex2_named_industries").list()) {
            List<YamlNode> named = industry.get("rows").list();
            if (named.isEmpty()) {
                without.add(industry.get("name").text());
            }
            for (YamlNode id : named) {
                if (!rows.containsKey(id.text())) {
                    throw id.refuse("row `" + id.text() + "` is not in the catalogue");
                }
            }
        }
        return Collections.unmodifiableSet(without);
    }

    static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}

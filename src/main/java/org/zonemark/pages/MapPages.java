package org.zonemark.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.api.contract.CutsApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.model.ClauseSummaryDto;
import org.zonemark.api.model.CutOutcomeDto;
import org.zonemark.api.model.CutZoneDto;
import org.zonemark.api.model.RoundRankingLineDto;

/** Where along the river the belt is strong or weak: by province, and by zone and criterion. */
@Controller
class MapPages {

    /**
     * A province on the map.
     *
     * @param value of the measure; null where there is no zone
     * @param shade from 0, the palest, to 5
     */
    public record Tile(Belt place, int zones, @Nullable Double value, int shade) {}

    /** A criterion with what the cohort's zones score under it. */
    public record Weak(ClauseSummaryDto clause, double mean, int zones) {}

    private static final int SHADES = 5;
    private static final int WEAKEST = 10;
    private static final int MOST_ZONES = 60;

    private final RoundsApi rounds;
    private final CutsApi cuts;
    private final RulebookApi rulebook;
    private final CohortFigures cohort;
    private final CohortScores scores;
    private final Drafts drafts;
    private final PageData data;
    private final Say say;

    MapPages(
            RoundsApi rounds,
            CutsApi cuts,
            RulebookApi rulebook,
            CohortFigures cohort,
            CohortScores scores,
            Drafts drafts,
            PageData data,
            Say say) {
        this.rounds = rounds;
        this.cuts = cuts;
        this.rulebook = rulebook;
        this.cohort = cohort;
        this.scores = scores;
        this.drafts = drafts;
        this.data = data;
        this.say = say;
    }

    /** @param measure total, zones, in, or a dimension */
    @GetMapping("/rounds/{round}/map")
    @Needs({"readRound", "readRoundRanking", "readCut"})
    String map(@PathVariable String round, @RequestParam(defaultValue = "total") String measure, Model model) {
        Map<String, List<RoundRankingLineDto>> byProvince =
                cohort.lines(round).stream().collect(Collectors.groupingBy(RoundRankingLineDto::getProvince));
        Set<String> in = measure.equals("in") ? in(round) : Set.of();
        Map<Belt, Double> values = new LinkedHashMap<>();
        for (Belt place : Belt.PROVINCES) {
            List<RoundRankingLineDto> its = byProvince.getOrDefault(place.province(), List.of());
            OptionalDouble value = measure(its, measure, in);
            values.put(place, value.isPresent() ? value.getAsDouble() : null);
        }
        double least = values.values().stream()
                .filter(v -> v != null)
                .mapToDouble(v -> v)
                .min()
                .orElse(0);
        double most = values.values().stream()
                .filter(v -> v != null)
                .mapToDouble(v -> v)
                .max()
                .orElse(1);
        List<Tile> tiles = new ArrayList<>();
        values.forEach((place, value) -> tiles.add(new Tile(
                place,
                byProvince.getOrDefault(place.province(), List.of()).size(),
                value,
                value == null ? 0 : shade(value, least, most))));
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("tiles", tiles);
        model.addAttribute("measure", measure);
        model.addAttribute("digits", measure.equals("zones") || measure.equals("in") ? 0 : 1);
        model.addAttribute("least", least);
        model.addAttribute("most", most);
        model.addAttribute("dimensions", drafts.dimensions());
        return "pages/map";
    }

    @GetMapping("/rounds/{round}/heat")
    @Needs({"readRound", "readRoundRanking"})
    String heat(
            @PathVariable String round,
            @RequestParam @Nullable String province,
            @RequestParam @Nullable String dimension,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        CohortScores.Scores all = scores.of(round);
        Map<String, ClauseSummaryDto> clauses = Contract.body(rulebook.listClauses(null, null, null)).stream()
                .collect(Collectors.toMap(ClauseSummaryDto::getId, clause -> clause));
        List<Integer> columns = IntStream.range(0, all.criteria().size())
                .filter(i -> clauses.containsKey(all.criteria().get(i)))
                .filter(i -> dimension == null
                        || dimension.isEmpty()
                        || dimension.equals(clauses.get(all.criteria().get(i)).getDimension()))
                .boxed()
                .toList();
        List<CohortScores.ZoneScores> zones = all.zones().stream()
                .filter(zone -> province == null
                        || province.isEmpty()
                        || province.equals(zone.zone().province()))
                .toList();
        Part<CohortScores.ZoneScores> part = Part.of(zones, from, MOST_ZONES);
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("chart", data.of(chart(all, columns, part.shown(), clauses)));
        model.addAttribute("weakest", weakest(all, columns, zones, clauses));
        model.addAttribute("part", part);
        model.addAttribute("provinces", Belt.names());
        model.addAttribute("dimensions", drafts.dimensions());
        model.addAttribute("province", province);
        model.addAttribute("dimension", dimension);
        return "pages/heat";
    }

    private Map<String, Object> chart(
            CohortScores.Scores all,
            List<Integer> columns,
            List<CohortScores.ZoneScores> zones,
            Map<String, ClauseSummaryDto> clauses) {
        List<Object> cells = new ArrayList<>();
        for (int y = 0; y < zones.size(); y++) {
            for (int x = 0; x < columns.size(); x++) {
                double score = zones.get(y).scores()[columns.get(x)];
                if (!Double.isNaN(score)) {
                    cells.add(List.of(x, y, Math.round(score * 10) / 10.0));
                }
            }
        }
        List<Map<String, String>> criteria = columns.stream()
                .map(i -> all.criteria().get(i))
                .map(id -> Map.of("id", id, "name", say.words(clauses.get(id).getTitle())))
                .toList();
        List<String> names = zones.stream()
                .map(zone -> zone.place() + " " + zone.zone().name())
                .toList();
        return Map.of("criteria", criteria, "zones", names, "scores", cells);
    }

    private static List<Weak> weakest(
            CohortScores.Scores all,
            List<Integer> columns,
            List<CohortScores.ZoneScores> zones,
            Map<String, ClauseSummaryDto> clauses) {
        CohortScores.Scores among = new CohortScores.Scores(all.criteria(), zones);
        return columns.stream()
                .filter(i -> among.mean(i).isPresent())
                .map(i -> new Weak(
                        clauses.get(all.criteria().get(i)), among.mean(i).orElseThrow(), (int) zones.stream()
                                .filter(zone -> !Double.isNaN(zone.scores()[i]))
                                .count()))
                .sorted(Comparator.comparingDouble(Weak::mean))
                .limit(WEAKEST)
                .toList();
    }

    private Set<String> in(String round) {
        return Contract.body(cuts.readCut(round)).getZones().stream()
                .filter(zone -> zone.getOutcome() == CutOutcomeDto.IN)
                .map(CutZoneDto::getZone)
                .collect(Collectors.toSet());
    }

    private static OptionalDouble measure(List<RoundRankingLineDto> zones, String measure, Set<String> in) {
        return switch (measure) {
            case "zones" -> OptionalDouble.of(zones.size());
            case "in" ->
                OptionalDouble.of(zones.stream()
                        .filter(zone -> in.contains(zone.getZone()))
                        .count());
            case "total" ->
                zones.stream().mapToDouble(RoundRankingLineDto::getTotal).average();
            default ->
                zones.stream()
                        .filter(zone -> zone.getDimensions().get(measure) != null)
                        .mapToDouble(zone -> zone.getDimensions().get(measure))
                        .average();
        };
    }

    private static int shade(double value, double least, double most) {
        return most <= least ? SHADES : 1 + (int) Math.min(SHADES - 1, (value - least) / (most - least) * SHADES);
    }
}

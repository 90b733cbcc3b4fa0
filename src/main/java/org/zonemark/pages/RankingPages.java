package org.zonemark.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.zonemark.api.contract.RobustnessApi;
import org.zonemark.api.contract.RoundRankingApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.contract.WeightsApi;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.DimensionWeightDto;
import org.zonemark.api.model.EconomicRegionDto;
import org.zonemark.api.model.JobDto;
import org.zonemark.api.model.RobustnessDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundRankingDto;
import org.zonemark.api.model.RoundRankingLineDto;
import org.zonemark.api.model.StandingDto;
import org.zonemark.api.model.ZoneRobustnessDto;
import org.zonemark.api.model.ZoneTypeDto;
import org.zonemark.assessment.NotFoundException;

/** The ranking of a round, with how sure each place is, and zones beside one another. */
@Controller
class RankingPages {

    /** A dimension's part of a bar that stands for a zone's base; start and width in points. */
    public record Part(String dimension, String name, double start, double width) {}

    /** A zone with what its row draws. */
    public record Row(
            RoundRankingLineDto line,
            List<Part> parts,
            @Nullable ZoneRobustnessDto sure) {}

    private static final int PAGE = 50;
    private static final int MOST_COMPARED = 5;
    private static final long RESULTS_KEPT = 4;

    private final RoundsApi rounds;
    private final RoundRankingApi rankings;
    private final WeightsApi weights;
    private final RulebookApi rulebook;
    private final Computations computations;
    private final RobustnessApi robustness;
    private final CohortFigures cohort;
    private final PageData data;
    private final Say say;

    /** A result does not change, and is large to read. */
    private final Cache<String, Map<String, ZoneRobustnessDto>> results =
            Caffeine.newBuilder().maximumSize(RESULTS_KEPT).build();

    RankingPages(
            RoundsApi rounds,
            RoundRankingApi rankings,
            WeightsApi weights,
            RulebookApi rulebook,
            Computations computations,
            RobustnessApi robustness,
            CohortFigures cohort,
            PageData data,
            Say say) {
        this.rounds = rounds;
        this.rankings = rankings;
        this.weights = weights;
        this.rulebook = rulebook;
        this.computations = computations;
        this.robustness = robustness;
        this.cohort = cohort;
        this.data = data;
        this.say = say;
    }

    @GetMapping("/rounds/{round}/ranking")
    @Needs({"readRound", "readRoundRanking", "readRobustness"})
    String ranking(
            @PathVariable String round,
            @RequestParam @Nullable String province,
            @RequestParam @Nullable BasinDto basin,
            @RequestParam @Nullable ZoneTypeDto type,
            @RequestParam @Nullable EconomicRegionDto region,
            @RequestParam @Nullable StandingDto standing,
            @RequestParam @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam @Nullable String cursor,
            jakarta.servlet.http.HttpServletRequest request,
            Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        String chosen = orNull(sort);
        Function<@Nullable String, RoundRankingDto> pages = from -> Contract.body(rankings.readRoundRanking(
                round, orNull(province), basin, type, region, standing, null, chosen, descending, from, PAGE));
        RoundRankingDto page = pages.apply(orNull(cursor));
        List<RoundRankingLineDto> lines = new ArrayList<>(page.getZones());
        for (String next = page.getNext(); TableExport.isUnderWay() && next != null; ) {
            RoundRankingDto more = pages.apply(next);
            lines.addAll(more.getZones());
            next = more.getNext();
        }
        JobDto job = computations.last(round, JobDto.KindEnum.ROBUSTNESS).orElse(null);
        Map<String, ZoneRobustnessDto> sure = job == null ? Map.of() : sure(round, job);
        List<DimensionWeightDto> dimensions = dimensions(page.getWeightSet().getId());
        model.addAttribute("round", of);
        model.addAttribute("page", page);
        model.addAttribute("job", job);
        model.addAttribute(
                "rows",
                lines.stream()
                        .map(line -> new Row(line, parts(line, dimensions), sure.get(line.getZone())))
                        .toList());
        model.addAttribute("dimensions", dimensions);
        model.addAttribute("provinces", Belt.names());
        model.addAttribute("basins", BasinDto.values());
        model.addAttribute("types", ZoneTypeDto.values());
        model.addAttribute("regions", EconomicRegionDto.values());
        model.addAttribute("standings", StandingDto.values());
        model.addAttribute("chosen", chosen(province, basin, type, region, standing, chosen, descending));
        model.addAttribute("next", next(request, page.getNext()));
        return "pages/ranking";
    }

    /** @param zone codes of two to five zones */
    @GetMapping("/rounds/{round}/compare")
    @Needs({"readRound", "readRoundRanking", "readRobustness"})
    String compare(@PathVariable String round, @RequestParam(defaultValue = "") List<String> zone, Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        Map<String, RoundRankingLineDto> lines = cohort.lines(round).stream()
                .collect(Collectors.toMap(
                        RoundRankingLineDto::getZone, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        JobDto job = computations.last(round, JobDto.KindEnum.ROBUSTNESS).orElse(null);
        Map<String, ZoneRobustnessDto> sure = job == null ? Map.of() : sure(round, job);
        List<DimensionWeightDto> dimensions = of.getWeightSet() == null
                ? List.of()
                : dimensions(of.getWeightSet().getId());
        List<Row> compared = zone.stream()
                .filter(lines::containsKey)
                .distinct()
                .limit(MOST_COMPARED)
                .map(lines::get)
                .map(line -> new Row(line, parts(line, dimensions), sure.get(line.getZone())))
                .toList();
        model.addAttribute("round", of);
        model.addAttribute("all", lines.values());
        model.addAttribute("rows", compared);
        model.addAttribute("dimensions", dimensions);
        model.addAttribute("chart", data.of(chart(compared, dimensions)));
        return "pages/compare";
    }

    private Map<String, Object> chart(List<Row> rows, List<DimensionWeightDto> dimensions) {
        Map<String, Object> chart = new HashMap<>();
        chart.put(
                "dimensions",
                dimensions.stream().map(one -> say.words(one.getName())).toList());
        chart.put(
                "zones",
                rows.stream()
                        .map(row -> Map.of(
                                "name",
                                row.line().getName(),
                                "scores",
                                dimensions.stream()
                                        .map(one -> row.line().getDimensions().getOrDefault(one.getId(), 0.0))
                                        .toList()))
                        .toList());
        return chart;
    }

    private Map<String, ZoneRobustnessDto> sure(String round, JobDto job) {
        return results.get(job.getId(), id -> {
            RobustnessDto result = Contract.body(robustness.readRobustness(round, id));
            return result.getZones().stream()
                    .collect(Collectors.toMap(ZoneRobustnessDto::getZone, Function.identity()));
        });
    }

    /** The round's own weights; those that come with the rulebook where its set is not kept by that name. */
    private List<DimensionWeightDto> dimensions(String set) {
        try {
            return Contract.body(weights.readWeightSet(set)).getWeights().getDimensions();
        } catch (NotFoundException e) {
            return Contract.body(rulebook.readDefaultWeightSet()).getDimensions();
        }
    }

    private List<Part> parts(RoundRankingLineDto line, List<DimensionWeightDto> dimensions) {
        double all = dimensions.stream()
                .filter(one -> line.getDimensions().get(one.getId()) != null)
                .mapToDouble(DimensionWeightDto::getWeight)
                .sum();
        List<Part> parts = new ArrayList<>();
        double start = 0;
        for (DimensionWeightDto one : dimensions) {
            Double score = line.getDimensions().get(one.getId());
            if (score != null) {
                double width = score * one.getWeight() / all;
                parts.add(new Part(one.getId(), say.words(one.getName()), start, width));
                start += width;
            }
        }
        return parts;
    }

    private static Map<String, String> chosen(
            @Nullable String province,
            @Nullable BasinDto basin,
            @Nullable ZoneTypeDto type,
            @Nullable EconomicRegionDto region,
            @Nullable StandingDto standing,
            @Nullable String sort,
            boolean descending) {
        Map<String, String> chosen = new HashMap<>();
        chosen.put("province", String.valueOf(orNull(province)));
        chosen.put("basin", String.valueOf(basin));
        chosen.put("type", String.valueOf(type));
        chosen.put("region", String.valueOf(region));
        chosen.put("standing", String.valueOf(standing));
        chosen.put("sort", String.valueOf(sort));
        chosen.put("descending", String.valueOf(descending));
        return chosen;
    }

    private static @Nullable String next(jakarta.servlet.http.HttpServletRequest request, @Nullable String cursor) {
        return cursor == null
                ? null
                : UriComponentsBuilder.fromPath(request.getRequestURI())
                        .query(request.getQueryString())
                        .replaceQueryParam("cursor", cursor)
                        .build()
                        .toUriString();
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}

package org.zonemark.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.api.contract.ScoringApi;
import org.zonemark.api.contract.WaysUpApi;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.CriterionLossDto;
import org.zonemark.api.model.DimensionScoreDto;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.api.model.PointsLostDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.WayTargetDto;
import org.zonemark.api.model.WayUpDto;
import org.zonemark.api.model.WayUpRequestDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.pages.Drafts.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a zone's total is made of, why points were lost, and what would lift it. */
@Controller
class ResultPages {

    /** A value that a zone may try out, between the worst and the best reference value. */
    public record Lever(ClauseDto clause, String value, double least, double most, double lost) {

        public String mark() {
            return clause.getId().replace('.', '-');
        }

        /** A hundredth of the way from one end to the other. */
        public double step() {
            return Math.pow(10, Math.floor(Math.log10((most - least) / 100)));
        }
    }

    private static final int LEVERS = 8;

    private final Drafts drafts;
    private final ZonePages applications;
    private final WaysUpApi waysUp;
    private final ScoringApi scoring;
    private final CohortFigures cohort;
    private final JsonMapper json;
    private final PageData data;

    ResultPages(
            Drafts drafts,
            ZonePages applications,
            WaysUpApi waysUp,
            ScoringApi scoring,
            CohortFigures cohort,
            JsonMapper json,
            PageData data) {
        this.drafts = drafts;
        this.applications = applications;
        this.waysUp = waysUp;
        this.scoring = scoring;
        this.cohort = cohort;
        this.json = json;
        this.data = data;
    }

    /**
     * @param target what to reach: places, grade or total
     * @param amount how much of it
     */
    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/result")
    @Needs({"readSelfAssessment", "readPointsLost", "findWayUp"})
    String result(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam @Nullable String target,
            @RequestParam @Nullable String amount,
            Model model) {
        Draft draft = drafts.read(zone, year);
        show(draft, model);
        RoundDto round = round(zone, year);
        if (round != null && draft.evaluation() != null) {
            PointsLostDto lost = Contract.body(waysUp.readPointsLost(round.getId(), zone));
            model.addAttribute("round", round);
            model.addAttribute("lost", lost);
            model.addAttribute("levers", levers(draft, lost));
            if (target != null) {
                addWayUp(round.getId(), zone, target, amount, model);
            }
        }
        return "pages/result";
    }

    /** Scores the self-assessment with other values, which are kept nowhere. */
    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/what-if")
    @Needs({"readSelfAssessment", "readPointsLost", "findWayUp"})
    String whatIf(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        Draft draft = drafts.read(zone, year);
        ObjectNode tried = draft.document().deepCopy().asObject();
        ObjectNode values = tried.withObject("/values");
        Map<String, String> typed = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("value:")) {
                String clause = name.substring("value:".length());
                AnswerFields answer = AnswerFields.of(form, clause);
                typed.put(clause, value.get(0));
                if (!answer.value().isEmpty()
                        && !answer.value().equals(draft.answer(clause).value())) {
                    JsonNode patch = answer.patch(json);
                    values.withObject("/" + clause).set("value", patch.get("value"));
                }
            }
        });
        model.addAttribute("before", draft.evaluation());
        model.addAttribute("after", Contract.body(scoring.score(tried, null, null)));
        if (part != null) {
            return "pages/what-if";
        }
        model.addAttribute("typed", typed);
        return result(zone, year, null, null, model);
    }

    private void show(Draft draft, Model model) {
        EvaluationDto evaluation = draft.evaluation();
        model.addAttribute("zone", draft.stored().getZone());
        model.addAttribute("year", draft.stored().getYear());
        model.addAttribute("stored", draft.stored());
        model.addAttribute("evaluation", evaluation);
        if (evaluation == null) {
            return;
        }
        RoundDto round =
                round(draft.stored().getZone().getCode(), draft.stored().getYear());
        Map<String, Double> medians = round == null ? Map.of() : cohort.medians(round.getId());
        model.addAttribute("medians", medians);
        model.addAttribute("chart", data.of(chart(evaluation, medians)));
        Map<String, String> dimensionOf = drafts.asked().stream()
                .collect(Collectors.toMap(clause -> clause.getId(), clause -> clause.getDimension()));
        model.addAttribute("dimensionOf", dimensionOf);
    }

    private static Map<String, Object> chart(EvaluationDto evaluation, Map<String, Double> medians) {
        Map<String, Object> chart = new TreeMap<>();
        List<Map<String, Object>> dimensions = new ArrayList<>();
        for (DimensionScoreDto one : evaluation.getDimensions()) {
            Map<String, Object> dimension = new TreeMap<>();
            dimension.put("name", one.getName());
            dimension.put("points", one.getPoints());
            dimension.put("score", one.getScore());
            dimension.put("median", medians.get(one.getId()));
            dimensions.add(dimension);
        }
        chart.put("dimensions", dimensions);
        chart.put("base", evaluation.getBase());
        chart.put("total", evaluation.getTotal());
        return chart;
    }

    private void addWayUp(String round, String zone, String target, @Nullable String amount, Model model) {
        WayTargetDto wanted = new WayTargetDto();
        try {
            switch (target) {
                case "grade" -> wanted.grade(String.valueOf(amount));
                case "total" -> wanted.total(Double.valueOf(String.valueOf(amount)));
                default -> wanted.places(Integer.valueOf(String.valueOf(amount)));
            }
            WayUpDto way = Contract.body(waysUp.findWayUp(round, zone, new WayUpRequestDto(wanted)));
            model.addAttribute("way", way);
        } catch (NumberFormatException e) {
            model.addAttribute("wayFault", "zone.way.number");
        } catch (FaultyInputException e) {
            model.addAttribute("wayFaults", data.faults(e));
        }
        model.addAttribute("target", target);
        model.addAttribute("amount", amount);
    }

    private List<Lever> levers(Draft draft, PointsLostDto lost) {
        List<Lever> levers = new ArrayList<>();
        for (CriterionLossDto one : lost.getCriteria()) {
            ClauseDto clause = drafts.clause(one.getClause());
            boolean counts = clause.getAnswerExample().containsKey("value")
                    && !clause.getReference().isEmpty()
                    && clause.getReference().get(0).getAnchors().size() > 1;
            AnswerFields answer = draft.answer(clause.getId());
            if (counts && !answer.value().isEmpty() && one.getLost() > 0 && levers.size() < LEVERS) {
                var anchors = clause.getReference()
                        .get(clause.getReference().size() - 1)
                        .getAnchors();
                double own = Double.parseDouble(answer.value());
                double least =
                        anchors.stream().mapToDouble(a -> a.getValue()).min().orElse(own);
                double most =
                        anchors.stream().mapToDouble(a -> a.getValue()).max().orElse(own);
                levers.add(new Lever(clause, answer.value(), Math.min(least, own), Math.max(most, own), one.getLost()));
            }
        }
        return levers;
    }

    private @Nullable RoundDto round(String zone, int year) {
        return applications.applying(zone).stream()
                .map(ZonePages.Applying::round)
                .filter(round -> round.getPlan().getDataYear() == year)
                .findFirst()
                .orElse(null);
    }
}

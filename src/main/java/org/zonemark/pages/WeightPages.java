package org.zonemark.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.EffectsApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.contract.WeightsApi;
import org.zonemark.api.model.ClauseSummaryDto;
import org.zonemark.api.model.DimensionWeightDto;
import org.zonemark.api.model.EffectPreviewDto;
import org.zonemark.api.model.NewWeightDto;
import org.zonemark.api.model.NewWeightSetDto;
import org.zonemark.api.model.PublicationDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundStateDto;
import org.zonemark.api.model.WeightSetDetailDto;
import org.zonemark.api.model.WeightSetEditDto;
import org.zonemark.api.model.WordingDto;
import org.zonemark.api.model.ZoneEffectDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StaleVersionException;

/** The workbench of weights: a draft changed with its effect in view, from a draft to what is in force. */
@Controller
class WeightPages {

    /** Weights no further apart are one weight, written otherwise. */
    private static final double SAME = 1e-9;

    /** So many of the greatest moves are read. */
    private static final int LISTED = 100;

    private static final int MOVERS = 15;
    private static final int DRAWN = 40;
    private static final String BACK = "redirect:/weights/";

    private final WeightsApi weights;
    private final EffectsApi effects;
    private final RoundsApi rounds;
    private final RulebookApi rulebook;
    private final Contract contract;
    private final PageData data;

    WeightPages(
            WeightsApi weights,
            EffectsApi effects,
            RoundsApi rounds,
            RulebookApi rulebook,
            Contract contract,
            PageData data) {
        this.weights = weights;
        this.effects = effects;
        this.rounds = rounds;
        this.rulebook = rulebook;
        this.contract = contract;
        this.data = data;
    }

    @GetMapping("/weights")
    @Needs("diffWeightSets")
    String list(Model model) {
        model.addAttribute("sets", Contract.body(weights.listWeightSets()));
        model.addAttribute(
                "inForce",
                Contract.body(weights.readWeightSetInForce(null)).getWeights().getId());
        return "pages/weights";
    }

    @PostMapping("/weights")
    @Needs("createWeightSet")
    String create(
            @RequestParam String id,
            @RequestParam String base,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            jakarta.servlet.http.HttpServletResponse response) {
        try {
            weights.createWeightSet(
                    contract.checked(new NewWeightSetDto(id.strip(), base, wording(title), wording(reason))));
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
            model.addAttribute("typed", Map.of("id", id, "base", base, "title", title, "reason", reason));
            return list(model);
        }
        return BACK + id.strip();
    }

    @GetMapping("/weights/{set}")
    @Needs("diffWeightSets")
    String set(@PathVariable String set, @RequestParam @Nullable String round, Model model) {
        return show(Contract.body(weights.readWeightSet(set)), round, model);
    }

    /** Takes what was changed into the draft, and shows what that does to a round. */
    @PostMapping("/weights/{set}/weights")
    @Needs({"changeWeightSet", "previewWeightSet"})
    String change(
            @PathVariable String set,
            @RequestParam int version,
            @RequestParam @Nullable String round,
            @RequestParam(defaultValue = "") String because,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model,
            jakarta.servlet.http.HttpServletResponse response) {
        try {
            List<NewWeightDto> changed = changed(Contract.body(weights.readWeightSet(set)), form, because);
            if (!changed.isEmpty()) {
                weights.changeWeightSet(
                        set, contract.checked(new WeightSetEditDto().weights(changed)), "\"" + version + "\"");
            }
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
        } catch (StaleVersionException e) {
            response.setStatus(409);
            model.addAttribute("stale", true);
        }
        show(Contract.body(weights.readWeightSet(set)), null, model);
        if (round != null && !round.isEmpty()) {
            addEffect(set, round, model);
        }
        return part == null ? "pages/weight-set" : "pages/weight-effect";
    }

    /** Looks at the effect; that it was looked at is written down, for a set that nobody looked at is not submitted. */
    @PostMapping("/weights/{set}/effect")
    @Needs("previewWeightSet")
    String effect(
            @PathVariable String set,
            @RequestParam String round,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        show(Contract.body(weights.readWeightSet(set)), null, model);
        addEffect(set, round, model);
        return part == null ? "pages/weight-set" : "pages/weight-effect";
    }

    @PostMapping("/weights/{set}/submit")
    @Needs("submitWeightSet")
    String submit(@PathVariable String set, RedirectAttributes flash) {
        weights.submitWeightSet(set);
        return done(set, flash);
    }

    @PostMapping("/weights/{set}/approve")
    @Needs("approveWeightSet")
    String approve(@PathVariable String set, @RequestParam int version, RedirectAttributes flash) {
        weights.approveWeightSet(set, "\"" + version + "\"");
        return done(set, flash);
    }

    @PostMapping("/weights/{set}/give-back")
    @Needs("giveBackWeightSet")
    String giveBack(
            @PathVariable String set, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        weights.giveBackWeightSet(set, contract.because(reason));
        return done(set, flash);
    }

    @PostMapping("/weights/{set}/publish")
    @Needs("publishWeightSet")
    String publish(
            @PathVariable String set,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate inForceFrom,
            RedirectAttributes flash) {
        weights.publishWeightSet(set, new PublicationDto(inForceFrom));
        return done(set, flash);
    }

    @GetMapping("/weights/{set}/diff/{other}")
    @Needs("diffWeightSets")
    String diff(@PathVariable String set, @PathVariable String other, Model model) {
        model.addAttribute("diff", Contract.body(weights.diffWeightSets(set, other)));
        model.addAttribute("names", names(Contract.body(weights.readWeightSet(set))));
        return "pages/weight-diff";
    }

    private String show(WeightSetDetailDto set, @Nullable String round, Model model) {
        model.addAttribute("set", set);
        model.addAttribute(
                "limits",
                Contract.body(rulebook.describeRulebook()).getScoring().getWeightLimits());
        model.addAttribute("names", names(set));
        model.addAttribute(
                "sum",
                set.getWeights().getDimensions().stream()
                        .mapToDouble(DimensionWeightDto::getWeight)
                        .sum());
        List<RoundDto> begun = Contract.body(rounds.listRounds()).stream()
                .filter(one -> one.getState() != RoundStateDto.CLOSED)
                .toList();
        model.addAttribute("rounds", begun);
        model.addAttribute(
                "chosen",
                round != null && !round.isEmpty()
                        ? round
                        : begun.isEmpty() ? null : begun.get(0).getId());
        model.addAttribute(
                "today", LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(1));
        return "pages/weight-set";
    }

    private void addEffect(String set, String round, Model model) {
        EffectPreviewDto effect = Contract.body(effects.previewWeightSet(set, round, null, LISTED));
        List<ZoneEffectDto> crossing = effect.getZones().stream()
                .filter(zone -> zone.getCrosses() != null)
                .toList();
        List<ZoneEffectDto> movers = effect.getZones().stream()
                .filter(zone -> zone.getCrosses() == null && rankMove(zone) != 0)
                .sorted(Comparator.comparingInt((ZoneEffectDto zone) -> -Math.abs(rankMove(zone))))
                .limit(MOVERS)
                .toList();
        model.addAttribute("effect", effect);
        model.addAttribute("crossing", crossing);
        model.addAttribute("movers", movers);
        model.addAttribute("chosen", round);
        model.addAttribute("slopes", data.of(slopes(effect)));
    }

    private static List<Map<String, Object>> slopes(EffectPreviewDto effect) {
        return effect.getZones().stream()
                .filter(zone -> zone.getBefore().getRank() != null
                        && zone.getAfter().getRank() != null
                        && Math.min(zone.getBefore().getRank(), zone.getAfter().getRank()) <= DRAWN)
                .map(zone -> {
                    Map<String, Object> slope = new HashMap<>();
                    slope.put("name", zone.getName());
                    slope.put("before", zone.getBefore().getRank());
                    slope.put("after", zone.getAfter().getRank());
                    slope.put(
                            "crosses",
                            zone.getCrosses() == null ? null : zone.getCrosses().getValue());
                    return slope;
                })
                .toList();
    }

    private static int rankMove(ZoneEffectDto zone) {
        return zone.getBefore().getWouldRank() - zone.getAfter().getWouldRank();
    }

    private static List<NewWeightDto> changed(
            WeightSetDetailDto set, MultiValueMap<String, String> form, String because) {
        Map<String, Double> stored = new LinkedHashMap<>();
        for (DimensionWeightDto one : set.getWeights().getDimensions()) {
            stored.put(one.getId(), one.getWeight());
            stored.putAll(one.getCriteria());
        }
        List<NewWeightDto> changed = new ArrayList<>();
        stored.forEach((about, weight) -> {
            String typed = form.getFirst("weight:" + about);
            if (typed != null && !typed.isBlank()) {
                Double wanted = AnswerFields.asNumber(typed);
                if (wanted == null) {
                    throw new FaultyInputException(
                            List.of(Fault.at("/weights/" + about, FaultCode.WRONG_TYPE, typed, "number")));
                }
                if (Math.abs(wanted - weight) > SAME) {
                    changed.add(new NewWeightDto(about, wanted).reason(because.isBlank() ? null : because.strip()));
                }
            }
        });
        return changed;
    }

    private Map<String, ClauseSummaryDto> names(WeightSetDetailDto set) {
        Map<String, ClauseSummaryDto> names = new HashMap<>();
        Contract.body(rulebook.listClauses(null, null, null)).forEach(clause -> names.put(clause.getId(), clause));
        return names;
    }

    private static WordingDto wording(String text) {
        return new WordingDto().zh(text.strip()).en(text.strip());
    }

    private static String done(String set, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "frame.done");
        return BACK + set;
    }
}

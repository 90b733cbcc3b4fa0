package org.zonemark.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.ScenariosApi;
import org.zonemark.api.contract.WeightsApi;
import org.zonemark.api.model.CutRuleDto;
import org.zonemark.api.model.ScenarioComparisonDto;
import org.zonemark.api.model.ScenarioRequestDto;
import org.zonemark.api.model.ScenarioRequestsDto;
import org.zonemark.api.model.ScenarioZoneDto;
import org.zonemark.assessment.FaultyInputException;

/** What a round would come to under other weights, without adjustments, or with another cut. */
@Controller
class ScenarioPages {

    private static final int FORM = 3;
    private static final int MOST_SHOWN = 200;

    private final RoundsApi rounds;
    private final WeightsApi weights;
    private final ScenariosApi scenarios;
    private final Contract contract;
    private final PageData data;

    ScenarioPages(RoundsApi rounds, WeightsApi weights, ScenariosApi scenarios, Contract contract, PageData data) {
        this.rounds = rounds;
        this.weights = weights;
        this.scenarios = scenarios;
        this.contract = contract;
        this.data = data;
    }

    /** The scenarios stand in the address, so that they can be passed on. */
    @GetMapping("/rounds/{round}/scenarios")
    @Needs({"readRound", "compareScenarios"})
    String scenarios(
            @PathVariable String round,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            jakarta.servlet.http.HttpServletResponse response) {
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("sets", Contract.body(weights.listWeightSets()));
        model.addAttribute("count", FORM);
        model.addAttribute("typed", form);
        List<ScenarioRequestDto> asked = asked(form);
        if (asked.size() > 1) {
            try {
                compare(round, asked, model);
            } catch (FaultyInputException e) {
                response.setStatus(422);
                model.addAttribute("faults", data.faults(e));
            }
        }
        return "pages/scenarios";
    }

    private void compare(String round, List<ScenarioRequestDto> asked, Model model) {
        ScenarioComparisonDto compared =
                Contract.body(scenarios.compareScenarios(round, contract.checked(new ScenarioRequestsDto(asked))));
        Map<String, String> names = compared.getZones().stream()
                .collect(Collectors.toMap(ScenarioZoneDto::getZone, ScenarioZoneDto::getName));
        model.addAttribute("compared", compared);
        model.addAttribute(
                "zones", compared.getZones().stream().limit(MOST_SHOWN).toList());
        model.addAttribute("names", names);
    }

    private static List<ScenarioRequestDto> asked(MultiValueMap<String, String> form) {
        List<String> names = form.getOrDefault("name", List.of());
        List<ScenarioRequestDto> asked = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isBlank()) {
                ScenarioRequestDto one = new ScenarioRequestDto(names.get(i).strip());
                String set = at(form, "set", i);
                if (!set.isEmpty()) {
                    one.weightSet(set);
                }
                one.adjustments(!form.containsKey("plain" + i));
                Double places = AnswerFields.asNumber(at(form, "places", i));
                if (places != null) {
                    one.cut(new CutRuleDto().places(places.intValue()));
                }
                asked.add(one);
            }
        }
        return asked;
    }

    private static String at(MultiValueMap<String, String> form, String name, int i) {
        List<String> all = form.getOrDefault(name, List.of());
        return all.size() <= i ? "" : all.get(i).strip();
    }
}

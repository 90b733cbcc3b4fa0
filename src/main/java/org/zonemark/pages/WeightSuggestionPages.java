package org.zonemark.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.WeightSuggestionsApi;
import org.zonemark.api.contract.WeightsApi;
import org.zonemark.api.model.DataMethodDto;
import org.zonemark.api.model.JudgementMatrixDto;
import org.zonemark.api.model.JudgementsDto;
import org.zonemark.api.model.NewWeightDto;
import org.zonemark.api.model.PairwiseJudgementDto;
import org.zonemark.api.model.ReviewerJudgementsDto;
import org.zonemark.api.model.RoundStateDto;
import org.zonemark.api.model.WeightSetDetailDto;
import org.zonemark.api.model.WeightSetEditDto;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.FaultyInputException;

/** Weights that follow from judgements of pairs, or from the data of a round; nothing is taken unasked. */
@Controller
class WeightSuggestionPages {

    private final WeightsApi weights;
    private final WeightSuggestionsApi suggestions;
    private final RoundsApi rounds;
    private final Contract contract;
    private final PageData data;

    WeightSuggestionPages(
            WeightsApi weights, WeightSuggestionsApi suggestions, RoundsApi rounds, Contract contract, PageData data) {
        this.weights = weights;
        this.suggestions = suggestions;
        this.rounds = rounds;
        this.contract = contract;
        this.data = data;
    }

    @GetMapping("/weights/{set}/pairwise")
    @Needs("suggestByJudgements")
    String pairwise(@PathVariable String set, Model model) {
        WeightSetDetailDto read = Contract.body(weights.readWeightSet(set));
        model.addAttribute("set", read);
        model.addAttribute("dimensions", read.getWeights().getDimensions());
        model.addAttribute("ratios", List.of("9", "7", "5", "3", "1", "1/3", "1/5", "1/7", "1/9"));
        return "pages/pairwise";
    }

    /** What pairs of dimensions weigh against each other, as weights; with {@code take} they go into the draft. */
    @PostMapping("/weights/{set}/pairwise")
    @Needs({"suggestByJudgements", "changeWeightSet"})
    String suggest(
            @PathVariable String set,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        List<PairwiseJudgementDto> judgements = new ArrayList<>();
        form.forEach((name, value) -> {
            String[] pair = name.split(":");
            if (pair.length == 3 && pair[0].equals("ratio") && !value.get(0).isEmpty()) {
                judgements.add(new PairwiseJudgementDto(pair[1], pair[2], ratio(value.get(0))));
            }
        });
        JudgementsDto asked = new JudgementsDto(
                set,
                List.of(new ReviewerJudgementsDto("1", List.of(new JudgementMatrixDto("dimensions", judgements)))));
        model.addAttribute("typed", form.toSingleValueMap());
        try {
            var suggestion = Contract.body(suggestions.suggestByJudgements(contract.checked(asked)));
            model.addAttribute("suggestion", suggestion);
            if (form.containsKey("take")) {
                List<NewWeightDto> taken = suggestion.getDimensions().stream()
                        .map(one -> new NewWeightDto(one.getId(), one.getWeight()).reason(form.getFirst("because")))
                        .toList();
                weights.changeWeightSet(
                        set,
                        contract.checked(new WeightSetEditDto().weights(taken)),
                        "\"" + form.getFirst("version") + "\"");
                return "redirect:/weights/" + set;
            }
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
        }
        return pairwise(set, model);
    }

    /** @param method null shows only what the present weights carry */
    @GetMapping("/weights/{set}/data")
    @Needs({"suggestFromData", "readEffectiveWeights"})
    String fromData(
            @PathVariable String set,
            @RequestParam @Nullable String round,
            @RequestParam @Nullable DataMethodDto method,
            Model model) {
        WeightSetDetailDto read = Contract.body(weights.readWeightSet(set));
        model.addAttribute("set", read);
        model.addAttribute("dimensions", read.getWeights().getDimensions());
        model.addAttribute(
                "rounds",
                Contract.body(rounds.listRounds()).stream()
                        .filter(one -> one.getState() != RoundStateDto.PLANNED)
                        .toList());
        model.addAttribute("methods", DataMethodDto.values());
        model.addAttribute("round", round);
        model.addAttribute("method", method);
        if (round != null && !round.isEmpty()) {
            try {
                model.addAttribute("effective", Contract.body(suggestions.readEffectiveWeights(round, null)));
                if (method != null) {
                    model.addAttribute(
                            "suggestion", Contract.body(suggestions.suggestFromData(round, method, set, true)));
                }
            } catch (ConflictException e) {
                model.addAttribute("nothing", true);
            }
        }
        return "pages/weight-data";
    }

    /** A third is written 1/3. */
    private static double ratio(String text) {
        String[] parts = text.split("/");
        return parts.length == 2
                ? Double.parseDouble(parts[0]) / Double.parseDouble(parts[1])
                : Double.parseDouble(text);
    }
}

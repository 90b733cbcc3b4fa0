package org.zonemark.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.CutsApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.CutZoneDto;
import org.zonemark.api.model.RoundCutDto;
import org.zonemark.api.model.TieChoiceDto;
import org.zonemark.api.model.TieRuleDto;

/** Who is in, who is not, and the ties that somebody has to decide. */
@Controller
class CutPages {

    private final RoundsApi rounds;
    private final CutsApi cuts;
    private final Drafts drafts;
    private final Contract contract;

    CutPages(RoundsApi rounds, CutsApi cuts, Drafts drafts, Contract contract) {
        this.rounds = rounds;
        this.cuts = cuts;
        this.drafts = drafts;
        this.contract = contract;
    }

    @GetMapping("/rounds/{round}/cut")
    @Needs({"readRound", "readCut"})
    String cut(@PathVariable String round, Model model) {
        RoundCutDto cut = Contract.body(cuts.readCut(round));
        Map<String, String> names =
                cut.getZones().stream().collect(Collectors.toMap(CutZoneDto::getZone, CutZoneDto::getName));
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("cut", cut);
        model.addAttribute("names", names);
        model.addAttribute("rules", TieRuleDto.values());
        model.addAttribute("dimensions", drafts.dimensions());
        return "pages/cut";
    }

    /** @param version of the decision that this one takes the place of; 0 for none */
    @PostMapping("/rounds/{round}/cut/ties/{tie}")
    @Needs("decideTie")
    String decide(
            @PathVariable String round,
            @PathVariable String tie,
            @RequestParam String rule,
            @RequestParam(defaultValue = "") String dimension,
            @RequestParam(defaultValue = "") List<String> zone,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int version,
            RedirectAttributes flash) {
        TieChoiceDto choice = new TieChoiceDto(TieRuleDto.fromValue(rule), reason.strip());
        if (choice.getRule() == TieRuleDto.ONE_DIMENSION) {
            choice.dimension(dimension);
        }
        if (choice.getRule() == TieRuleDto.MINISTRY) {
            choice.zones(zone);
        }
        cuts.decideTie(round, tie, contract.checked(choice), version == 0 ? null : "\"" + version + "\"");
        flash.addFlashAttribute("done", "frame.done");
        return "redirect:/rounds/" + round + "/cut";
    }
}

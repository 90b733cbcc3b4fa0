package org.zonemark.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.PlanApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundStateDto;
import org.zonemark.api.model.RowCoverageDto;
import org.zonemark.api.model.TargetFigureEntryDto;

/** The plan's own targets and how far the belt has come, and which of its rows are served by whom. */
@Controller
class PlanPages {

    private final PlanApi plan;
    private final RoundsApi rounds;
    private final Contract contract;

    PlanPages(PlanApi plan, RoundsApi rounds, Contract contract) {
        this.plan = plan;
        this.rounds = rounds;
        this.contract = contract;
    }

    @GetMapping("/plan")
    @Needs("readZoneAggregates")
    String targets(@RequestParam @Nullable String round, Model model) {
        addRounds(round, model);
        model.addAttribute("targets", Contract.body(plan.listPlanTargets()));
        String chosen = (String) model.getAttribute("chosen");
        model.addAttribute("aggregates", chosen == null ? List.of() : Contract.body(plan.readZoneAggregates(chosen)));
        return "pages/plan";
    }

    @PostMapping("/plan/{row}/figures")
    @Needs("saveTargetFigure")
    String save(
            @PathVariable String row,
            @RequestParam int year,
            @RequestParam double value,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        plan.saveTargetFigure(
                row, year, contract.checked(new TargetFigureEntryDto(value, source.strip(), reason.strip())));
        flash.addFlashAttribute("done", "frame.saved");
        return "redirect:/plan";
    }

    @PostMapping("/plan/{row}/figures/{year:[0-9]{4}}/remove")
    @Needs("removeTargetFigure")
    String remove(@PathVariable String row, @PathVariable int year, @RequestParam(defaultValue = "") String reason) {
        plan.removeTargetFigure(row, year, reason.strip());
        return "redirect:/plan";
    }

    @GetMapping("/plan/coverage")
    @Needs("readCatalogueCoverage")
    String coverage(
            @RequestParam @Nullable String round,
            @RequestParam @Nullable String province,
            @RequestParam @Nullable BasinDto basin,
            @RequestParam @Nullable Integer box,
            @RequestParam(defaultValue = "") String state,
            Model model) {
        addRounds(round, model);
        String chosen = (String) model.getAttribute("chosen");
        List<RowCoverageDto> rows = chosen == null
                ? List.of()
                : Contract.body(plan.readCatalogueCoverage(
                        chosen, province == null || province.isEmpty() ? null : province, basin, box));
        Map<String, Long> states = rows.stream()
                .collect(Collectors.groupingBy(row -> row.getState().getValue(), Collectors.counting()));
        model.addAttribute(
                "rows",
                rows.stream()
                        .filter(row ->
                                state.isEmpty() || row.getState().getValue().equals(state))
                        .toList());
        model.addAttribute("states", states);
        model.addAttribute("codes", RowCoverageDto.StateEnum.values());
        model.addAttribute("provinces", Belt.names());
        model.addAttribute("basins", BasinDto.values());
        model.addAttribute("province", province);
        model.addAttribute("basin", basin);
        model.addAttribute("box", box);
        model.addAttribute("state", state);
        return "pages/coverage";
    }

    private void addRounds(@Nullable String wanted, Model model) {
        List<RoundDto> begun = Contract.body(rounds.listRounds()).stream()
                .filter(round -> round.getState() != RoundStateDto.PLANNED)
                .toList();
        model.addAttribute("rounds", begun);
        model.addAttribute(
                "chosen",
                wanted != null && !wanted.isEmpty()
                        ? wanted
                        : begun.isEmpty() ? null : begun.get(0).getId());
    }
}

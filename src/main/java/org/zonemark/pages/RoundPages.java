package org.zonemark.pages;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.JobsApi;
import org.zonemark.api.contract.RobustnessApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.ApplicationStateDto;
import org.zonemark.api.model.CutDto;
import org.zonemark.api.model.EligibilityDto;
import org.zonemark.api.model.ReachScopeDto;
import org.zonemark.api.model.ReachableRanksRequestDto;
import org.zonemark.api.model.RobustnessRequestDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundPlanDto;
import org.zonemark.api.model.RungDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StaleVersionException;

/** Rounds: what is planned, how far each has come, and its opening and closing. */
@Controller
class RoundPages {

    private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s,;，；、]+");

    /**
     * A plan as it was typed.
     *
     * @param version of the plan that the form was opened with; 0 or null for a new round
     * @param zones codes of the zones that may apply, apart by lines, spaces or commas; none for all
     */
    public record PlanForm(
            String id,
            @Nullable Integer version,
            String name,
            @Nullable Integer dataYear,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate submitFrom,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate submitUntil,

            @Nullable Integer quotaPerProvince,
            @Nullable Integer places,
            @Nullable Double leastTotal,
            @Nullable List<String> provinces,
            @Nullable String zones,
            @Nullable List<String> rungsLeftOut) {

        static PlanForm of(RoundDto round) {
            RoundPlanDto plan = round.getPlan();
            CutDto cut = plan.getCut();
            EligibilityDto who = plan.getEligibility();
            return new PlanForm(
                    round.getId(),
                    round.getVersion(),
                    plan.getName(),
                    plan.getDataYear(),
                    plan.getSubmitFrom(),
                    plan.getSubmitUntil(),
                    plan.getQuotaPerProvince(),
                    cut == null ? null : cut.getPlaces(),
                    cut == null ? null : cut.getLeastTotal(),
                    who == null ? List.of() : who.getProvinces(),
                    who == null ? "" : String.join("\n", who.getZones()),
                    plan.getRungsLeftOut() == null
                            ? List.of()
                            : plan.getRungsLeftOut().stream()
                                    .map(RungDto::getValue)
                                    .toList());
        }

        /** Whether it is of no round that is there already. */
        public boolean isToBeAdded() {
            return version == null || version == 0;
        }

        RoundPlanDto plan() {
            RoundPlanDto plan = new RoundPlanDto(name.strip(), dataYear, submitFrom, submitUntil);
            plan.quotaPerProvince(quotaPerProvince);
            if (places != null || leastTotal != null) {
                plan.cut(new CutDto().places(places).leastTotal(leastTotal));
            }
            plan.eligibility(new EligibilityDto()
                    .provinces(provinces == null ? List.of() : provinces)
                    .zones(codes()));
            if (rungsLeftOut != null) {
                plan.rungsLeftOut(rungsLeftOut.stream().map(RungDto::fromValue).toList());
            }
            return plan;
        }

        private List<String> codes() {
            return zones == null
                    ? List.of()
                    : BETWEEN_CODES
                            .splitAsStream(zones)
                            .filter(code -> !code.isEmpty())
                            .toList();
        }
    }

    private final RoundsApi rounds;
    private final JobsApi jobs;
    private final RobustnessApi robustness;
    private final Contract contract;
    private final Frame frame;
    private final PageData data;

    RoundPages(
            RoundsApi rounds, JobsApi jobs, RobustnessApi robustness, Contract contract, Frame frame, PageData data) {
        this.rounds = rounds;
        this.jobs = jobs;
        this.robustness = robustness;
        this.contract = contract;
        this.frame = frame;
        this.data = data;
    }

    @GetMapping("/rounds")
    @Needs("listRounds")
    String list(Model model) {
        List<RoundDto> all = Contract.body(rounds.listRounds()).stream()
                .sorted(Comparator.comparing((RoundDto round) -> round.getPlan().getSubmitFrom())
                        .reversed())
                .toList();
        model.addAttribute("rounds", all);
        model.addAttribute("provinces", Belt.names());
        model.addAttribute("rungs", RungDto.values());
        return "pages/rounds";
    }

    /** Plans a round, or changes the plan of one that is not open yet. */
    @PostMapping("/rounds")
    @Needs("saveRound")
    String plan(
            PlanForm form, Model model, RedirectAttributes flash, jakarta.servlet.http.HttpServletResponse response) {
        String id = form.id().strip();
        String version = form.isToBeAdded() ? "0" : String.valueOf(form.version());
        try {
            rounds.saveRound(id, contract.checked(form.plan()), "\"" + version + "\"");
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
            return again(form, model);
        } catch (StaleVersionException e) {
            response.setStatus(409);
            model.addAttribute("refused", form.isToBeAdded() ? "ministry.round.exists" : "ministry.round.stale");
            return again(form, model);
        }
        flash.addFlashAttribute("done", "frame.saved");
        return "redirect:/rounds/" + id;
    }

    /** The page that the form came from, with all that was typed. */
    private String again(PlanForm form, Model model) {
        String page = form.isToBeAdded() ? list(model) : round(form.id(), model);
        model.addAttribute("form", form);
        return page;
    }

    @GetMapping("/rounds/{round}")
    @Needs("readRound")
    String round(@PathVariable String round, Model model) {
        RoundDto read = Contract.body(rounds.readRound(round));
        model.addAttribute("round", read);
        model.addAttribute("states", states(round));
        model.addAttribute("mayPlan", frame.may("saveRound"));
        model.addAttribute("jobs", frame.may("listJobs") ? Contract.body(jobs.listJobs(round)) : List.of());
        model.addAttribute("form", PlanForm.of(read));
        model.addAttribute("provinces", Belt.names());
        model.addAttribute("rungs", RungDto.values());
        return "pages/round";
    }

    @PostMapping("/rounds/{round}/open")
    @Needs("openRound")
    String open(@PathVariable String round) {
        rounds.openRound(round);
        return "redirect:/rounds/" + round;
    }

    @PostMapping("/rounds/{round}/close")
    @Needs("closeRound")
    String close(@PathVariable String round) {
        rounds.closeRound(round);
        return "redirect:/rounds/" + round;
    }

    @PostMapping("/rounds/{round}/robustness")
    @Needs("requestRobustness")
    String robustness(@PathVariable String round, @RequestParam @Nullable Integer draws) {
        robustness.requestRobustness(round, contract.checked(new RobustnessRequestDto().draws(draws)));
        return "redirect:/rounds/" + round + "#jobs";
    }

    @PostMapping("/rounds/{round}/reachable-ranks")
    @Needs("requestReachableRanks")
    String reachableRanks(@PathVariable String round) {
        robustness.requestReachableRanks(round, new ReachableRanksRequestDto(ReachScopeDto.DIMENSIONS));
        return "redirect:/rounds/" + round + "#jobs";
    }

    @PostMapping("/jobs/{job}/cancel")
    @Needs("cancelJob")
    String cancel(@PathVariable String job) {
        return "redirect:/rounds/" + Contract.body(jobs.cancelJob(job)).getRound() + "#jobs";
    }

    private Map<ApplicationStateDto, Integer> states(String round) {
        Map<ApplicationStateDto, Integer> states = new EnumMap<>(ApplicationStateDto.class);
        for (ApplicationDto application : Contract.body(rounds.listApplications(round, null))) {
            states.merge(application.getState(), 1, Integer::sum);
        }
        return states;
    }
}

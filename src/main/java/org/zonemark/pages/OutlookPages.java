package org.zonemark.pages;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zonemark.api.contract.RobustnessApi;
import org.zonemark.api.contract.RoundRankingApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.JobDto;
import org.zonemark.api.model.ReachableRankDto;

/** What may become of zones: who may lose its status, and which ranks legal weights can give each. */
@Controller
class OutlookPages {

    private final RoundsApi rounds;
    private final RoundRankingApi rankings;
    private final RobustnessApi robustness;
    private final Computations computations;

    OutlookPages(RoundsApi rounds, RoundRankingApi rankings, RobustnessApi robustness, Computations computations) {
        this.rounds = rounds;
        this.rankings = rankings;
        this.robustness = robustness;
        this.computations = computations;
    }

    @GetMapping("/rounds/{round}/exits")
    @Needs({"readRound", "listExitCandidates"})
    String exits(@PathVariable String round, Model model) {
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("candidates", Contract.body(rankings.listExitCandidates(round)));
        return "pages/exits";
    }

    /** By the last computation of the round, whether or not something has changed since. */
    @GetMapping("/rounds/{round}/reachable")
    @Needs({"readRound", "listJobs", "readReachableRanks"})
    String reachable(@PathVariable String round, Model model) {
        JobDto job = computations.last(round, JobDto.KindEnum.REACHABLE_RANKS).orElse(null);
        List<ReachableRankDto> zones = job == null
                ? List.of()
                : Contract.body(robustness.readReachableRanks(round, job.getId())).getZones().stream()
                        .sorted(Comparator.comparing(ReachableRankDto::getWouldRank))
                        .toList();
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("job", job);
        model.addAttribute("zones", zones);
        return "pages/reachable";
    }
}

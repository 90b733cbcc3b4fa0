package org.zonemark.pages;

import java.util.Comparator;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundStateDto;

/** What this is, and the doors to it. */
@Controller
class StartPages {

    private final Frame frame;
    private final RoundsApi rounds;
    private final RulebookApi rulebook;
    private final Environment environment;

    StartPages(Frame frame, RoundsApi rounds, RulebookApi rulebook, Environment environment) {
        this.frame = frame;
        this.rounds = rounds;
        this.rulebook = rulebook;
        this.environment = environment;
    }

    /** Anyone may know which rounds there are and when they take submissions; all else of a round needs a login. */
    @GetMapping("/")
    String start(Model model) {
        List<RoundDto> begun = Contract.body(rounds.listRounds()).stream()
                .filter(round -> round.getState() != RoundStateDto.PLANNED)
                .sorted(Comparator.comparing((RoundDto round) -> round.getPlan().getSubmitUntil())
                        .reversed())
                .toList();
        model.addAttribute("rounds", begun);
        model.addAttribute("rulebook", Contract.body(rulebook.describeRulebook()));
        model.addAttribute("demo", environment.acceptsProfiles(Profiles.of("demo")));
        return "pages/start";
    }

    /** Where the reader's work begins. */
    @GetMapping("/home")
    String home() {
        return "redirect:" + (frame.signedIn() ? frame.home() : "/login");
    }
}

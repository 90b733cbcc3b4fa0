package org.zonemark.pages;

import java.io.IOException;
import org.springframework.core.io.InputStreamResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.EffectsApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebooksApi;
import org.zonemark.api.model.RulebookDetailDto;

/** Versions of the rulebook: sent in, checked, looked at by their effect, approved by a second person, put in force. */
@Controller
class RulebookPages {

    /** So many of the greatest moves are shown. */
    private static final int LISTED = 50;

    private static final String BACK = "redirect:/rulebooks/";

    private final RulebooksApi rulebooks;
    private final EffectsApi effects;
    private final RoundsApi rounds;
    private final Contract contract;

    RulebookPages(RulebooksApi rulebooks, EffectsApi effects, RoundsApi rounds, Contract contract) {
        this.rulebooks = rulebooks;
        this.effects = effects;
        this.rounds = rounds;
        this.contract = contract;
    }

    @GetMapping("/rulebooks")
    String list(Model model) {
        model.addAttribute("rulebooks", Contract.body(rulebooks.listRulebooks()));
        return "pages/rulebooks";
    }

    /** @param file a zip of the files of a rulebook */
    @PostMapping("/rulebooks")
    @Needs("uploadRulebook")
    String upload(@RequestParam MultipartFile file, @RequestParam(defaultValue = "") String reason) throws IOException {
        String because = contract.because(reason).getReason();
        RulebookDetailDto taken =
                Contract.body(rulebooks.uploadRulebook(because, new InputStreamResource(file.getInputStream())));
        return BACK + taken.getId();
    }

    @GetMapping("/rulebooks/{rulebook}")
    String version(@PathVariable String rulebook, Model model) {
        model.addAttribute("rulebook", Contract.body(rulebooks.readRulebook(rulebook)));
        model.addAttribute("rounds", Contract.body(rounds.listRounds()));
        return "pages/rulebook";
    }

    /** Looks at the effect on a round; that it was looked at is written down. */
    @PostMapping("/rulebooks/{rulebook}/effect")
    @Needs("previewRulebook")
    String effect(@PathVariable String rulebook, @RequestParam String round, Model model) {
        model.addAttribute("effect", Contract.body(effects.previewRulebook(rulebook, round, null, LISTED)));
        return version(rulebook, model);
    }

    @PostMapping("/rulebooks/{rulebook}/submit")
    @Needs("submitRulebook")
    String submit(@PathVariable String rulebook, RedirectAttributes flash) {
        rulebooks.submitRulebook(rulebook);
        return done(rulebook, flash);
    }

    @PostMapping("/rulebooks/{rulebook}/approve")
    @Needs("approveRulebook")
    String approve(@PathVariable String rulebook, RedirectAttributes flash) {
        rulebooks.approveRulebook(rulebook);
        return done(rulebook, flash);
    }

    @PostMapping("/rulebooks/{rulebook}/give-back")
    @Needs("giveBackRulebook")
    String giveBack(
            @PathVariable String rulebook, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        rulebooks.giveBackRulebook(rulebook, contract.because(reason));
        return done(rulebook, flash);
    }

    @PostMapping("/rulebooks/{rulebook}/activate")
    @Needs("activateRulebook")
    String activate(
            @PathVariable String rulebook, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        rulebooks.activateRulebook(rulebook, contract.because(reason));
        return done(rulebook, flash);
    }

    private static String done(String rulebook, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "frame.done");
        return BACK + rulebook;
    }
}

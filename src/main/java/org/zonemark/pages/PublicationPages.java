package org.zonemark.pages;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.CommentsApi;
import org.zonemark.api.contract.CutsApi;
import org.zonemark.api.contract.ObjectionsApi;
import org.zonemark.api.contract.PublicationsApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.ApplicationStateDto;
import org.zonemark.api.model.CommentStateDto;
import org.zonemark.api.model.CommentTextDto;
import org.zonemark.api.model.ObjectionDto;

/** The end of a round: publication, objections, and what the public says of it. */
@Controller
class PublicationPages {

    private final RoundsApi rounds;
    private final PublicationsApi publications;
    private final ObjectionsApi objections;
    private final CommentsApi comments;
    private final CutsApi cuts;
    private final Contract contract;

    PublicationPages(
            RoundsApi rounds,
            PublicationsApi publications,
            ObjectionsApi objections,
            CommentsApi comments,
            CutsApi cuts,
            Contract contract) {
        this.rounds = rounds;
        this.publications = publications;
        this.objections = objections;
        this.comments = comments;
        this.cuts = cuts;
        this.contract = contract;
    }

    @GetMapping("/rounds/{round}/publication")
    @Needs({"readRound", "publishResults", "readCut", "listObjections"})
    String publication(@PathVariable String round, Model model) {
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("publications", Contract.body(publications.listPublications(round)));
        model.addAttribute("cut", Contract.body(cuts.readCut(round)));
        model.addAttribute(
                "openObjections",
                Contract.body(objections.listObjections(round)).stream()
                        .filter(ObjectionDto::getOpen)
                        .count());
        model.addAttribute("inNotice", Contract.body(rounds.listApplications(round, ApplicationStateDto.IN_NOTICE)));
        model.addAttribute("decided", Contract.body(rounds.listApplications(round, ApplicationStateDto.DECIDED)));
        return "pages/publication";
    }

    @PostMapping("/rounds/{round}/publication")
    @Needs("publishResults")
    String publish(
            @PathVariable String round, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        publications.publishResults(round, contract.because(reason));
        flash.addFlashAttribute("done", "ministry.published");
        return "redirect:/rounds/" + round + "/publication";
    }

    @GetMapping("/rounds/{round}/objections")
    @Needs({"readRound", "listObjections", "listComments"})
    String objections(@PathVariable String round, Model model) {
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute(
                "objections",
                Contract.body(objections.listObjections(round)).stream()
                        .sorted(Comparator.comparing(ObjectionDto::getOpen).reversed())
                        .toList());
        model.addAttribute(
                "comments",
                Arrays.stream(CommentStateDto.values())
                        .flatMap(state -> Contract.body(comments.listComments(round, state)).stream())
                        .toList());
        return "pages/objections";
    }

    /** @param to what becomes of the comment: publish, refuse or answer */
    @PostMapping("/rounds/{round}/comments/{comment}/{to:publish|refuse|answer}")
    @Needs({"publishComment", "refuseComment", "answerComment"})
    String moderate(
            @PathVariable String round,
            @PathVariable String comment,
            @PathVariable String to,
            @RequestParam @Nullable String text) {
        String said = text == null ? "" : text.strip();
        switch (to) {
            case "publish" -> comments.publishComment(round, comment);
            case "refuse" -> comments.refuseComment(round, comment, contract.checked(new CommentTextDto(said)));
            default -> comments.answerComment(round, comment, contract.checked(new CommentTextDto(said)));
        }
        return "redirect:/rounds/" + round + "/objections#comments";
    }
}

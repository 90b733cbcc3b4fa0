package org.zonemark.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import org.zonemark.api.contract.CommentsApi;
import org.zonemark.api.contract.PublicationsApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.model.CommentRequestDto;
import org.zonemark.api.model.PublicationSummaryDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundStateDto;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.State;

/** What is published, and what is given notice of. Open to anyone. */
@Controller
class ResultsPages {

    /** A publication with the name of its round. */
    public record Published(PublicationSummaryDto publication, RoundDto round) {}

    /** A zone in notice, of which nothing is said but that it is proposed. */
    public record Proposed(String zone, String name, String province) {}

    private final RoundsApi rounds;
    private final PublicationsApi publications;
    private final CommentsApi comments;
    private final RulebookApi rulebook;
    private final ApplicationService applications;
    private final Contract contract;

    ResultsPages(
            RoundsApi rounds,
            PublicationsApi publications,
            CommentsApi comments,
            RulebookApi rulebook,
            ApplicationService applications,
            Contract contract) {
        this.applications = applications;
        this.rounds = rounds;
        this.publications = publications;
        this.comments = comments;
        this.rulebook = rulebook;
        this.contract = contract;
    }

    @GetMapping("/results")
    String results(Model model) {
        List<Published> all = new ArrayList<>();
        List<RoundDto> inNotice = new ArrayList<>();
        for (RoundDto round : Contract.body(rounds.listRounds())) {
            if (round.getState() != RoundStateDto.PLANNED) {
                Contract.body(publications.listPublications(round.getId()))
                        .forEach(one -> all.add(new Published(one, round)));
                inNotice.add(round);
            }
        }
        all.sort(Comparator.comparing((Published one) -> one.publication().getPublishedAt())
                .reversed());
        model.addAttribute("published", all);
        model.addAttribute("rounds", inNotice);
        return "pages/results";
    }

    @GetMapping("/results/{publication}")
    String result(@PathVariable String publication, Model model) {
        var results = Contract.body(publications.readPublication(publication));
        model.addAttribute("results", results);
        model.addAttribute(
                "round", Contract.body(rounds.readRound(results.getPublication().getRound())));
        model.addAttribute(
                "dimensions", Contract.body(rulebook.readDefaultWeightSet()).getDimensions());
        return "pages/results-of";
    }

    /** From the search field to the address that stands on the report. */
    @GetMapping("/v")
    String verify(@RequestParam(defaultValue = "") String code) {
        String plain = code.replaceAll("[\\s-]", "");
        return plain.isEmpty()
                ? "redirect:/results"
                : "redirect:/v/" + UriUtils.encodePathSegment(plain, java.nio.charset.StandardCharsets.UTF_8);
    }

    @GetMapping("/notice/{round}")
    String notice(@PathVariable String round, Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        List<PublicationSummaryDto> published = Contract.body(publications.listPublications(round));
        model.addAttribute("round", of);
        model.addAttribute("publications", published);
        model.addAttribute("proposed", proposed(round));
        return "pages/notice";
    }

    @GetMapping("/notice/{round}/{zone}")
    String noticeOf(@PathVariable String round, @PathVariable String zone, Model model) {
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute(
                "proposed",
                proposed(round).stream()
                        .filter(one -> one.zone().equals(zone))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("zoneCode", zone);
        model.addAttribute("comments", Contract.body(comments.listPublishedComments(round, zone)));
        return "pages/notice-of";
    }

    @PostMapping("/notice/{round}/{zone}")
    String comment(
            @PathVariable String round,
            @PathVariable String zone,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes flash) {
        CommentRequestDto sent = new CommentRequestDto(name.strip(), text.strip());
        if (!contact.isBlank()) {
            sent.contact(contact.strip());
        }
        comments.commentOnApplication(round, zone, contract.checked(sent));
        flash.addFlashAttribute("done", "results.comment.taken");
        return "redirect:/notice/" + round + "/" + zone;
    }

    /** Whoever is in notice is known to anyone, which the list of applications is not. */
    private List<Proposed> proposed(String round) {
        return applications.applications(round).stream()
                .filter(one -> one.state() == State.IN_NOTICE)
                .map(one -> new Proposed(
                        one.zone().code(), one.zone().name(), one.zone().province()))
                .toList();
    }
}

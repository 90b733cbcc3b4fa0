package org.zonemark.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.api.contract.EvidenceApi;
import org.zonemark.api.contract.ReviewApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.ApplicationStateDto;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.EvidenceDto;
import org.zonemark.api.model.FindingDto;
import org.zonemark.api.model.FlagDto;
import org.zonemark.api.model.PanelStateDto;
import org.zonemark.api.model.ReviewDto;
import org.zonemark.api.model.ReviewMarkDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.StepTakenDto;
import org.zonemark.pages.Drafts.Draft;

/** What zones have applied with: the queue of those who check it, and one application beside its evidence. */
@Controller
class ApplicationPages {

    /**
     * An application in the queue.
     *
     * @param days since its last step; null before there is one
     */
    public record Waiting(
            ApplicationDto application, @Nullable Long days, int flags) {}

    /**
     * What a zone claims under a clause, beside what proves it and what reviewers have said.
     *
     * @param documents those submitted, which alone are judged: nothing of them changes any more
     * @param addedLater those that the zone has put there since and may take away again
     */
    public record Claim(
            ClauseDto clause,
            AnswerFields answer,
            @Nullable FindingDto reported,
            @Nullable FindingDto verified,
            List<EvidenceDto> documents,
            List<EvidenceDto> addedLater,
            List<FlagDto> flags,
            List<ReviewMarkDto> marks,
            @Nullable PanelStateDto panel) {

        public String mark() {
            return "claim-" + clause.getId().replace('.', '-');
        }
    }

    private static final int PAGE = 100;

    private final RoundsApi rounds;
    private final ReviewApi reviews;
    private final EvidenceApi evidence;
    private final RulebookApi rulebook;
    private final Drafts drafts;
    private final Frame frame;
    private final Clock clock;

    ApplicationPages(
            RoundsApi rounds,
            ReviewApi reviews,
            EvidenceApi evidence,
            RulebookApi rulebook,
            Drafts drafts,
            Frame frame,
            Clock clock) {
        this.rounds = rounds;
        this.reviews = reviews;
        this.evidence = evidence;
        this.rulebook = rulebook;
        this.drafts = drafts;
        this.frame = frame;
        this.clock = clock;
    }

    /** The longest waiting first. */
    @GetMapping("/rounds/{round}/applications")
    @Needs({"readRound", "listApplications"})
    String queue(
            @PathVariable String round,
            @RequestParam @Nullable String province,
            @RequestParam @Nullable ApplicationStateDto state,
            @RequestParam(defaultValue = "false") boolean flagged,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        Map<String, Integer> flags = flags(round);
        List<Waiting> waiting = new ArrayList<>();
        for (ApplicationDto application : Contract.body(rounds.listApplications(round, state))) {
            int its = flags.getOrDefault(application.getZone().getCode(), 0);
            boolean there = province == null
                    || province.isEmpty()
                    || province.equals(application.getZone().getProvince());
            if (there && (!flagged || its > 0)) {
                waiting.add(new Waiting(application, days(application), its));
            }
        }
        waiting.sort(Comparator.comparing(
                Waiting::days,
                Comparator.nullsLast(Comparator.<Long>naturalOrder().reversed())));
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("part", Part.of(waiting, from, PAGE));
        model.addAttribute("provinces", Belt.names());
        model.addAttribute("states", ApplicationStateDto.values());
        model.addAttribute("province", province);
        model.addAttribute("state", state);
        model.addAttribute("flagged", flagged);
        return "pages/applications";
    }

    @GetMapping("/rounds/{round}/applications/{zone}")
    @Needs({"readRound", "readApplication"})
    String application(
            @PathVariable String round,
            @PathVariable String zone,
            @RequestParam @Nullable String dimension,
            Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        ApplicationDto application = Contract.body(rounds.readApplication(round, zone));
        model.addAttribute("round", of);
        model.addAttribute("app", application);
        model.addAttribute("asked", drafts.asked());
        model.addAttribute(
                "steps",
                application.getAllowedSteps().stream().filter(frame::may).toList());
        boolean submitted = application.getTotal() != null;
        if (submitted && frame.may("readReview")) {
            addReview(of, zone, dimension, model);
        }
        return "pages/application";
    }

    private void addReview(RoundDto round, String zone, @Nullable String wanted, Model model) {
        ReviewDto review = Contract.body(reviews.readReview(round.getId(), zone));
        int year = round.getPlan().getDataYear();
        String dimension =
                wanted == null || wanted.isEmpty() ? drafts.dimensions().get(0).getId() : wanted;
        Draft draft = drafts.find(zone, year).orElse(null);
        Map<Boolean, List<EvidenceDto>> bySubmission = Contract.body(evidence.listEvidence(zone, year)).stream()
                .collect(Collectors.partitioningBy(EvidenceDto::getFrozen));
        Map<String, FindingDto> reported = findings(review.getReported().getFindings());
        Map<String, FindingDto> verified = findings(review.getVerified().getFindings());
        List<Claim> claims = new ArrayList<>();
        for (ClauseDto clause : drafts.asked(dimension)) {
            String id = clause.getId();
            claims.add(new Claim(
                    clause,
                    draft == null ? AnswerFields.NONE : draft.answer(id),
                    reported.get(id),
                    verified.get(id),
                    serving(id, bySubmission.get(true)),
                    serving(id, bySubmission.get(false)),
                    review.getFlags().stream()
                            .filter(flag -> flag.getClauses().contains(id))
                            .toList(),
                    review.getMarks().stream()
                            .filter(mark -> mark.getSubject().equals(id))
                            .toList(),
                    review.getPanels().stream()
                            .filter(panel -> panel.getClause().equals(id))
                            .findFirst()
                            .orElse(null)));
        }
        model.addAttribute("review", review);
        model.addAttribute("claims", claims);
        model.addAttribute("dimension", dimension);
        model.addAttribute("dimensions", drafts.dimensions());
        model.addAttribute(
                "otherMarks",
                review.getMarks().stream()
                        .filter(mark -> !mark.getSubject().startsWith("A2-"))
                        .toList());
        model.addAttribute("scoring", Contract.body(rulebook.describeRulebook()).getScoring());
    }

    private static List<EvidenceDto> serving(String clause, List<EvidenceDto> documents) {
        return documents.stream()
                .filter(one -> one.getClauses().stream()
                        .anyMatch(link -> link.getClause().equals(clause)))
                .toList();
    }

    private static Map<String, FindingDto> findings(List<FindingDto> all) {
        Map<String, FindingDto> findings = new HashMap<>();
        all.forEach(finding -> findings.put(finding.getClause(), finding));
        return findings;
    }

    private Map<String, Integer> flags(String round) {
        Map<String, Integer> flags = new HashMap<>();
        if (frame.may("listRoundFlags")) {
            Contract.body(reviews.listRoundFlags(round)).forEach(flag -> flags.merge(flag.getZone(), 1, Integer::sum));
        }
        return flags;
    }

    private @Nullable Long days(ApplicationDto application) {
        List<StepTakenDto> steps = application.getSteps();
        if (steps.isEmpty()) {
            return null;
        }
        OffsetDateTime last = steps.get(steps.size() - 1).getAt();
        return Duration.between(last.toInstant(), clock.instant()).toDays();
    }
}

package org.zonemark.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zonemark.api.contract.PublicationsApi;
import org.zonemark.api.contract.ReviewApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.contract.WaysUpApi;
import org.zonemark.api.contract.WeightsApi;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.CriterionLossDto;
import org.zonemark.api.model.DimensionScoreDto;
import org.zonemark.api.model.EvaluationDto;
import org.zonemark.api.model.FindingDto;
import org.zonemark.api.model.PublicationSummaryDto;
import org.zonemark.api.model.RegisteredZoneDto;
import org.zonemark.api.model.ReviewDto;
import org.zonemark.api.model.ReviewMarkDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundRankingLineDto;
import org.zonemark.api.model.ScoreReportDto;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.pages.Drafts.Draft;

/** What is printed, sealed and filed: score reports, the ranking notice and the method sheet of a round, minutes of panels. */
@Controller
class PaperPages {

    /** A dimension on the star of a report; left and top are where its name stands, in hundredths of the drawing. */
    public record Spoke(
            DimensionScoreDto dimension, @Nullable Double median, double left, double top) {}

    /** The findings of a dimension. */
    public record Chapter(DimensionScoreDto dimension, List<FindingDto> findings) {}

    /** A clause that a panel voted on. */
    public record Motion(
            FindingDto finding,
            List<ReviewMarkDto> votes,
            @Nullable ReviewMarkDto ruling,
            @Nullable Integer level) {}

    private static final int STEPS_SHOWN = 12;
    private static final double NAME_DISTANCE = 46;
    private static final double WORTH_SHOWING = 0.005;

    private final Drafts drafts;
    private final ZonePages applications;
    private final RoundsApi rounds;
    private final ReviewApi reviews;
    private final WaysUpApi waysUp;
    private final PublicationsApi publications;
    private final RulebookApi rulebook;
    private final WeightsApi weights;
    private final CohortFigures cohort;
    private final Frame frame;

    PaperPages(
            Drafts drafts,
            ZonePages applications,
            RoundsApi rounds,
            ReviewApi reviews,
            WaysUpApi waysUp,
            PublicationsApi publications,
            RulebookApi rulebook,
            WeightsApi weights,
            CohortFigures cohort,
            Frame frame) {
        this.drafts = drafts;
        this.applications = applications;
        this.rounds = rounds;
        this.reviews = reviews;
        this.waysUp = waysUp;
        this.publications = publications;
        this.rulebook = rulebook;
        this.weights = weights;
        this.cohort = cohort;
        this.frame = frame;
    }

    /** The score of what a zone reports. */
    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/report.pdf")
    @Needs({"readSelfAssessment", "readPointsLost"})
    String report(@PathVariable String zone, @PathVariable int year, Model model) {
        Draft draft = drafts.read(zone, year);
        EvaluationDto evaluation = draft.evaluation();
        if (evaluation == null) {
            throw new NotFoundException(
                    org.zonemark.words.Phrases.phrase("paper.no_score", zone, Integer.toString(year)));
        }
        RoundDto round = applications.applying(zone).stream()
                .map(ZonePages.Applying::round)
                .filter(one -> one.getPlan().getDataYear() == year)
                .findFirst()
                .orElse(null);
        model.addAttribute("basis", "reported");
        return report(draft.stored().getZone(), evaluation, round, model);
    }

    /** The score that reviewers found. */
    @GetMapping("/rounds/{round}/applications/{zone}/report.pdf")
    @Needs({"readRound", "readReview", "readPointsLost"})
    String verifiedReport(@PathVariable String round, @PathVariable String zone, Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        ApplicationDto application = Contract.body(rounds.readApplication(round, zone));
        model.addAttribute("basis", "verified");
        ReviewDto review = Contract.body(reviews.readReview(round, zone));
        return report(application.getZone(), review.getVerified(), of, model);
    }

    private String report(RegisteredZoneDto zone, EvaluationDto evaluation, @Nullable RoundDto round, Model model) {
        model.addAttribute("zone", zone);
        model.addAttribute("evaluation", evaluation);
        model.addAttribute("round", round);
        Map<String, Double> medians = round == null ? Map.of() : cohort.medians(round.getId());
        List<Spoke> spokes = spokes(evaluation, medians);
        model.addAttribute("spokes", spokes);
        model.addAttribute(
                "own",
                scores(spokes.stream().map(one -> one.dimension().getScore()).toList()));
        model.addAttribute(
                "middle",
                medians.isEmpty()
                        ? ""
                        : scores(spokes.stream().map(Spoke::median).toList()));
        model.addAttribute("chapters", chapters(evaluation));
        model.addAttribute(
                "gates",
                evaluation.getFindings().stream().filter(PaperPages::isGate).toList());
        if (round != null) {
            List<CriterionLossDto> steps =
                    Contract.body(waysUp.readPointsLost(round.getId(), zone.getCode())).getCriteria().stream()
                            .filter(one ->
                                    one.getNext() != null && one.getNext().getPoints() > WORTH_SHOWING)
                            .sorted(Comparator.comparing((CriterionLossDto one) ->
                                            one.getNext().getPoints())
                                    .reversed())
                            .limit(STEPS_SHOWN)
                            .toList();
            model.addAttribute("steps", steps);
            addCode(round, zone, model);
        }
        model.addAttribute(PdfViews.FILE, zone.getName() + "-" + evaluation.getYear());
        return "pdf:paper/report";
    }

    /** The code by which anyone finds what was published, where it was. */
    private void addCode(RoundDto round, RegisteredZoneDto zone, Model model) {
        List<PublicationSummaryDto> published = Contract.body(publications.listPublications(round.getId()));
        PublicationSummaryDto last = published.stream()
                .max(Comparator.comparing(PublicationSummaryDto::getNumber))
                .orElse(null);
        if (last == null || !frame.may("readScoreReport")) {
            return;
        }
        try {
            ScoreReportDto report = Contract.body(publications.readScoreReport(last.getId(), zone.getCode()));
            model.addAttribute("published", report);
            model.addAttribute(
                    "address",
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .path("/v/{code}")
                            .buildAndExpand(report.getCode())
                            .toUriString());
        } catch (NotFoundException e) {
            // The zone joined the round after it was published.
        }
    }

    private static List<Spoke> spokes(EvaluationDto evaluation, Map<String, Double> medians) {
        List<DimensionScoreDto> dimensions = evaluation.getDimensions();
        List<Spoke> spokes = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            double angle = 2 * Math.PI * i / dimensions.size();
            DimensionScoreDto one = dimensions.get(i);
            spokes.add(new Spoke(
                    one,
                    medians.get(one.getId()),
                    50 + NAME_DISTANCE * Math.sin(angle),
                    50 - NAME_DISTANCE * Math.cos(angle)));
        }
        return spokes;
    }

    private static String scores(List<@Nullable Double> scores) {
        return scores.stream()
                .map(score -> score == null ? "0" : org.zonemark.words.Numbers.rounded(score))
                .collect(Collectors.joining(","));
    }

    private List<Chapter> chapters(EvaluationDto evaluation) {
        Map<String, String> dimensionOf = Contract.body(rulebook.listClauses(null, null, null)).stream()
                .collect(Collectors.toMap(clause -> clause.getId(), clause -> clause.getDimension()));
        return evaluation.getDimensions().stream()
                .map(dimension -> new Chapter(
                        dimension,
                        evaluation.getFindings().stream()
                                .filter(finding -> dimension.getId().equals(dimensionOf.get(finding.getClause())))
                                .toList()))
                .toList();
    }

    private static boolean isGate(FindingDto finding) {
        return finding.getGate() != null
                || List.of("passed", "failed", "unknown")
                        .contains(finding.getStatus().getValue());
    }

    /** Who stands where in a round, to be hung up. */
    @GetMapping("/rounds/{round}/ranking.pdf")
    @Needs({"readRound", "readRoundRanking"})
    String ranking(@PathVariable String round, Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        List<RoundRankingLineDto> lines = cohort.lines(round);
        model.addAttribute("round", of);
        model.addAttribute(
                "ranked",
                lines.stream()
                        .filter(line -> line.getStanding().getValue().equals("eligible"))
                        .toList());
        model.addAttribute(
                "others",
                lines.stream()
                        .filter(line -> !line.getStanding().getValue().equals("eligible"))
                        .toList());
        model.addAttribute(PdfViews.FILE, of.getPlan().getName());
        return "pdf:paper/ranking";
    }

    /** By what and how the figures of a round are made. */
    @GetMapping("/rounds/{round}/method.pdf")
    @Needs({"readRound"})
    String method(@PathVariable String round, Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        model.addAttribute("round", of);
        model.addAttribute("book", Contract.body(rulebook.describeRulebook()));
        model.addAttribute(
                "weights",
                of.getWeightSet() == null
                        ? Contract.body(rulebook.readDefaultWeightSet())
                        : Contract.body(weights.readWeightSet(of.getWeightSet().getId()))
                                .getWeights());
        model.addAttribute("clauses", Contract.body(rulebook.listClauses(null, null, null)));
        model.addAttribute(PdfViews.FILE, of.getPlan().getName() + "-method");
        return "pdf:paper/method";
    }

    /** How the panel of a zone voted. */
    @GetMapping("/rounds/{round}/applications/{zone}/panel.pdf")
    @Needs({"readRound", "readReview"})
    String panel(@PathVariable String round, @PathVariable String zone, Model model) {
        RoundDto of = Contract.body(rounds.readRound(round));
        ApplicationDto application = Contract.body(rounds.readApplication(round, zone));
        ReviewDto review = Contract.body(reviews.readReview(round, zone));
        Map<String, FindingDto> findings = review.getVerified().getFindings().stream()
                .collect(Collectors.toMap(FindingDto::getClause, finding -> finding));
        List<Motion> motions = review.getPanels().stream()
                .map(panel -> new Motion(
                        findings.get(panel.getClause()),
                        marks(review, panel.getClause(), ReviewMarkDto.KindEnum.VOTE),
                        marks(review, panel.getClause(), ReviewMarkDto.KindEnum.ARBITRATION).stream()
                                .reduce((first, second) -> second)
                                .orElse(null),
                        panel.getLevel()))
                .toList();
        model.addAttribute("round", of);
        model.addAttribute("zone", application.getZone());
        model.addAttribute("motions", motions);
        model.addAttribute("verified", review.getVerified());
        model.addAttribute(PdfViews.FILE, application.getZone().getName() + "-panel");
        return "pdf:paper/panel";
    }

    private static List<ReviewMarkDto> marks(ReviewDto review, String clause, ReviewMarkDto.KindEnum kind) {
        return review.getMarks().stream()
                .filter(mark -> mark.getKind() == kind && mark.getSubject().equals(clause))
                .sorted(Comparator.comparing(ReviewMarkDto::getAt))
                .toList();
    }
}

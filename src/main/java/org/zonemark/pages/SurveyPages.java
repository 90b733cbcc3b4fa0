package org.zonemark.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.SurveysApi;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.InvitationDto;
import org.zonemark.api.model.InvitationRequestDto;
import org.zonemark.api.model.SurveyAnswerDto;
import org.zonemark.api.model.SurveyDto;
import org.zonemark.api.model.SurveyPlanDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;

/** Surveys of firms (A2-6.1.5): opened and read by officials, answered by whoever holds a link. */
@Controller
class SurveyPages {

    private final SurveysApi surveys;
    private final RoundsApi rounds;
    private final ZonesApi zones;
    private final Contract contract;
    private final PageData data;

    SurveyPages(SurveysApi surveys, RoundsApi rounds, ZonesApi zones, Contract contract, PageData data) {
        this.surveys = surveys;
        this.rounds = rounds;
        this.zones = zones;
        this.contract = contract;
        this.data = data;
    }

    @GetMapping("/rounds/{round}/applications/{zone}/survey")
    @Needs({"readRound", "readSurvey"})
    String survey(@PathVariable String round, @PathVariable String zone, Model model) {
        model.addAttribute("round", Contract.body(rounds.readRound(round)));
        model.addAttribute("zone", Contract.body(zones.readZone(zone)));
        model.addAttribute("survey", ifAny(round, zone));
        return "pages/survey";
    }

    /** Opens it, and shows the links, this once: nobody can read them again. */
    @PostMapping("/rounds/{round}/applications/{zone}/survey")
    @Needs("openSurvey")
    String open(
            @PathVariable String round,
            @PathVariable String zone,
            @RequestParam @Nullable Integer population,
            @RequestParam @Nullable Integer sampleSize,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate opens,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate closes,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            List<String> links = Contract.body(surveys.openSurvey(
                            round, zone, contract.checked(new SurveyPlanDto(population, sampleSize, opens, closes))))
                    .getTokens()
                    .stream()
                    .map(token -> ServletUriComponentsBuilder.fromContextPath(request)
                            .path("/survey/" + token)
                            .toUriString())
                    .toList();
            model.addAttribute("links", links);
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
        }
        return survey(round, zone, model);
    }

    @PostMapping("/rounds/{round}/applications/{zone}/survey/close")
    @Needs("closeSurvey")
    String close(@PathVariable String round, @PathVariable String zone, RedirectAttributes flash) {
        surveys.closeSurvey(round, zone);
        flash.addFlashAttribute("done", "frame.done");
        return "redirect:/rounds/" + round + "/applications/" + zone + "/survey";
    }

    @GetMapping("/survey/{token}")
    String invitation(@PathVariable String token, Model model) {
        InvitationDto invitation =
                Contract.body(surveys.readInvitation(contract.checked(new InvitationRequestDto(token))));
        model.addAttribute("token", token);
        model.addAttribute("invitation", invitation);
        model.addAttribute(
                "marks",
                IntStream.rangeClosed(invitation.getLeastMark(), invitation.getMostMark())
                        .boxed()
                        .toList());
        return "pages/survey-answer";
    }

    /** @param form one mark for each question, named by its number from 0 */
    @PostMapping("/survey/{token}")
    String answer(
            @PathVariable String token,
            @RequestParam org.springframework.util.MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        List<Integer> marks = IntStream.iterate(0, question -> form.containsKey("mark:" + question), i -> i + 1)
                .mapToObj(question -> mark(form.getFirst("mark:" + question)))
                .toList();
        try {
            surveys.answerSurvey(contract.checked(new SurveyAnswerDto(token, marks)));
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
            return invitation(token, model);
        }
        return "pages/survey-thanks";
    }

    /** A mark as it was chosen; null for what is no whole number, which the contract then refuses by its place. */
    private static @Nullable Integer mark(String chosen) {
        Double number = AnswerFields.asNumber(chosen);
        return number == null || number != number.intValue() ? null : (Integer) number.intValue();
    }

    private @Nullable SurveyDto ifAny(String round, String zone) {
        try {
            return Contract.body(surveys.readSurvey(round, zone));
        } catch (NotFoundException e) {
            return null;
        }
    }
}

package org.zonemark.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.account.ReturnToPage;
import org.zonemark.api.OperationAccess;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.NoteDto;
import org.zonemark.api.model.StepDto;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.words.Phrases;

/** Takes the steps of an application, whoever's they are, from the form that every page has for them. */
@Controller
class StepPages {

    private interface Taken {
        ResponseEntity<ApplicationDto> take(String round, String zone, StepDto details);
    }

    private final OperationAccess access;
    private final Contract contract;
    private final Map<String, Taken> steps = new LinkedHashMap<>();

    StepPages(OperationAccess access, Contract contract, RoundsApi rounds) {
        this.access = access;
        this.contract = contract;
        steps.put("submit", rounds::submit);
        steps.put("withdraw", rounds::withdraw);
        steps.put("passFirstCheck", rounds::passFirstCheck);
        steps.put("recommend", rounds::recommend);
        steps.put("passFormalCheck", rounds::passFormalCheck);
        steps.put("passExpertReview", rounds::passExpertReview);
        steps.put("decide", rounds::decide);
        steps.put("giveNotice", rounds::giveNotice);
        steps.put("publish", rounds::publish);
        steps.put("returnForCorrection", rounds::returnForCorrection);
        steps.put("recordObjection", rounds::recordObjection);
        steps.put("answerObjection", rounds::answerObjection);
        steps.put("recheck", rounds::recheck);
        steps.put("confirm", rounds::confirm);
        steps.put("suspend", rounds::suspend);
        steps.put("liftSuspension", rounds::liftSuspension);
        steps.put("exit", rounds::exit);
    }

    /** Asks the access table for the step itself, so it names no operation for all. */
    @PostMapping("/rounds/{round}/applications/{zone}/steps/{step}")
    @Needs("readApplication")
    String take(
            @PathVariable String round,
            @PathVariable String zone,
            @PathVariable String step,
            @RequestParam @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean pledge,
            @RequestParam @Nullable Boolean accepted,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate deadline,
            @RequestParam(defaultValue = "") List<String> clause,
            @RequestParam(defaultValue = "") List<String> comment,
            @RequestParam @Nullable String back,
            RedirectAttributes flash) {
        Taken taken = steps.get(step);
        if (taken == null) {
            throw new NotFoundException(Phrases.phrase("problem.no_address", step));
        }
        access.require(step, zone, false);
        StepDto details = new StepDto().pledge(pledge).notes(notes(clause, comment));
        if (reason != null && !reason.isBlank()) {
            details.reason(reason.strip());
        }
        if (accepted != null) {
            details.accepted(accepted);
        }
        if (deadline != null) {
            details.deadline(deadline);
        }
        taken.take(round, zone, contract.checked(details));
        flash.addFlashAttribute("done", "step." + step);
        return "redirect:" + (ReturnToPage.isOurs(back) ? back : "/rounds/" + round + "/applications/" + zone);
    }

    private static List<NoteDto> notes(List<String> clauses, List<String> comments) {
        List<NoteDto> notes = new ArrayList<>();
        for (int i = 0; i < Math.min(clauses.size(), comments.size()); i++) {
            if (!comments.get(i).isBlank()) {
                notes.add(new NoteDto(clauses.get(i), comments.get(i).strip()));
            }
        }
        return notes;
    }
}

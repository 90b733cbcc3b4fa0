package org.zonemark.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.publication.NoticeRules;
import org.zonemark.publication.NoticeRules.Shown;
import org.zonemark.publication.PublicationService;
import org.zonemark.publication.PublicationService.FoundReport;
import org.zonemark.throttle.Throttle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where anyone sees what the code on a score report stands for. */
@Controller
class VerificationPages {

    private static final String VIEW = "pages/verification";
    private static final int MOST_A_MINUTE = 60;

    private final PublicationService publications;
    private final NoticeRules rules;
    private final JsonMapper json;
    private final Throttle throttle;

    VerificationPages(PublicationService publications, NoticeRules rules, JsonMapper json, Clock clock) {
        this.publications = publications;
        this.rules = rules;
        this.json = json;
        this.throttle = new Throttle(MOST_A_MINUTE, Duration.ofMinutes(1), clock);
    }

    @GetMapping("/v/{code}")
    String verification(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        throttle.spend(request.getRemoteAddr());
        model.addAttribute("here", "/v/" + code);
        try {
            FoundReport found = publications.byCode(code);
            JsonNode report = json.readTree(found.report().report());
            model.addAttribute("found", found);
            model.addAttribute("code", PublicationService.grouped(found.report().code()));
            model.addAttribute("round", report.path("roundName").stringValue());
            model.addAttribute(
                    "zone", rules.shows(Shown.NAMES) ? report.path("name").stringValue() : null);
            model.addAttribute("at", Beijing.time(found.publication().publishedAt()));
            model.addAttribute("replaced", publications.isReplaced(found.publication()));
        } catch (NotFoundException e) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("unknown", true);
        }
        return VIEW;
    }
}

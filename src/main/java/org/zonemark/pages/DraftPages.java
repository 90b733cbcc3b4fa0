package org.zonemark.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.EvidenceApi;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.EvidenceDto;
import org.zonemark.api.model.FindingDto;
import org.zonemark.api.model.InputFaultDto;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.assessment.StrictJson;
import org.zonemark.pages.DraftChange.Conflict;
import org.zonemark.pages.DraftChange.Outcome;
import org.zonemark.pages.Drafts.Draft;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The self-assessment of a zone, one dimension at a time, with its score as it is typed. */
@Controller
class DraftPages {

    /**
     * A question with all that its reader needs to answer it.
     *
     * @param answer what stands in its fields, which may not have been taken yet
     * @param before last year's answer
     */
    public record Question(
            ClauseDto clause,
            AnswerFields answer,
            AnswerFields before,
            @Nullable FindingDto finding,
            List<InputFaultDto> faults,
            @Nullable Conflict conflict,
            long documents) {

        /** Safe in a style sheet's or script's selector, which a clause is not. */
        public String mark() {
            return clause.getId().replace('.', '-');
        }
    }

    private static final String VIEW = "pages/draft";
    private static final String NOT_THERE_YET = "\"0\"";

    private final ZonesApi zones;
    private final EvidenceApi evidence;
    private final Drafts drafts;
    private final DraftChange change;
    private final JsonMapper json;
    private final Say say;

    DraftPages(
            ZonesApi zones,
            EvidenceApi evidence,
            Drafts drafts,
            DraftChange change,
            @Qualifier(StrictJson.RECEIVED) JsonMapper json,
            Say say) {
        this.zones = zones;
        this.evidence = evidence;
        this.drafts = drafts;
        this.change = change;
        this.json = json;
        this.say = say;
    }

    @GetMapping("/zones/{zone}/{year:[0-9]{4}}")
    @Needs("readSelfAssessment")
    String draft(
            @PathVariable String zone, @PathVariable int year, @RequestParam @Nullable String dimension, Model model) {
        model.addAttribute("zone", Contract.body(zones.readZone(zone)));
        model.addAttribute("year", year);
        Draft draft = drafts.find(zone, year).orElse(null);
        if (draft == null) {
            model.addAttribute("before", drafts.find(zone, year - 1).isPresent());
            return "pages/draft-begin";
        }
        return show(draft, dimension(dimension), null, null, model);
    }

    /** With nothing in it, or with last year's answers; what a colleague has begun meanwhile is shown as it is. */
    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/begin")
    @Needs({"saveSelfAssessment", "carryOverSelfAssessment"})
    String begin(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam(defaultValue = "false") boolean carry,
            RedirectAttributes flash) {
        try {
            if (carry) {
                zones.carryOverSelfAssessment(zone, year);
            } else {
                ObjectNode empty = json.createObjectNode().put("year", year);
                empty.putObject("values");
                zones.saveSelfAssessment(zone, year, empty, NOT_THERE_YET);
            }
        } catch (StaleVersionException | ConflictException somebodyWasQuicker) {
            flash.addFlashAttribute("done", "zone.begin.quicker");
        }
        return "redirect:/zones/" + zone + "/" + year;
    }

    /** Takes what was changed. A part of the page answers scripts, a page everybody else. */
    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/answers")
    @Needs("changeSelfAssessment")
    String save(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam String dimension,
            @RequestParam(defaultValue = "") String next,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model,
            RedirectAttributes flash,
            jakarta.servlet.http.HttpServletResponse response) {
        Outcome outcome = change.take(zone, year, drafts.asked(dimension(dimension)), form);
        if (part == null && outcome.isWhole()) {
            flash.addFlashAttribute("done", "frame.saved");
            return "redirect:/zones/" + zone + "/" + year + "?dimension="
                    + dimension(next.isEmpty() ? dimension : next);
        }
        model.addAttribute("zone", Contract.body(zones.readZone(zone)));
        model.addAttribute("year", year);
        show(drafts.read(zone, year), dimension(dimension), form, outcome, model);
        if (part == null) {
            response.setStatus(422);
            return VIEW;
        }
        return "pages/draft-saved";
    }

    private String show(
            Draft draft,
            String dimension,
            @Nullable MultiValueMap<String, String> form,
            @Nullable Outcome outcome,
            Model model) {
        String code = draft.stored().getZone().getCode();
        int year = draft.stored().getYear();
        Draft before = drafts.find(code, year - 1).orElse(null);
        Map<String, FindingDto> findings = draft.findings();
        Map<String, Long> documents = documents(code, year);
        List<Question> questions = new ArrayList<>();
        for (ClauseDto clause : drafts.asked(dimension)) {
            String id = clause.getId();
            boolean open = outcome != null
                    && (outcome.faults().containsKey(id) || outcome.conflicts().containsKey(id));
            questions.add(new Question(
                    clause,
                    open && form != null ? AnswerFields.of(form, id) : draft.answer(id),
                    before == null ? AnswerFields.NONE : before.answer(id),
                    findings.get(id),
                    outcome == null ? List.of() : outcome.faults().getOrDefault(id, List.of()),
                    outcome == null ? null : outcome.conflicts().get(id),
                    documents.getOrDefault(id, 0L)));
        }
        List<Drafts.Progress> progress = drafts.progress(draft, say);
        model.addAttribute("stored", draft.stored());
        model.addAttribute("evaluation", draft.evaluation());
        model.addAttribute("questions", questions);
        model.addAttribute("was", was(draft, questions, form));
        model.addAttribute("dimension", dimension);
        model.addAttribute("progress", progress);
        model.addAttribute("gates", drafts.gates(draft));
        model.addAttribute(
                "answered",
                progress.stream().mapToInt(Drafts.Progress::answered).sum());
        model.addAttribute(
                "asked", progress.stream().mapToInt(Drafts.Progress::asked).sum());
        model.addAttribute("next", after(dimension));
        model.addAttribute("editable", !draft.stored().getLocked());
        return VIEW;
    }

    /** What the fields come from. Where somebody else was faster it stays what the reader began with. */
    private String was(Draft draft, List<Question> questions, @Nullable MultiValueMap<String, String> form) {
        Map<String, Object> was = new LinkedHashMap<>();
        for (Question question : questions) {
            String id = question.clause().getId();
            AnswerFields begun = draft.answer(id);
            if (question.conflict() != null && form != null) {
                begun = AnswerFields.of(json.readTree(form.getFirst("was")).get(id));
            }
            if (!begun.isEmpty()) {
                was.put(id, begun.kept());
            }
        }
        return json.writeValueAsString(was);
    }

    private Map<String, Long> documents(String code, int year) {
        return Contract.body(evidence.listEvidence(code, year)).stream()
                .map(EvidenceDto::getClauses)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(link -> link.getClause(), Collectors.counting()));
    }

    /** A dimension of the rulebook; the first where none is named. */
    private String dimension(@Nullable String wanted) {
        return drafts.dimensions().stream()
                .map(one -> one.getId())
                .filter(id -> wanted == null || wanted.isEmpty() || id.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        org.zonemark.words.Phrases.phrase("problem.no_address", String.valueOf(wanted))));
    }

    private @Nullable String after(String dimension) {
        List<String> all = drafts.dimensions().stream().map(one -> one.getId()).toList();
        int next = all.indexOf(dimension) + 1;
        return next < all.size() ? all.get(next) : null;
    }
}

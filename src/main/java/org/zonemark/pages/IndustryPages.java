package org.zonemark.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.pages.Drafts.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The leading industries of a self-assessment, and the rows of the plan's catalogue that they fit. */
@Controller
class IndustryPages {

    /** A line of the form, as it was typed. */
    public record Line(String name, String share, String rows, boolean shown) {}

    private final ZonesApi zones;
    private final RulebookApi rulebook;
    private final Drafts drafts;
    private final JsonMapper json;
    private final PageData data;

    IndustryPages(ZonesApi zones, RulebookApi rulebook, Drafts drafts, JsonMapper json, PageData data) {
        this.zones = zones;
        this.rulebook = rulebook;
        this.drafts = drafts;
        this.json = json;
        this.data = data;
    }

    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/industries")
    @Needs("readSelfAssessment")
    String industries(@PathVariable String zone, @PathVariable int year, Model model) {
        Draft draft = drafts.read(zone, year);
        List<Line> lines = draft.document()
                .path("leadingIndustries")
                .valueStream()
                .map(IndustryPages::line)
                .collect(Collectors.toCollection(ArrayList::new));
        return show(draft, lines, model);
    }

    /** Keeps the lines that have a name. The version is that of the page, so nobody's change is lost. */
    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/industries")
    @Needs("changeSelfAssessment")
    String save(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes flash,
            jakarta.servlet.http.HttpServletResponse response) {
        List<Line> lines = lines(form);
        ObjectNode patch = json.createObjectNode();
        ArrayNode industries = patch.putArray("leadingIndustries");
        lines.forEach(line -> industries.add(industry(line)));
        try {
            zones.changeSelfAssessment(zone, year, patch, "\"" + version + "\"");
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
            return show(drafts.read(zone, year), new ArrayList<>(lines), model);
        }
        flash.addFlashAttribute("done", "frame.saved");
        return "redirect:/zones/" + zone + "/" + year + "/industries";
    }

    private String show(Draft draft, List<Line> lines, Model model) {
        int most = Contract.body(rulebook.describeRulebook())
                .getScoring()
                .getPlanFit()
                .getMaxIndustries();
        while (lines.size() < most) {
            lines.add(new Line("", "", "", false));
        }
        model.addAttribute("zone", draft.stored().getZone());
        model.addAttribute("year", draft.stored().getYear());
        model.addAttribute("stored", draft.stored());
        model.addAttribute("lines", lines);
        model.addAttribute("rows", Contract.body(rulebook.listCatalogueRows(true, null)));
        return "pages/industries";
    }

    private static List<Line> lines(MultiValueMap<String, String> form) {
        List<String> names = form.getOrDefault("name", List.of());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Line line = new Line(
                    names.get(i).strip(), at(form, "share", i), at(form, "rows", i), form.containsKey("shown" + i));
            if (!(line.name() + line.share() + line.rows()).isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String at(MultiValueMap<String, String> form, String name, int i) {
        @Nullable List<String> all = form.get(name);
        return all == null || all.size() <= i ? "" : all.get(i).strip();
    }

    private ObjectNode industry(Line line) {
        ObjectNode industry = json.createObjectNode().put("name", line.name());
        AnswerFields share = AnswerFields.of(json.createObjectNode().put("value", line.share()));
        industry.set("share", share.patch(json).path("value"));
        ArrayNode rows = industry.putArray("rows");
        Arrays.stream(line.rows().split("[,，、;；\\s]+"))
                .filter(row -> !row.isEmpty())
                .forEach(rows::add);
        if (line.shown()) {
            industry.put("conditionShown", true);
        }
        return industry;
    }

    private static Line line(JsonNode industry) {
        return new Line(
                industry.path("name").asString(""),
                AnswerFields.of(new tools.jackson.databind.node.ObjectNode(
                                        tools.jackson.databind.node.JsonNodeFactory.instance)
                                .set("value", industry.path("share")))
                        .value(),
                industry.path("rows").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")),
                industry.path("conditionShown").asBoolean(false));
    }
}

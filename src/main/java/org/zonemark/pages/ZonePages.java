package org.zonemark.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.RoundRankingApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.RegisteredZoneDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundStateDto;
import org.zonemark.api.model.ZoneTypeDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.pages.Drafts.Draft;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The zones that somebody may see, and everything that there is of one of them. */
@Controller
class ZonePages {

    /** A round that takes the zone's application, or has it, with the self-assessment for it. */
    public record Applying(
            RoundDto round,
            @Nullable ApplicationDto application,
            @Nullable Draft draft) {}

    private static final int PAGE = 100;
    private static final List<String> ZONE_FIELDS = List.of("code", "name", "province", "city", "type");

    private final ZonesApi zones;
    private final RoundsApi rounds;
    private final RoundRankingApi rankings;
    private final Drafts drafts;
    private final Frame frame;
    private final PageData data;

    ZonePages(ZonesApi zones, RoundsApi rounds, RoundRankingApi rankings, Drafts drafts, Frame frame, PageData data) {
        this.frame = frame;
        this.zones = zones;
        this.rounds = rounds;
        this.rankings = rankings;
        this.drafts = drafts;
        this.data = data;
    }

    @GetMapping("/zones")
    @Needs("listZones")
    String list(
            @RequestParam(defaultValue = "") String province,
            @RequestParam(defaultValue = "") String named,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        String part = named.strip();
        List<RegisteredZoneDto> found =
                Contract.body(zones.listZones(province.isEmpty() ? null : province, null, null)).stream()
                        .filter(zone -> zone.getName().contains(part)
                                || zone.getCode().contains(part)
                                || zone.getCity().contains(part))
                        .toList();
        model.addAttribute("part", Part.of(found, from, PAGE));
        model.addAttribute("provinces", Belt.names());
        model.addAttribute("province", province);
        model.addAttribute("named", part);
        model.addAttribute("types", ZoneTypeDto.values());
        return "pages/zones";
    }

    /** Registers a zone, or changes what is known of one. */
    @PostMapping("/zones")
    @Needs("registerZone")
    String register(
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        ObjectNode zone = JsonNodeFactory.instance.objectNode();
        ZONE_FIELDS.forEach(
                field -> zone.put(field, form.getOrDefault(field, "").strip()));
        try {
            zones.registerZone(zone.get("code").stringValue(), zone);
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
            model.addAttribute("form", form);
            return list("", "", 0, model);
        }
        flash.addFlashAttribute("done", "frame.saved");
        return "redirect:/zones/" + zone.get("code").stringValue();
    }

    @GetMapping("/zones/{zone}")
    @Needs("readZone")
    String zone(@PathVariable String zone, Model model) {
        model.addAttribute("zone", Contract.body(zones.readZone(zone)));
        List<Applying> applying = applying(zone);
        model.addAttribute("applying", applying);
        model.addAttribute(
                "history",
                applying.isEmpty() || !mayReadHistory() ? List.of() : Contract.body(rankings.readZoneHistory(zone)));
        return "pages/zone";
    }

    /** Rounds that are open or that the zone has applied to, the newest first. */
    List<Applying> applying(String zone) {
        List<Applying> applying = new ArrayList<>();
        for (RoundDto round : Contract.body(rounds.listRounds())) {
            ApplicationDto application = application(round, zone);
            if (application != null
                    && (round.getState() == RoundStateDto.OPEN
                            || !application.getSteps().isEmpty())) {
                Draft draft = drafts.find(zone, round.getPlan().getDataYear()).orElse(null);
                applying.add(new Applying(round, application, draft));
            }
        }
        applying.sort(
                Comparator.comparing((Applying one) -> one.round().getPlan().getSubmitUntil())
                        .reversed());
        return applying;
    }

    private boolean mayReadHistory() {
        return frame.may("readZoneHistory");
    }

    /** Null if the round is not open to the zone. */
    private @Nullable ApplicationDto application(RoundDto round, String zone) {
        if (round.getState() == RoundStateDto.PLANNED) {
            return null;
        }
        try {
            return Contract.body(rounds.readApplication(round.getId(), zone));
        } catch (NotFoundException e) {
            return null;
        }
    }
}

package org.zonemark.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.pages.Drafts.Draft;

/** What a draft still lacks, and its submission. */
@Controller
class CheckPages {

    private final ZonesApi zones;
    private final ZonePages applications;
    private final Drafts drafts;

    CheckPages(ZonesApi zones, ZonePages applications, Drafts drafts) {
        this.zones = zones;
        this.applications = applications;
        this.drafts = drafts;
    }

    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/check")
    @Needs("checkSelfAssessment")
    String check(@PathVariable String zone, @PathVariable int year, Model model) {
        Draft draft = drafts.read(zone, year);
        model.addAttribute("zone", draft.stored().getZone());
        model.addAttribute("year", year);
        model.addAttribute("stored", draft.stored());
        model.addAttribute("evaluation", draft.evaluation());
        model.addAttribute("check", Contract.body(zones.checkSelfAssessment(zone, year)));
        model.addAttribute("gates", drafts.gates(draft));
        model.addAttribute(
                "applying",
                applications.applying(zone).stream()
                        .filter(one -> one.round().getPlan().getDataYear() == year)
                        .toList());
        return "pages/check";
    }
}

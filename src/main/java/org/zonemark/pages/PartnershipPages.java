package org.zonemark.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.PartnershipsApi;
import org.zonemark.api.model.PartnershipEntryDto;

/** Which zones build parks together (A2-5.2.2), so that what they tell of it can be laid side by side. */
@Controller
class PartnershipPages {

    private static final String BACK = "redirect:/partnerships";

    private final PartnershipsApi partnerships;
    private final Contract contract;

    PartnershipPages(PartnershipsApi partnerships, Contract contract) {
        this.partnerships = partnerships;
        this.contract = contract;
    }

    @GetMapping("/partnerships")
    @Needs("listPartnerships")
    String list(Model model) {
        model.addAttribute("partnerships", Contract.body(partnerships.listPartnerships()));
        return "pages/partnerships";
    }

    @PostMapping("/partnerships")
    @Needs("savePartnership")
    String save(
            @RequestParam String first,
            @RequestParam String second,
            @RequestParam(defaultValue = "") String agreement,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate agreedOn,
            RedirectAttributes flash) {
        partnerships.savePartnership(
                first.strip(), second.strip(), contract.checked(new PartnershipEntryDto(agreement.strip(), agreedOn)));
        flash.addFlashAttribute("done", "frame.saved");
        return BACK;
    }

    @PostMapping("/partnerships/{first}/{second}/remove")
    @Needs("removePartnership")
    String remove(
            @PathVariable String first,
            @PathVariable String second,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        partnerships.removePartnership(first, second, contract.because(reason).getReason());
        flash.addFlashAttribute("done", "frame.done");
        return BACK;
    }
}

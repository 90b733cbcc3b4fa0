package org.zonemark.pages;

import java.nio.charset.StandardCharsets;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.Download;
import org.zonemark.api.Problems;
import org.zonemark.api.contract.NoticesApi;
import org.zonemark.api.model.NoticeLanguageDto;
import org.zonemark.api.model.NoticeTemplateDto;
import org.zonemark.api.model.NoticeTemplateEditDto;
import org.zonemark.api.model.NoticeTemplateKindDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.paper.PdfPrinter;

/** Notices as web page, for word processors and as PDF, and the templates that they are made from. */
@Controller
class NoticePages {

    private static final String VIEW = "pages/notice-template";
    private static final String LIST = "redirect:/notice-templates";

    private final NoticesApi notices;
    private final PdfPrinter printer;

    NoticePages(NoticesApi notices, PdfPrinter printer) {
        this.notices = notices;
        this.printer = printer;
    }

    @GetMapping("/notice-templates")
    @Needs("listNoticeTemplates")
    String templates(Model model) {
        model.addAttribute("templates", Contract.body(notices.listNoticeTemplates()));
        return "pages/notice-templates";
    }

    @GetMapping("/notice-templates/{kind}/{language}")
    @Needs("readNoticeTemplate")
    String template(@PathVariable NoticeTemplateKindDto kind, @PathVariable NoticeLanguageDto language, Model model) {
        NoticeTemplateDto template = Contract.body(notices.readNoticeTemplate(kind, language));
        model.addAttribute("template", template);
        model.addAttribute("body", template.getBody());
        return VIEW;
    }

    @PostMapping("/notice-templates/{kind}/{language}")
    @Needs("replaceNoticeTemplate")
    String replace(
            @PathVariable NoticeTemplateKindDto kind,
            @PathVariable NoticeLanguageDto language,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int version,
            Model model,
            RedirectAttributes flash,
            jakarta.servlet.http.HttpServletResponse response) {
        try {
            notices.replaceNoticeTemplate(
                    kind,
                    language,
                    new NoticeTemplateEditDto(body.replace("\r\n", "\n"), reason),
                    "\"" + version + "\"");
            flash.addFlashAttribute("done", "frame.saved");
            return LIST;
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute(
                    "faults",
                    Problems.faultyInput(e, LocaleContextHolder.getLocale()).getErrors());
        } catch (StaleVersionException e) {
            response.setStatus(409);
            model.addAttribute("refused", "notices.stale");
        }
        template(kind, language, model);
        model.addAttribute("body", body);
        model.addAttribute("reason", reason);
        return VIEW;
    }

    @PostMapping("/notice-templates/{kind}/{language}/restore")
    @Needs("restoreNoticeTemplate")
    String restore(
            @PathVariable NoticeTemplateKindDto kind,
            @PathVariable NoticeLanguageDto language,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int version,
            RedirectAttributes flash) {
        notices.restoreNoticeTemplate(kind, language, reason, "\"" + version + "\"");
        flash.addFlashAttribute("done", "frame.saved");
        return LIST;
    }

    /** @param as html, doc or pdf */
    @GetMapping("/rounds/{round}/notices/{kind}.{as:html|doc|pdf}")
    @Needs("writeNotice")
    ResponseEntity<byte[]> notice(
            @PathVariable String round,
            @PathVariable NoticeTemplateKindDto kind,
            @PathVariable String as,
            @RequestParam(defaultValue = "") String about) {
        ResponseEntity<String> written = notices.writeNotice(round, kind, about.isEmpty() ? null : about);
        String page = Contract.body(written);
        byte[] body = as.equals("pdf") ? printer.print(page) : page.getBytes(StandardCharsets.UTF_8);
        String name = kind.getValue() + "-" + round + (about.isEmpty() ? "" : "-" + about) + "." + as;
        MediaType type = switch (as) {
            case "pdf" -> MediaType.APPLICATION_PDF;
            case "doc" -> MediaType.parseMediaType("application/msword");
            default -> MediaType.parseMediaType("text/html;charset=UTF-8");
        };
        String shown = as.equals("doc") ? Download.attachment(name) : Download.inline(name);
        return ResponseEntity.ok()
                .header("Content-Security-Policy", written.getHeaders().getFirst("Content-Security-Policy"))
                .header(HttpHeaders.CONTENT_DISPOSITION, shown)
                .contentType(type)
                .body(body);
    }
}

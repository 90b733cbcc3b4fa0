package org.zonemark.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.Problems;
import org.zonemark.api.UploadTooLargeException;
import org.zonemark.api.contract.ExchangeApi;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.ExportFormatDto;
import org.zonemark.api.model.FormReportDto;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.sheet.UnreadableSheetException;

/** Self-assessments on paper's cousin: a zone's form, and the table of all zones. */
@Controller
class ExchangePages {

    /** A file that is larger is not carried from the preview to the confirmation, and has to be chosen again. */
    private static final int MOST_CARRIED = 1 << 20;

    private static final String FORM = "pages/form";
    private static final String IMPORT = "pages/import";

    private final ExchangeApi exchange;
    private final ZonesApi zones;
    private final Drafts drafts;

    ExchangePages(ExchangeApi exchange, ZonesApi zones, Drafts drafts) {
        this.exchange = exchange;
        this.zones = zones;
        this.drafts = drafts;
    }

    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/form")
    @Needs("downloadForm")
    String form(@PathVariable String zone, @PathVariable int year, Model model) {
        model.addAttribute("zone", Contract.body(zones.readZone(zone)));
        model.addAttribute("year", year);
        model.addAttribute(
                "editable",
                drafts.find(zone, year)
                        .map(draft -> !draft.stored().getLocked())
                        .orElse(true));
        return FORM;
    }

    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/form.xlsx")
    @Needs("downloadForm")
    ResponseEntity<StreamingResponseBody> workbook(@PathVariable String zone, @PathVariable int year) {
        return exchange.downloadForm(zone, year);
    }

    /** What a form that was filled in would change; nothing is stored. */
    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/form")
    @Needs("uploadForm")
    String preview(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        try {
            FormReportDto report = Contract.body(exchange.uploadForm(zone, year, uploaded(file), null, true));
            model.addAttribute("report", report);
            model.addAttribute("carried", carried(file));
        } catch (FaultyInputException | UnreadableSheetException | UploadTooLargeException e) {
            tell(e, model, response);
        }
        return form(zone, year, model);
    }

    /** Stores what was seen in the preview, unless somebody else was faster. */
    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/form/store")
    @Needs("uploadForm")
    String store(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam int version,
            @RequestParam String content,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            byte[] file = Base64.getDecoder().decode(content);
            exchange.uploadForm(zone, year, resource(file), "\"" + version + "\"", false);
            flash.addFlashAttribute("done", "frame.saved");
            return "redirect:/zones/" + zone + "/" + year;
        } catch (StaleVersionException e) {
            response.setStatus(409);
            model.addAttribute("refused", "exchange.stale");
        } catch (ConflictException e) {
            response.setStatus(409);
            model.addAttribute("refusedWords", e.words());
        } catch (IllegalArgumentException e) {
            response.setStatus(400);
            model.addAttribute("refused", "exchange.again");
        }
        return form(zone, year, model);
    }

    @GetMapping("/exchange")
    @Needs("exportSelfAssessments")
    String exchange(Model model) {
        model.addAttribute("provinces", Belt.names());
        return IMPORT;
    }

    /** @param format a table, or {@code forms} for the forms of all zones */
    @GetMapping("/exchange/export")
    @Needs({"exportSelfAssessments", "downloadForms"})
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam int year,
            @RequestParam(defaultValue = "") String province,
            @RequestParam(defaultValue = "xlsx") String format) {
        String where = province.isEmpty() ? null : province;
        return format.equals("forms")
                ? exchange.downloadForms(year, where)
                : exchange.exportSelfAssessments(year, where, ExportFormatDto.fromValue(format));
    }

    /** Stores a table of many zones, or tells what it would do. */
    @PostMapping("/exchange")
    @Needs("importSelfAssessments")
    String importTable(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestParam(defaultValue = "true") boolean dryRun,
            Model model,
            HttpServletResponse response) {
        try {
            model.addAttribute("report", Contract.body(zones.importSelfAssessments(uploaded(file), replace, dryRun)));
        } catch (FaultyInputException | UnreadableSheetException | UploadTooLargeException e) {
            tell(e, model, response);
        }
        model.addAttribute("replace", replace);
        return exchange(model);
    }

    /** Why a file was not taken. */
    private static void tell(RuntimeException refusal, Model model, HttpServletResponse response) {
        Locale locale = LocaleContextHolder.getLocale();
        ProblemDto problem = refusal instanceof FaultyInputException faulty
                ? Problems.faultyInput(faulty, locale)
                : refusal instanceof UnreadableSheetException unreadable
                        ? Problems.unreadableSheet(unreadable, locale)
                        : ((UploadTooLargeException) refusal).problem(locale);
        response.setStatus(problem.getStatus());
        model.addAttribute("problem", problem);
    }

    /** Null if it is not carried. */
    private static @Nullable String carried(@Nullable MultipartFile file) {
        if (file == null || file.getSize() > MOST_CARRIED) {
            return null;
        }
        try {
            return Base64.getEncoder().encodeToString(file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It may be large: it stays on the disk and is read from there, as far as whoever takes it goes. */
    private static InputStreamResource uploaded(@Nullable MultipartFile file) {
        return file == null ? resource(new byte[0]) : new InputStreamResource(file);
    }

    private static InputStreamResource resource(byte[] content) {
        return new InputStreamResource(new ByteArrayInputStream(content));
    }
}

package org.zonemark.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.EvidenceApi;
import org.zonemark.api.contract.ZonesApi;
import org.zonemark.api.model.EvidenceDto;
import org.zonemark.evidence.EvidenceRefusedException;
import org.zonemark.evidence.Uploads;

/** The documents of a zone and a year, and what they prove. */
@Controller
class EvidencePages {

    private static final String VIEW = "pages/evidence";

    private final ZonesApi zones;
    private final EvidenceApi evidence;
    private final Drafts drafts;
    private final Uploads uploads;
    private final CurrentActor currentActor;

    EvidencePages(ZonesApi zones, EvidenceApi evidence, Drafts drafts, Uploads uploads, CurrentActor currentActor) {
        this.zones = zones;
        this.evidence = evidence;
        this.drafts = drafts;
        this.uploads = uploads;
        this.currentActor = currentActor;
    }

    /** @param clause what a new document is to prove; nothing yet if null */
    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/evidence")
    @Needs("listEvidence")
    String list(@PathVariable String zone, @PathVariable int year, @RequestParam @Nullable String clause, Model model) {
        model.addAttribute("zone", Contract.body(zones.readZone(zone)));
        model.addAttribute("year", year);
        model.addAttribute("documents", Contract.body(evidence.listEvidence(zone, year)));
        model.addAttribute("asked", drafts.asked());
        model.addAttribute("clause", clause == null ? null : drafts.clause(clause));
        return VIEW;
    }

    /** @param upload a document that came in pieces, in place of the file */
    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/evidence")
    @Needs({"addEvidence", "linkEvidence"})
    String add(
            @PathVariable String zone,
            @PathVariable int year,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String upload,
            @RequestParam(defaultValue = "") String fileName,
            @RequestParam String issuingBody,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate issuedOn,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate validUntil,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam @Nullable Integer page,
            Model model,
            RedirectAttributes flash,
            jakarta.servlet.http.HttpServletResponse response) {
        boolean inPieces = !upload.isEmpty();
        String account = currentActor.require().name();
        String name = inPieces || file == null ? fileName : String.valueOf(file.getOriginalFilename());
        try (InputStream content = inPieces ? uploads.open(account, upload) : open(file)) {
            EvidenceDto added = Contract.body(evidence.addEvidence(
                    zone, year, name, issuingBody.strip(), issuedOn, new InputStreamResource(content), validUntil));
            if (!clause.isEmpty()) {
                evidence.linkEvidence(zone, added.getId(), clause, page);
            }
        } catch (EvidenceRefusedException e) {
            response.setStatus(422);
            model.addAttribute("refused", e.words());
            return list(zone, year, clause.isEmpty() ? null : clause, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (inPieces) {
            uploads.remove(account, upload);
        }
        flash.addFlashAttribute("done", "zone.evidence.added");
        return back(zone, year, clause);
    }

    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/evidence/{document}/link")
    @Needs("linkEvidence")
    String link(
            @PathVariable String zone,
            @PathVariable int year,
            @PathVariable String document,
            @RequestParam String clause,
            @RequestParam @Nullable Integer page) {
        evidence.linkEvidence(zone, document, clause, page);
        return back(zone, year, "");
    }

    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/evidence/{document}/unlink")
    @Needs("unlinkEvidence")
    String unlink(
            @PathVariable String zone,
            @PathVariable int year,
            @PathVariable String document,
            @RequestParam String clause) {
        evidence.unlinkEvidence(zone, document, clause);
        return back(zone, year, "");
    }

    @PostMapping("/zones/{zone}/{year:[0-9]{4}}/evidence/{document}/remove")
    @Needs("removeEvidence")
    String remove(@PathVariable String zone, @PathVariable int year, @PathVariable String document) {
        evidence.removeEvidence(zone, document);
        return back(zone, year, "");
    }

    /** How much of a document that comes in pieces is here. */
    @GetMapping("/zones/{zone}/{year:[0-9]{4}}/uploads/{upload:[0-9a-f]{8,64}}")
    @Needs("addEvidence")
    ResponseEntity<Map<String, Long>> uploaded(@PathVariable String zone, @PathVariable String upload) {
        return ResponseEntity.ok(
                Map.of("size", uploads.size(currentActor.require().name(), upload)));
    }

    @PutMapping("/zones/{zone}/{year:[0-9]{4}}/uploads/{upload:[0-9a-f]{8,64}}")
    @Needs("addEvidence")
    ResponseEntity<Map<String, Long>> uploadPiece(
            @PathVariable String zone,
            @PathVariable String upload,
            @RequestParam long offset,
            HttpServletRequest request)
            throws IOException {
        return ResponseEntity.ok(
                Map.of("size", uploads.add(currentActor.require().name(), upload, offset, request.getInputStream())));
    }

    private static InputStream open(@Nullable MultipartFile file) throws IOException {
        return file == null ? InputStream.nullInputStream() : file.getInputStream();
    }

    private static String back(String zone, int year, String clause) {
        return "redirect:/zones/" + zone + "/" + year + "/evidence" + (clause.isEmpty() ? "" : "?clause=" + clause);
    }
}

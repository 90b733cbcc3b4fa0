package org.zonemark.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.ExchangeApi;
import org.zonemark.api.model.ExportFormatDto;
import org.zonemark.api.model.FormReportDto;
import org.zonemark.api.model.ImportProgressDto;
import org.zonemark.assessment.AssessmentImport;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.exchange.AssessmentTable;
import org.zonemark.exchange.FormService;
import org.zonemark.scoring.Zone;
import org.zonemark.sheet.SheetLimits;
import org.zonemark.sheet.TableWriter;
import org.zonemark.sheet.UnreadableSheetException;
import tools.jackson.databind.json.JsonMapper;

/** Self-assessments as spreadsheets. */
@RestController
class ExchangeController implements ExchangeApi {

    private static final MediaType XLSX = MediaType.parseMediaType(TableWriter.Format.XLSX.mediaType());

    private final FormService forms;
    private final AssessmentTable table;
    private final AssessmentService assessments;
    private final AssessmentImport imports;
    private final ImportLines importLines;
    private final CurrentActor currentActor;
    private final Visibility visibility;
    private final Scorers scorers;
    private final Streams streams;
    private final JsonMapper json;

    ExchangeController(
            FormService forms,
            AssessmentTable table,
            AssessmentService assessments,
            AssessmentImport imports,
            ImportLines importLines,
            CurrentActor currentActor,
            Visibility visibility,
            Scorers scorers,
            Streams streams,
            JsonMapper json) {
        this.forms = forms;
        this.table = table;
        this.assessments = assessments;
        this.imports = imports;
        this.importLines = importLines;
        this.currentActor = currentActor;
        this.visibility = visibility;
        this.scorers = scorers;
        this.streams = streams;
        this.json = json;
    }

    @Override
    public ResponseEntity<StreamingResponseBody> downloadForm(String code, Integer year) {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try {
            forms.write(code, year, LocaleContextHolder.getLocale(), workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.attachment(assessments.zone(code).name() + "-" + year + ".xlsx"))
                .contentType(XLSX)
                .contentLength(workbook.size())
                .body(streams.taken(workbook::writeTo));
    }

    @Override
    @SheetUpload(PATH_UPLOAD_FORM)
    public ResponseEntity<FormReportDto> uploadForm(
            String code, Integer year, InputStreamResource body, @Nullable String ifMatch, Boolean dryRun) {
        try (Spool spool = Spool.of(body, SheetLimits.FORM.bytes())) {
            FormService.Preview preview = dryRun
                    ? forms.preview(code, year, spool.file())
                    : forms.store(currentActor.require().name(), code, year, spool.file(), Version.ifAny(ifMatch));
            return ResponseEntity.ok(
                    ImportMapper.form(preview, dryRun, scorers.rulebook(), LocaleContextHolder.getLocale()));
        }
    }

    @Override
    public ResponseEntity<StreamingResponseBody> downloadForms(Integer year, @Nullable String province) {
        Locale locale = LocaleContextHolder.getLocale();
        List<Zone> zones = zones("downloadForms", year, province);
        StreamingResponseBody archive = streams.taken(out -> {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            for (Zone zone : zones) {
                zip.putNextEntry(new ZipEntry(zone.province() + "/" + Download.fileName(zone.code() + " " + zone.name())
                        + "-" + year + ".xlsx"));
                forms.write(zone.code(), year, locale, new Unclosed(zip));
                zip.closeEntry();
            }
            zip.finish();
        });
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.attachment("self-assessment-forms-" + year + ".zip"))
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(archive);
    }

    /** Workbooks close what they are written to, and an archive goes on. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Override
    public ResponseEntity<StreamingResponseBody> exportSelfAssessments(
            Integer year, @Nullable String province, @Nullable ExportFormatDto format) {
        Locale locale = LocaleContextHolder.getLocale();
        List<Zone> zones = zones("exportSelfAssessments", year, province);
        ExportFormatDto wanted = format == null ? ExportFormatDto.XLSX : format;
        StreamingResponseBody file = wanted == ExportFormatDto.NDJSON
                ? out -> table.writeLines(zones, year, out)
                : out -> table.write(TableWriter.Format.valueOf(wanted.name()), zones, year, locale, out);
        MediaType type = wanted == ExportFormatDto.NDJSON
                ? MediaType.APPLICATION_NDJSON
                : MediaType.parseMediaType(
                        TableWriter.Format.valueOf(wanted.name()).mediaType());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.attachment("self-assessments-" + year + "." + wanted.getValue()))
                .contentType(type)
                .body(streams.taken(file));
    }

    @Override
    @SheetUpload(PATH_WATCH_IMPORT)
    public ResponseEntity<StreamingResponseBody> watchImport(
            InputStreamResource lines, Boolean replace, Boolean dryRun) {
        Locale locale = LocaleContextHolder.getLocale();
        String actor = currentActor.require().name();
        Spool spool = Spool.of(lines, ImportLines.MOST_BYTES);
        StreamingResponseBody progress = streams.taken(out -> {
            try (spool) {
                tell(out, watched(actor, spool, replace, dryRun, locale, out));
            }
        });
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(progress);
    }

    /** The last line: the report, or why nothing was stored. */
    private ImportProgressDto watched(
            String actor, Spool spool, boolean replace, boolean dryRun, Locale locale, OutputStream out) {
        int[] seen = {0};
        try {
            AssessmentImport.Report report = imports.store(actor, importLines.of(spool.file()), replace, dryRun, at -> {
                seen[0] = at;
                tell(out, new ImportProgressDto(at));
            });
            return new ImportProgressDto(seen[0]).report(ImportMapper.report(report, dryRun));
        } catch (FaultyInputException e) {
            return new ImportProgressDto(seen[0]).problem(Problems.faultyInput(e, locale));
        } catch (UnreadableSheetException e) {
            return new ImportProgressDto(seen[0]).problem(Problems.unreadableSheet(e, locale));
        } catch (BadLineException e) {
            return new ImportProgressDto(seen[0]).problem(e.problem(locale));
        }
    }

    /** A reader that is gone ends the import, and what it had done so far is undone. */
    private void tell(OutputStream out, ImportProgressDto line) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Zone> zones(String operation, int year, @Nullable String province) {
        if (!scorers.inForce().reader().covers(year)) {
            throw new NotFoundException(
                    org.zonemark.words.Phrases.phrase("problem.no_numbers", Integer.toString(year)));
        }
        return assessments.zones(ZoneMapper.filter(scorers.rulebook(), province, null, null)).stream()
                .filter(zone -> visibility.sees(operation, zone))
                .toList();
    }
}

package org.zonemark.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.zonemark.assessment.AssessmentImport;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.Faults;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.ImportLine;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.assessment.StoredAssessment;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import org.zonemark.sheet.CellValue;
import org.zonemark.sheet.RowHandler;
import org.zonemark.sheet.SheetFile;
import org.zonemark.sheet.SheetLimits;
import org.zonemark.sheet.TableWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The self-assessments of many zones as one table, a row for each; out and in again, row by row. */
@Service
public class AssessmentTable {

    private static final int LOT = 250;

    private final AssessmentService assessments;
    private final Scorers scorers;
    private final JsonMapper json;

    AssessmentTable(AssessmentService assessments, Scorers scorers, JsonMapper json) {
        this.assessments = assessments;
        this.scorers = scorers;
        this.json = json;
    }

    /** Writes what is stored of zones for a year; zones without a self-assessment are left out. */
    public void write(TableWriter.Format format, List<Zone> zones, int year, Locale locale, OutputStream out)
            throws IOException {
        Rulebook rulebook = scorers.inForce().scorer().rulebook();
        List<TableColumn> columns = TableColumn.all(rulebook);
        List<String> headings =
                columns.stream().map(column -> column.heading(locale)).toList();
        try (TableWriter table =
                TableWriter.of(format, FormWords.in(locale, "title", Integer.toString(year)), headings, out)) {
            for (int from = 0; from < zones.size(); from += LOT) {
                for (SelfAssessment one : stored(zones.subList(from, Math.min(zones.size(), from + LOT)), year)) {
                    table.row(columns.stream()
                            .map(column -> cell(column, one, locale))
                            .toList());
                }
            }
        }
    }

    /** Writes the same as documents, one on each line, to the letter as they are stored. */
    public void writeLines(List<Zone> zones, int year, OutputStream out) throws IOException {
        for (int from = 0; from < zones.size(); from += LOT) {
            List<Zone> lot = zones.subList(from, Math.min(zones.size(), from + LOT));
            Map<String, Zone> byCode = new HashMap<>();
            lot.forEach(zone -> byCode.put(zone.code(), zone));
            for (StoredAssessment one : assessments.stored(List.copyOf(byCode.keySet()), year)) {
                ObjectNode document = (ObjectNode) json.readTree(one.body());
                if (!document.has("zone")) {
                    Zone zone = byCode.get(one.zoneCode());
                    document.putObject("zone")
                            .put("code", zone.code())
                            .put("name", zone.name())
                            .put("province", zone.province())
                            .put("city", zone.city())
                            .put("basin", org.zonemark.words.Code.of(zone.basin()))
                            .put("type", org.zonemark.words.Code.of(zone.type()));
                }
                document.put("year", year);
                out.write(json.writeValueAsBytes(document));
                out.write('\n');
            }
        }
        out.flush();
    }

    private List<SelfAssessment> stored(List<Zone> zones, int year) {
        SelfAssessmentReader reader = scorers.inForce().reader();
        Map<String, StoredAssessment> bodies = new HashMap<>();
        assessments
                .stored(zones.stream().map(Zone::code).toList(), year)
                .forEach(one -> bodies.put(one.zoneCode(), one));
        List<SelfAssessment> found = new ArrayList<>();
        for (Zone zone : zones) {
            StoredAssessment one = bodies.get(zone.code());
            if (one != null) {
                ObjectNode document = (ObjectNode) json.readTree(one.body());
                document.remove("zone");
                SelfAssessment read = reader.read(document, zone, year).value();
                if (read != null) {
                    found.add(read);
                }
            }
        }
        return found;
    }

    static @Nullable CellValue cell(TableColumn column, SelfAssessment assessment, Locale locale) {
        Zone zone = assessment.zone();
        List<LeadingIndustry> industries = assessment.leadingIndustries();
        LeadingIndustry industry = column.industry() > 0 && column.industry() <= industries.size()
                ? industries.get(column.industry() - 1)
                : null;
        return switch (column.kind()) {
            case YEAR -> CellValue.number(assessment.year());
            case ZONE -> CellValue.text(zone.code());
            case NAME -> CellValue.text(zone.name());
            case PROVINCE -> CellValue.text(zone.province());
            case ANSWER -> answer(java.util.Objects.requireNonNull(column.field()), assessment, locale);
            case INDUSTRY_NAME -> industry == null ? null : CellValue.text(industry.name());
            case INDUSTRY_SHARE -> industry == null ? null : CellValue.number(industry.share());
            case INDUSTRY_ROWS ->
                industry == null || industry.rows().isEmpty()
                        ? null
                        : CellValue.text(String.join("、", industry.rows()));
            case INDUSTRY_CONDITION ->
                industry == null
                        ? null
                        : CellValue.text(FormWords.in(locale, industry.conditionShown() ? "yes" : "no"));
        };
    }

    private static @Nullable CellValue answer(FormField field, SelfAssessment assessment, Locale locale) {
        Answer answer = assessment.answers().getOrDefault(field.criterion().id(), Answer.NONE);
        if (answer.notApplicable() != null) {
            return field.part() == FormField.Part.TRANSFERS
                    ? null
                    : CellValue.text(FormWords.in(locale, "not_applicable", answer.notApplicable()));
        }
        return switch (field.part()) {
            case VALUE -> answer.value() == null ? null : CellValue.number(answer.value());
            case LEVEL -> answer.level() == null ? null : CellValue.number(answer.level());
            case TRANSFERS ->
                answer.heavyPollutingTransfers() == null ? null : CellValue.number(answer.heavyPollutingTransfers());
            default -> answer.items() == null ? null : CellValue.text(items(answer.items(), locale));
        };
    }

    private static String items(List<Integer> items, Locale locale) {
        return items.isEmpty()
                ? FormWords.in(locale, "none")
                : String.join("、", items.stream().map(String::valueOf).toList());
    }

    /**
     * The rows of a table, whatever the order of its columns; those that it does not have leave what is stored as it is.
     *
     * <p>Reading them throws {@link org.zonemark.sheet.UnreadableSheetException} if the file is no spreadsheet, and {@link
     * FaultyInputException} if it has no headings of the table.
     */
    public AssessmentImport.Source rows(Path file) {
        return taker -> read(file, scorers.inForce().scorer().rulebook(), taker);
    }

    static void read(Path file, Rulebook rulebook, Consumer<ImportLine> taker) {
        Rows rows = new Rows(rulebook, taker);
        SheetFile.read(file, SheetLimits.TABLE, rows);
        rows.checkSomeHeadings();
    }

    /** Reads rows as they come. */
    private static final class Rows implements RowHandler {

        private final List<TableColumn> known;
        private final Rulebook rulebook;
        private final Consumer<ImportLine> taker;
        private String sheet = "";
        private Map<Integer, TableColumn> columns = Map.of();
        private boolean someHeadings;

        Rows(Rulebook rulebook, Consumer<ImportLine> taker) {
            this.known = TableColumn.all(rulebook);
            this.rulebook = rulebook;
            this.taker = taker;
        }

        @Override
        public void sheet(String name) {
            sheet = name;
            columns = Map.of();
        }

        @Override
        public void row(int number, SortedMap<Integer, CellValue> cells) {
            if (columns.isEmpty()) {
                findHeadings(number, cells);
            } else if (columns.keySet().stream().anyMatch(cells::containsKey)) {
                taker.accept(new TableLine(sheet, number, columns, cells));
            }
        }

        private void findHeadings(int number, SortedMap<Integer, CellValue> cells) {
            Map<Integer, TableColumn> found = new TreeMap<>();
            Map<TableColumn, Integer> named = new HashMap<>();
            Faults faults = new Faults();
            cells.forEach((column, cell) -> known.stream()
                    .filter(one -> one.isNamed(cell.text()))
                    .findFirst()
                    .ifPresentOrElse(
                            one -> {
                                if (named.putIfAbsent(one, column) != null) {
                                    faults.add(() -> Fault.at("", FaultCode.DUPLICATE_ITEM, cell.text(), "one_heading")
                                            .in(null, place(number, column)));
                                } else {
                                    found.put(column, one);
                                }
                            },
                            () -> unknown(cell.text())
                                    .ifPresent(key ->
                                            faults.add(() -> Fault.at("", FaultCode.UNKNOWN_CLAUSE, key, "clause")
                                                    .in(null, place(number, column))))));
            if (found.values().stream().noneMatch(column -> column.kind() == TableColumn.Kind.ZONE)) {
                return;
            }
            if (found.values().stream().noneMatch(column -> column.kind() == TableColumn.Kind.YEAR)) {
                faults.add(() -> Fault.at("", FaultCode.MISSING_COLUMN, null, "heading", FormWords.words("year"))
                        .in(null, place(number, 0)));
            }
            if (!faults.isEmpty()) {
                throw faults.refusal();
            }
            columns = found;
            someHeadings = true;
        }

        /** A heading that names a clause which takes no answer, or that the rulebook does not have. */
        private java.util.Optional<String> unknown(String heading) {
            return TableColumn.key(heading)
                    .filter(key -> rulebook.criterion(key.replaceAll("/.*", "")).isEmpty());
        }

        private org.zonemark.sheet.CellPlace place(int row, int column) {
            return new org.zonemark.sheet.CellPlace(sheet, row, column);
        }

        void checkSomeHeadings() {
            if (!someHeadings) {
                throw new FaultyInputException(List.of(Fault.at(
                        "",
                        FaultCode.MISSING_COLUMN,
                        null,
                        "form_headings",
                        FormWords.words("zone_code"),
                        FormWords.words("year"))));
            }
        }
    }
}

package org.zonemark.exchange;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.Faults;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.sheet.CellArea;
import org.zonemark.sheet.CellPlace;
import org.zonemark.sheet.CellValue;
import org.zonemark.sheet.RowHandler;
import org.zonemark.sheet.SheetFile;
import org.zonemark.sheet.SheetLimits;

/**
 * Reads a form that was filled in: clauses by their ids and columns by their headings, so that rows and columns may have been moved
 * and sheets renamed. A sheet without headings of the form is passed over.
 */
final class FormReader implements RowHandler {

    /** A sheet as it is read. */
    private static final class FormSheet {

        private final String name;
        private final Map<FormHeading, Integer> columns = new EnumMap<>(FormHeading.class);
        private final Map<Integer, String> clauseRows = new TreeMap<>();
        private int headings;

        FormSheet(String name) {
            this.name = name;
        }

        CellPlace place(int row, int column) {
            return new CellPlace(name, row, column);
        }

        boolean asksForClauses() {
            return columns.containsKey(FormHeading.CLAUSE);
        }

        boolean asksForIndustries() {
            return columns.containsKey(FormHeading.INDUSTRY_NAME);
        }
    }

    private static final String ZONE = "/zone/code";
    private static final String YEAR = "/year";

    private final String zone;
    private final int year;
    private final Map<String, FormField> fields = new HashMap<>();
    private final Rulebook rulebook;
    private final TypedAssessment typed = new TypedAssessment();
    private final Map<String, CellPlace> seen = new HashMap<>();
    private @Nullable FormSheet sheet;
    private int formSheets;
    private int industries;

    private FormReader(Rulebook rulebook, String zone, int year) {
        this.rulebook = rulebook;
        this.zone = zone;
        this.year = year;
        for (Criterion criterion : rulebook.criteria()) {
            FormField.of(criterion).forEach(field -> fields.put(field.key(), field));
            FormField.items(criterion).forEach(field -> fields.put(field.key(), field));
        }
    }

    /**
     * @throws org.zonemark.sheet.UnreadableSheetException if it is no spreadsheet, or one that is not read
     * @throws FaultyInputException if it is no form
     */
    static TypedAssessment read(Path file, Rulebook rulebook, String zone, int year) {
        FormReader reader = new FormReader(rulebook, zone, year);
        SheetFile.read(file, SheetLimits.FORM, reader);
        if (reader.formSheets == 0) {
            Faults faults = reader.typed.faults();
            faults.add(() -> Fault.at(
                    "",
                    FaultCode.MISSING_COLUMN,
                    null,
                    "form_headings",
                    FormHeading.CLAUSE.words(),
                    FormHeading.ANSWER.words()));
            throw faults.refusal();
        }
        return reader.typed;
    }

    @Override
    public void sheet(String name) {
        sheet = new FormSheet(name);
    }

    @Override
    public void row(int number, SortedMap<Integer, CellValue> cells) {
        FormSheet here = java.util.Objects.requireNonNull(sheet);
        if (findHeadings(here, number, cells)) {
            return;
        }
        if (here.headings == 0) {
            checkWhose(here, number, cells);
        } else if (here.asksForClauses()) {
            clauseRow(here, number, cells);
        } else if (here.asksForIndustries()) {
            industryRow(here, number, cells);
        }
    }

    /** Whether the row holds the headings of the columns. */
    private boolean findHeadings(FormSheet here, int number, SortedMap<Integer, CellValue> cells) {
        Map<FormHeading, Integer> found = new EnumMap<>(FormHeading.class);
        for (Map.Entry<Integer, CellValue> cell : cells.entrySet()) {
            FormHeading heading = FormHeading.of(cell.getValue().text()).orElse(null);
            if (heading != null && found.putIfAbsent(heading, cell.getKey()) != null) {
                typed.fault(
                        here.place(number, cell.getKey()),
                        "",
                        null,
                        FaultCode.DUPLICATE_ITEM,
                        cell.getValue().text(),
                        "one_heading");
            }
        }
        boolean clauses = found.containsKey(FormHeading.CLAUSE);
        boolean industriesHere = found.containsKey(FormHeading.INDUSTRY_NAME) && found.size() > 1;
        if (!clauses && !industriesHere) {
            return false;
        }
        if (clauses && !found.containsKey(FormHeading.ANSWER)) {
            typed.fault(
                    here.place(number, found.get(FormHeading.CLAUSE)),
                    "",
                    null,
                    FaultCode.MISSING_COLUMN,
                    null,
                    "heading",
                    FormHeading.ANSWER.words());
        }
        here.columns.clear();
        here.columns.putAll(found);
        here.headings = number;
        formSheets++;
        if (industriesHere && !clauses) {
            typed.mentionIndustries(here.place(number, found.get(FormHeading.INDUSTRY_NAME)));
        }
        return true;
    }

    /** What stands above the headings, or on the first sheet, says whose form it is. */
    private void checkWhose(FormSheet here, int number, SortedMap<Integer, CellValue> cells) {
        for (Map.Entry<Integer, CellValue> cell : cells.entrySet()) {
            SortedMap<Integer, CellValue> beside = cells.tailMap(cell.getKey() + 1);
            String label = cell.getValue().text().strip();
            if (beside.isEmpty()) {
                return;
            }
            int column = beside.firstKey();
            CellValue said = beside.get(column);
            if (FormWords.is("zone_code", label) && !said.text().strip().equals(zone)) {
                typed.fault(
                        here.place(number, column), ZONE, null, FaultCode.DIFFERS, said.text(), "form_of_zone", zone);
            }
            if (FormWords.is("year", label)
                    && TypedValues.year(said).map(one -> one != year).orElse(true)) {
                typed.fault(
                        here.place(number, column),
                        YEAR,
                        null,
                        FaultCode.DIFFERS,
                        said.text(),
                        "form_of_year",
                        Integer.toString(year));
            }
        }
    }

    private void clauseRow(FormSheet here, int number, SortedMap<Integer, CellValue> cells) {
        int keyColumn = here.columns.get(FormHeading.CLAUSE);
        CellValue key = cells.get(keyColumn);
        if (key == null) {
            checkNothingStray(here, number, cells);
            return;
        }
        String written = key.text().strip();
        FormField field = fields.get(written);
        if (field == null) {
            if (rulebook.criterion(written).isEmpty()) {
                typed.fault(
                        here.place(number, keyColumn), "/values", null, FaultCode.UNKNOWN_CLAUSE, written, "clause");
            }
            return;
        }
        CellPlace before = seen.putIfAbsent(written, here.place(number, keyColumn));
        if (before != null) {
            typed.fault(
                    here.place(number, keyColumn),
                    "/values/" + field.criterion().id(),
                    field.criterion().id(),
                    FaultCode.DUPLICATE_ITEM,
                    written,
                    "one_row",
                    before.sheet(),
                    before.cell());
            return;
        }
        here.clauseRows.put(number, field.criterion().id());
        answer(here, number, cells, field);
    }

    private void answer(FormSheet here, int number, SortedMap<Integer, CellValue> cells, FormField field) {
        String clause = field.criterion().id();
        Integer column = here.columns.get(FormHeading.ANSWER);
        Integer reasonColumn = here.columns.get(FormHeading.REASON);
        if (column != null) {
            typed.mention(clause, here.place(number, column));
            CellValue cell = cells.get(column);
            if (cell != null) {
                typed.answer(field, cell, here.place(number, column));
            }
        }
        CellValue reason = reasonColumn == null ? null : cells.get(reasonColumn);
        if (reasonColumn != null && reason != null) {
            typed.reason(clause, reason, here.place(number, reasonColumn));
        }
    }

    /** An answer beside no clause would be lost. */
    private void checkNothingStray(FormSheet here, int number, SortedMap<Integer, CellValue> cells) {
        Integer column = here.columns.get(FormHeading.ANSWER);
        CellValue stray = column == null ? null : cells.get(column);
        if (column != null && stray != null) {
            typed.fault(
                    here.place(number, column),
                    "/values",
                    null,
                    FaultCode.UNKNOWN_CLAUSE,
                    stray.text(),
                    "clause_beside");
        }
    }

    private void industryRow(FormSheet here, int number, SortedMap<Integer, CellValue> cells) {
        boolean some = false;
        for (Map.Entry<FormHeading, Integer> column : here.columns.entrySet()) {
            CellValue cell = cells.get(column.getValue());
            if (cell != null) {
                some = true;
                typed.industry(industries + 1, partOf(column.getKey()), cell, here.place(number, column.getValue()));
            }
        }
        if (some) {
            industries++;
        }
    }

    private static String partOf(FormHeading heading) {
        return switch (heading) {
            case INDUSTRY_NAME -> "name";
            case INDUSTRY_SHARE -> "share";
            case INDUSTRY_ROWS -> "rows";
            default -> "conditionShown";
        };
    }

    /** In merged cells only the first has a value, and whose it is cannot be told. */
    @Override
    public void merged(CellArea area) {
        FormSheet here = java.util.Objects.requireNonNull(sheet);
        for (FormHeading heading : List.of(FormHeading.CLAUSE, FormHeading.ANSWER, FormHeading.REASON)) {
            Integer column = here.columns.get(heading);
            if (column == null) {
                continue;
            }
            for (Map.Entry<Integer, String> row : here.clauseRows.entrySet()) {
                if (area.covers(row.getKey(), column)) {
                    typed.fault(
                            here.place(row.getKey(), column),
                            "/values/" + row.getValue(),
                            row.getValue(),
                            FaultCode.MERGED_CELLS,
                            area.toString(),
                            "cells_apart");
                    return;
                }
            }
        }
    }
}

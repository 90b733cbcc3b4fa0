package org.zonemark.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.ImportLine;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.scoring.Zone;
import org.zonemark.sheet.CellPlace;
import org.zonemark.sheet.CellValue;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A row of a table: what was typed about one zone. */
final class TableLine implements ImportLine {

    private static final Pattern CLAIM = Pattern.compile("^\\s*(?:不适用|N/A|n/a)\\s*[：:]\\s?(.*)$", Pattern.DOTALL);

    private final String sheet;
    private final int number;
    private final TypedAssessment typed = new TypedAssessment();
    private @Nullable CellValue zone;
    private @Nullable CellValue year;
    private CellPlace zonePlace;
    private CellPlace yearPlace;

    TableLine(String sheet, int number, Map<Integer, TableColumn> columns, SortedMap<Integer, CellValue> cells) {
        this.sheet = sheet;
        this.number = number;
        this.zonePlace = place(0);
        this.yearPlace = place(0);
        columns.forEach((column, what) -> cell(what, place(column), cells.get(column)));
    }

    private CellPlace place(int column) {
        return new CellPlace(sheet, number, column);
    }

    private void cell(TableColumn column, CellPlace place, @Nullable CellValue cell) {
        switch (column.kind()) {
            case ZONE -> {
                zone = cell;
                zonePlace = place;
            }
            case YEAR -> {
                year = cell;
                yearPlace = place;
            }
            case NAME, PROVINCE -> {
                // Said for people.
            }
            case ANSWER -> answer(java.util.Objects.requireNonNull(column.field()), place, cell);
            default -> {
                typed.mentionIndustries(place);
                if (cell != null) {
                    typed.industry(column.industry(), column.kind().part(), cell, place);
                }
            }
        }
    }

    private void answer(FormField field, CellPlace place, @Nullable CellValue cell) {
        String clause = field.criterion().id();
        typed.mention(clause, place);
        if (cell == null) {
            return;
        }
        Matcher claim = CLAIM.matcher(cell.text());
        if (cell.kind() == CellValue.Kind.TEXT && claim.matches()) {
            typed.reason(clause, CellValue.text(claim.group(1)), place);
        } else {
            typed.answer(field, cell, place);
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String zone() {
        return zone == null ? "" : zone.text().strip();
    }

    @Override
    public Optional<Integer> year() {
        return Optional.ofNullable(year).flatMap(TypedValues::year);
    }

    @Override
    public List<Fault> withoutYear(SelfAssessmentReader reader) {
        String first = Integer.toString(reader.firstYear());
        String last = Integer.toString(SelfAssessmentReader.LAST_YEAR);
        FaultCode code = year == null ? FaultCode.REQUIRED : FaultCode.OUT_OF_RANGE;
        return List.of(Fault.at("/year", code, year == null ? null : year.text(), "year", first, last));
    }

    @Override
    public Made made(Zone itsZone, int itsYear, @Nullable ObjectNode stored, SelfAssessmentReader reader) {
        ObjectNode before =
                stored == null ? JsonNodeFactory.instance.objectNode().put("year", itsYear) : stored;
        MergedAssessment merged = MergedAssessment.of(before, typed, itsZone, itsYear, reader);
        boolean asBefore = stored != null && merged.faults().isEmpty() && merged.changesNothing();
        return new Made(asBefore ? stored : merged.document(), merged.faults());
    }

    @Override
    public Fault placed(Fault fault) {
        if (fault.place() != null) {
            return fault;
        }
        CellPlace place = fault.pointer().startsWith("/year") ? yearPlace : typed.place(fault.pointer());
        return fault.in(fault.clause(), place == null ? zonePlace : place);
    }
}

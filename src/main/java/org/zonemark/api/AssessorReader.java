package org.zonemark.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.api.model.AssessorPlanDto;
import org.zonemark.api.model.AssessorReportRequestDto;
import org.zonemark.api.model.ClauseFindingDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Kind;
import org.zonemark.rulebook.Range;
import org.zonemark.voice.Assessor;
import org.zonemark.voice.AssessorReport;
import org.zonemark.voice.AssessorReport.ClauseFinding;
import org.zonemark.words.Numbers;

/** Reads assessors and their reports, and finds what is missing or cannot be true. */
@Component
class AssessorReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_REFERENCE = 500;

    private final Scorers scorers;

    AssessorReader(Scorers scorers) {
        this.scorers = scorers;
    }

    /** @throws FaultyInputException with every fault, if there are any */
    Assessor assessor(String round, String id, AssessorPlanDto dto) {
        List<Fault> faults = new ArrayList<>();
        Assessor.Independence independence = new Assessor.Independence(
                dto.getIndependence().getDeclared(),
                FreeText.due("/independence/text", dto.getIndependence().getText(), LONGEST_TEXT, faults),
                dto.getIndependence().getDeclaredOn());
        String name = FreeText.due("/name", dto.getName(), LONGEST_NAME, faults);
        FreeText.refuseIfFaulty(faults);
        return new Assessor(round, id, name, independence, dto.getZones());
    }

    /** @throws FaultyInputException with every fault, if there are any */
    AssessorReport report(AssessorReportRequestDto dto) {
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<ClauseFinding> findings = new ArrayList<>();
        for (int i = 0; i < dto.getFindings().size(); i++) {
            ClauseFindingDto finding = dto.getFindings().get(i);
            String pointer = "/findings/" + i;
            if (!seen.add(finding.getClause())) {
                faults.add(Fault.at(pointer + "/clause", FaultCode.DUPLICATE_ITEM, finding.getClause(), "one_finding"));
            }
            findings.add(finding(pointer, finding, faults));
        }
        String summary = FreeText.optional("/summary", dto.getSummary(), LONGEST_TEXT, faults);
        FreeText.refuseIfFaulty(faults);
        return new AssessorReport(dto.getReportedOn(), summary, findings);
    }

    private ClauseFinding finding(String pointer, ClauseFindingDto dto, List<Fault> faults) {
        scorers.rulebook()
                .criterion(dto.getClause())
                .ifPresentOrElse(
                        criterion -> check(criterion, pointer, dto, faults),
                        () -> faults.add(
                                Fault.at(pointer + "/clause", FaultCode.UNKNOWN_CLAUSE, dto.getClause(), "clause")));
        String remark = FreeText.optional(pointer + "/remark", dto.getRemark(), LONGEST_TEXT, faults);
        if (dto.getValue() == null && dto.getLevel() == null && remark == null) {
            faults.add(Fault.at(pointer, FaultCode.REQUIRED, null, "finding"));
        }
        return new ClauseFinding(
                dto.getClause(),
                dto.getValue(),
                dto.getLevel(),
                remark,
                FreeText.optional(pointer + "/evidence", dto.getEvidence(), LONGEST_REFERENCE, faults));
    }

    /** A level where the clause has levels, a value where it has values, and neither where it takes no answer. */
    private static void check(Criterion criterion, String pointer, ClauseFindingDto dto, List<Fault> faults) {
        boolean answered = criterion.source() == Criterion.AnswerSource.ANSWER;
        boolean levels = answered && criterion.kind() == Kind.MATURITY;
        Double value = dto.getValue();
        if (value != null) {
            String received = Numbers.plain(value);
            Range range = range(criterion);
            if (!answered || levels) {
                faults.add(
                        Fault.at(pointer + "/value", FaultCode.WRONG_KIND, received, levels ? "a_level" : "a_remark"));
            } else if (!range.contains(value)) {
                faults.add(Fault.at(
                        pointer + "/value",
                        FaultCode.OUT_OF_RANGE,
                        received,
                        range.hasLeast() && range.hasMost() ? "range" : range.hasLeast() ? "at_least" : "at_most",
                        Numbers.plain(range.least()),
                        Numbers.plain(range.most()),
                        criterion.indicator().unit()));
            }
        }
        checkLevel(criterion, levels, answered, pointer, dto.getLevel(), faults);
    }

    private static void checkLevel(
            Criterion criterion,
            boolean levels,
            boolean answered,
            String pointer,
            @Nullable Integer level,
            List<Fault> faults) {
        if (level == null) {
            return;
        }
        int highest = criterion.steps().size() - 1;
        if (!levels) {
            String due = answered ? "a_value" : "a_remark";
            faults.add(Fault.at(pointer + "/level", FaultCode.WRONG_KIND, level.toString(), due));
        } else if (level < 0 || level > highest) {
            faults.add(Fault.at(pointer + "/level", FaultCode.BAD_LEVEL, level.toString(), "level", highest));
        }
    }

    private static Range range(Criterion criterion) {
        return criterion.kind() == Kind.CHECKLIST
                ? new Range(0, criterion.steps().size())
                : criterion.indicator().range();
    }
}

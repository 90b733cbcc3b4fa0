package org.zonemark.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.zonemark.api.model.RoundPlanDto;
import org.zonemark.api.model.StepDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.Scorers;
import org.zonemark.round.Application.Note;
import org.zonemark.round.Round;
import org.zonemark.round.Step;
import org.zonemark.round.StepDetails;

/** Reads what somebody says with a step, or of a round, and finds what is missing or not true. */
@Component
class StepReader {

    /** As the contract has it in addresses; a page takes it from a form. */
    private static final Pattern ROUND_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Scorers scorers;

    StepReader(Scorers scorers) {
        this.scorers = scorers;
    }

    /** @throws FaultyInputException with every fault, if there are any */
    StepDetails details(Step step, StepDto dto) {
        StepDetails details = RoundMapper.details(dto);
        List<Fault> faults = new ArrayList<>();
        if (step.needsReason() && details.reason() == null) {
            faults.add(Fault.at("/reason", FaultCode.REQUIRED, null, "step_reason"));
        }
        if (step == Step.SUBMIT && !details.pledge()) {
            faults.add(Fault.at("/pledge", FaultCode.REQUIRED, null, "pledge"));
        }
        if (step == Step.DECIDE && details.accepted() == null) {
            faults.add(Fault.at("/accepted", FaultCode.REQUIRED, null, "truth"));
        }
        if (step == Step.RETURN_FOR_CORRECTION) {
            checkReturn(details, faults);
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return details;
    }

    private void checkReturn(StepDetails details, List<Fault> faults) {
        if (details.deadline() == null) {
            faults.add(Fault.at("/deadline", FaultCode.REQUIRED, null, "deadline"));
        }
        if (details.notes().isEmpty()) {
            faults.add(Fault.at("/notes", FaultCode.REQUIRED, null, "notes"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < details.notes().size(); i++) {
            Note note = details.notes().get(i);
            String pointer = "/notes/" + i + "/clause";
            if (scorers.rulebook().criterion(note.clause()).isEmpty()) {
                faults.add(Fault.at(pointer, FaultCode.UNKNOWN_CLAUSE, note.clause(), "clause"));
            } else if (!seen.add(note.clause())) {
                faults.add(Fault.at(pointer, FaultCode.DUPLICATE_ITEM, note.clause(), "one_note"));
            }
        }
    }

    /** @throws FaultyInputException with every fault, if there are any */
    Round.Plan plan(String id, RoundPlanDto dto) {
        Round.Plan plan = RoundMapper.plan(dto);
        List<Fault> faults = new ArrayList<>();
        if (!ROUND_ID.matcher(id).matches()) {
            faults.add(Fault.at("/id", FaultCode.BAD_TEXT, id, "round_id"));
        }
        if (plan.submitUntil().isBefore(plan.submitFrom())) {
            String until = plan.submitUntil().toString();
            faults.add(Fault.at("/submitUntil", FaultCode.OUT_OF_RANGE, until, "not_before", plan.submitFrom()));
        }
        if (plan.dataYear() < scorers.rulebook().firstYear()) {
            String year = Integer.toString(plan.dataYear());
            faults.add(Fault.at(
                    "/dataYear",
                    FaultCode.OUT_OF_RANGE,
                    year,
                    "year",
                    scorers.rulebook().firstYear(),
                    "2100"));
        }
        for (int i = 0; i < plan.provinces().size(); i++) {
            if (scorers.rulebook()
                    .catalogue()
                    .gazetteer()
                    .basinOf(plan.provinces().get(i))
                    .isEmpty()) {
                faults.add(Fault.at(
                        "/eligibility/provinces/" + i,
                        FaultCode.NOT_ONE_OF,
                        plan.provinces().get(i),
                        "one_of",
                        String.join(
                                ", ",
                                scorers.rulebook()
                                        .catalogue()
                                        .gazetteer()
                                        .provinces()
                                        .keySet())));
            }
        }
        if (plan.cutPlaces() != null && plan.cutTotal() != null) {
            faults.add(Fault.at("/cut", FaultCode.CONTRADICTION, null, "one_cut"));
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return plan;
    }
}

package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.ApplicationStateDto;
import org.zonemark.api.model.CutDto;
import org.zonemark.api.model.EligibilityDto;
import org.zonemark.api.model.NoteDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundPlanDto;
import org.zonemark.api.model.RoundStateDto;
import org.zonemark.api.model.RulebookVersionDto;
import org.zonemark.api.model.RungDto;
import org.zonemark.api.model.StepDto;
import org.zonemark.api.model.StepTakenDto;
import org.zonemark.api.model.WeightSetVersionDto;
import org.zonemark.round.Application;
import org.zonemark.round.Round;
import org.zonemark.round.Rung;
import org.zonemark.round.State;
import org.zonemark.round.Step;
import org.zonemark.round.StepDetails;
import org.zonemark.words.Code;

/** Rounds and applications as the contract has them, and back. */
final class RoundMapper {

    private RoundMapper() {}

    /** @param visible which zones the reader may know of */
    static RoundDto round(Round round, Predicate<String> visible) {
        Round.Frozen frozen = round.frozen();
        return new RoundDto(
                        round.id(),
                        RoundStateDto.fromValue(Code.of(round.state())),
                        plan(round.plan(), visible),
                        round.plan().zones().size(),
                        round.version())
                .rulebook(
                        frozen == null
                                ? null
                                : new RulebookVersionDto(frozen.rulebookVersion(), frozen.rulebookSha256()))
                .weightSet(
                        frozen == null
                                ? null
                                : new WeightSetVersionDto(frozen.weightSetId(), frozen.weightSetSha256()));
    }

    private static RoundPlanDto plan(Round.Plan plan, Predicate<String> visible) {
        return new RoundPlanDto(plan.name(), plan.dataYear(), plan.submitFrom(), plan.submitUntil())
                .eligibility(new EligibilityDto()
                        .provinces(plan.provinces())
                        .zones(plan.zones().stream().filter(visible).toList()))
                .quotaPerProvince(plan.quotaPerProvince())
                .cut(new CutDto().places(plan.cutPlaces()).leastTotal(plan.cutTotal()))
                .rungsLeftOut(plan.rungsLeftOut().stream()
                        .sorted()
                        .map(rung -> RungDto.fromValue(Code.of(rung)))
                        .toList());
    }

    static Round.Plan plan(RoundPlanDto dto) {
        EligibilityDto eligibility = dto.getEligibility();
        CutDto cut = dto.getCut();
        Set<Rung> leftOut = orEmpty(dto.getRungsLeftOut()).stream()
                .map(rung -> Code.read(Rung.class, rung.getValue()))
                .collect(Collectors.toSet());
        return new Round.Plan(
                dto.getName().strip(),
                dto.getDataYear(),
                dto.getSubmitFrom(),
                dto.getSubmitUntil(),
                eligibility == null ? List.of() : orEmpty(eligibility.getProvinces()),
                eligibility == null ? List.of() : orEmpty(eligibility.getZones()),
                dto.getQuotaPerProvince(),
                cut == null ? null : cut.getPlaces(),
                cut == null ? null : cut.getLeastTotal(),
                leftOut);
    }

    static ApplicationDto application(Application application, Round round) {
        return new ApplicationDto(
                application.roundId(),
                ZoneMapper.zone(application.zone()),
                state(application.state()),
                application.accepted(),
                application.deadline(),
                application.total(),
                application.standing(),
                application.allowedSteps(round.ladder()).stream()
                        .map(Step::operation)
                        .toList(),
                application.notes().stream()
                        .map(note -> new NoteDto(note.clause(), note.comment()))
                        .toList(),
                application.steps().stream().map(RoundMapper::step).toList());
    }

    private static StepTakenDto step(Application.StepTaken taken) {
        return new StepTakenDto(
                taken.step().operation(),
                state(taken.from()),
                state(taken.to()),
                taken.actor(),
                taken.at().atOffset(ZoneOffset.UTC),
                taken.reason(),
                taken.submissionSha256());
    }

    private static ApplicationStateDto state(State state) {
        return ApplicationStateDto.fromValue(state.code());
    }

    static StepDetails details(StepDto dto) {
        String reason = dto.getReason();
        return new StepDetails(
                reason == null || reason.isBlank() ? null : reason.strip(),
                Boolean.TRUE.equals(dto.getPledge()),
                dto.getAccepted(),
                dto.getDeadline(),
                orEmpty(dto.getNotes()).stream()
                        .map(note -> new Application.Note(note.getClause(), note.getComment()))
                        .toList());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}

package org.zonemark.api;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.ApplicationStateDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundPlanDto;
import org.zonemark.api.model.StepDto;
import org.zonemark.round.Application;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.Round;
import org.zonemark.round.RoundService;
import org.zonemark.round.Step;

/** Rounds, and the steps of applications in them. */
@RestController
class RoundsController implements RoundsApi {

    private final RoundService rounds;
    private final ApplicationService applications;
    private final CurrentActor currentActor;
    private final Visibility visibility;
    private final StepReader steps;

    RoundsController(
            RoundService rounds,
            ApplicationService applications,
            CurrentActor currentActor,
            Visibility visibility,
            StepReader steps) {
        this.rounds = rounds;
        this.applications = applications;
        this.currentActor = currentActor;
        this.visibility = visibility;
        this.steps = steps;
    }

    @Override
    public ResponseEntity<List<RoundDto>> listRounds() {
        Predicate<String> visible = visibility.seen("listZones");
        return ResponseEntity.ok(rounds.rounds().stream()
                .map(round -> RoundMapper.round(round, visible))
                .toList());
    }

    @Override
    public ResponseEntity<RoundDto> readRound(String round) {
        return answer(rounds.round(round));
    }

    @Override
    public ResponseEntity<RoundDto> saveRound(String round, RoundPlanDto plan, @Nullable String ifMatch) {
        Round.Plan read = steps.plan(round, plan);
        return answer(rounds.plan(currentActor.require().name(), round, read, Version.ifAny(ifMatch)));
    }

    @Override
    public ResponseEntity<RoundDto> openRound(String round) {
        return answer(rounds.open(currentActor.require().name(), round));
    }

    @Override
    public ResponseEntity<RoundDto> closeRound(String round) {
        return answer(rounds.close(currentActor.require().name(), round));
    }

    @Override
    public ResponseEntity<List<ApplicationDto>> listApplications(String round, @Nullable ApplicationStateDto state) {
        Round of = rounds.round(round);
        return ResponseEntity.ok(applications.applications(round).stream()
                .filter(application -> visibility.sees("listApplications", application.zone()))
                .filter(application ->
                        state == null || application.state().code().equals(state.getValue()))
                .map(application -> RoundMapper.application(application, of))
                .toList());
    }

    @Override
    public ResponseEntity<ApplicationDto> readApplication(String round, String zone) {
        return ResponseEntity.ok(RoundMapper.application(applications.application(round, zone), rounds.round(round)));
    }

    @Override
    public ResponseEntity<ApplicationDto> submit(String round, String zone, StepDto details) {
        return take(round, zone, Step.SUBMIT, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> withdraw(String round, String zone, StepDto details) {
        return take(round, zone, Step.WITHDRAW, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> passFirstCheck(String round, String zone, StepDto details) {
        return take(round, zone, Step.PASS_FIRST_CHECK, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> recommend(String round, String zone, StepDto details) {
        return take(round, zone, Step.RECOMMEND, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> passFormalCheck(String round, String zone, StepDto details) {
        return take(round, zone, Step.PASS_FORMAL_CHECK, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> passExpertReview(String round, String zone, StepDto details) {
        return take(round, zone, Step.PASS_EXPERT_REVIEW, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> decide(String round, String zone, StepDto details) {
        return take(round, zone, Step.DECIDE, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> giveNotice(String round, String zone, StepDto details) {
        return take(round, zone, Step.GIVE_NOTICE, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> publish(String round, String zone, StepDto details) {
        return take(round, zone, Step.PUBLISH, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> returnForCorrection(String round, String zone, StepDto details) {
        return take(round, zone, Step.RETURN_FOR_CORRECTION, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> recordObjection(String round, String zone, StepDto details) {
        return take(round, zone, Step.RECORD_OBJECTION, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> answerObjection(String round, String zone, StepDto details) {
        return take(round, zone, Step.ANSWER_OBJECTION, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> recheck(String round, String zone, StepDto details) {
        return take(round, zone, Step.RECHECK, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> confirm(String round, String zone, StepDto details) {
        return take(round, zone, Step.CONFIRM, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> suspend(String round, String zone, StepDto details) {
        return take(round, zone, Step.SUSPEND, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> liftSuspension(String round, String zone, StepDto details) {
        return take(round, zone, Step.LIFT_SUSPENSION, details);
    }

    @Override
    public ResponseEntity<ApplicationDto> exit(String round, String zone, StepDto details) {
        return take(round, zone, Step.EXIT, details);
    }

    private ResponseEntity<RoundDto> answer(Round round) {
        return ResponseEntity.ok()
                .eTag(Version.tag(round.version()))
                .body(RoundMapper.round(round, visibility.seen("listZones")));
    }

    private ResponseEntity<ApplicationDto> take(String round, String zone, Step step, StepDto details) {
        Application after = applications.take(currentActor.require(), round, zone, step, steps.details(step, details));
        return ResponseEntity.ok(RoundMapper.application(after, rounds.round(round)));
    }
}

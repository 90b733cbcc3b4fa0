package org.zonemark.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.ConflictException;
import org.zonemark.round.Round.RoundState;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;

/** What a step needs besides a state that allows it: the day, the quota, whose turn it is, what was decided. */
@Component
class StepConditions {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final ApplicationRepository applications;
    private final Clock clock;

    StepConditions(ApplicationRepository applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** @throws ConflictException if it cannot be taken by that actor on that day, though the state allows it */
    void check(Actor actor, Round round, Application before, Step step) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        switch (step) {
            case SUBMIT -> checkMaySubmit(round, before, today);
            case RECOMMEND -> checkQuota(round, before.zone());
            case RETURN_FOR_CORRECTION -> checkMayReturn(actor, round, before);
            case RECHECK, SUSPEND, EXIT -> {
                if (!Boolean.TRUE.equals(before.accepted())) {
                    throw new ConflictException(
                            Phrases.phrase("problem.not_accepted", before.zone().code()));
                }
            }
            default -> {
                // the ladder says it all
            }
        }
    }

    private static void checkMaySubmit(Round round, Application before, LocalDate today) {
        LocalDate deadline = before.deadline();
        if (before.state() == State.RETURNED && deadline != null) {
            if (today.isAfter(deadline)) {
                throw new ConflictException(Phrases.phrase("problem.deadline_passed", deadline.toString()));
            }
            return;
        }
        boolean inTime = !today.isBefore(round.plan().submitFrom())
                && !today.isAfter(round.plan().submitUntil());
        if (round.state() != RoundState.OPEN || !inTime) {
            throw new ConflictException(Phrases.phrase(
                    "problem.not_taking_submissions",
                    round.id(),
                    round.plan().submitFrom().toString(),
                    round.plan().submitUntil().toString()));
        }
    }

    private void checkQuota(Round round, Zone zone) {
        Integer quota = round.plan().quotaPerProvince();
        if (quota != null && applications.recommended(round.id(), zone.province()) >= quota) {
            throw new ConflictException(Phrases.phrase("problem.quota_used", zone.province(), Integer.toString(quota)));
        }
    }

    /** Whoever has to take the next step up may return instead. */
    private static void checkMayReturn(Actor actor, Round round, Application before) {
        Step next = round.ladder().nextUp(before.state()).orElse(Step.DECIDE);
        Role due = switch (next) {
            case PASS_FIRST_CHECK -> Role.CITY;
            case RECOMMEND -> Role.PROVINCE;
            default -> Role.MINISTRY;
        };
        if (!actor.has(due)) {
            throw new ConflictException(Phrases.phrase("problem.return_by_other", due.code()));
        }
    }
}

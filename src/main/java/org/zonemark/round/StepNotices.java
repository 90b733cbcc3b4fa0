package org.zonemark.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.account.Account;
import org.zonemark.account.AccountService;
import org.zonemark.account.Role;
import org.zonemark.notification.Notice;
import org.zonemark.notification.NoticeKind;
import org.zonemark.notification.NotificationService;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * Who is told of a step: the zone of every one, and whoever has to take the next one up. Nobody is told of what they did
 * themselves, and nobody twice.
 */
@Component
class StepNotices {

    private final AccountService accounts;
    private final NotificationService notifications;

    StepNotices(AccountService accounts, NotificationService notifications) {
        this.accounts = accounts;
        this.notifications = notifications;
    }

    @EventListener
    void tell(StepTakenEvent event) {
        notifications.notify(holding(event, Role.ZONE_EDITOR, Role.ZONE_SIGNER), ofStep(event));
        event.round()
                .ladder()
                .nextUp(event.taken().to())
                .ifPresent(next -> whoTakes(next)
                        .ifPresent(role -> notifications.notify(holding(event, role), ofTask(event, next))));
    }

    /** Whose work waits when a step can be taken; empty where the ministry only follows up its own decision. */
    private static Optional<Role> whoTakes(Step step) {
        return switch (step) {
            case PASS_FIRST_CHECK -> Optional.of(Role.CITY);
            case RECOMMEND -> Optional.of(Role.PROVINCE);
            case PASS_FORMAL_CHECK, DECIDE -> Optional.of(Role.MINISTRY);
            case PASS_EXPERT_REVIEW -> Optional.of(Role.EXPERT);
            default -> Optional.empty();
        };
    }

    private Collection<Account> holding(StepTakenEvent event, Role... roles) {
        Zone zone = event.application().zone();
        ZonePlace place = new ZonePlace(zone.code(), zone.province(), zone.city());
        Map<String, Account> holding = new LinkedHashMap<>();
        for (Role role : roles) {
            accounts.holding(role, place).forEach(account -> holding.put(account.name(), account));
        }
        holding.remove(event.taken().actor());
        return holding.values();
    }

    private static Notice ofStep(StepTakenEvent event) {
        Application application = event.application();
        Step step = event.taken().step();
        List<Words> lines = new ArrayList<>();
        if (step == Step.DECIDE) {
            boolean accepted = Boolean.TRUE.equals(application.accepted());
            lines.add(Phrases.phrase(accepted ? "notice.accepted" : "notice.not_accepted"));
        }
        if (event.taken().reason() != null) {
            lines.add(Phrases.phrase("notice.reason", event.taken().reason()));
        }
        if (application.deadline() != null) {
            lines.add(Phrases.phrase("notice.deadline", application.deadline().toString()));
        }
        application.notes().forEach(note -> lines.add(Phrases.phrase("notice.note", note.clause(), note.comment())));
        NoticeKind kind = step == Step.RETURN_FOR_CORRECTION ? NoticeKind.RETURNED : NoticeKind.STEP_TAKEN;
        return notice(event, kind, Phrases.phrase("notice.step." + step.operation()), lines);
    }

    private static Notice ofTask(StepTakenEvent event, Step next) {
        return notice(event, NoticeKind.STEP_DUE, Phrases.phrase("notice.due." + next.operation()), List.of());
    }

    private static Notice notice(StepTakenEvent event, NoticeKind kind, Words what, List<Words> lines) {
        Round round = event.round();
        Zone zone = event.application().zone();
        List<Words> body = new ArrayList<>();
        body.add(Phrases.phrase(
                "notice.application", zone.name(), zone.code(), round.plan().name(), what));
        body.addAll(lines);
        return new Notice(
                "round/" + round.id() + "/zone/" + zone.code() + "/step/" + event.number(),
                kind,
                Phrases.phrase("notice.subject", zone.name(), what),
                new Words(joined(body, Words::zh), joined(body, Words::en)),
                "/rounds/" + round.id() + "/applications/" + zone.code());
    }

    private static String joined(List<Words> lines, Function<Words, String> language) {
        return lines.stream().map(language).collect(Collectors.joining("\n"));
    }
}

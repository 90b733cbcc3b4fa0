package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.NotificationsApi;
import org.zonemark.api.model.InboxDto;
import org.zonemark.api.model.NoticeKindDto;
import org.zonemark.api.model.NotificationDto;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.notification.Notification;
import org.zonemark.notification.NotificationService;
import org.zonemark.words.Code;
import org.zonemark.words.Phrases;

/** The inbox of whoever asks. */
@RestController
class NotificationsController implements NotificationsApi {

    private final NotificationService notifications;
    private final CurrentActor currentActor;

    NotificationsController(NotificationService notifications, CurrentActor currentActor) {
        this.notifications = notifications;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<InboxDto> listMyNotifications(Boolean unread, @Nullable Long before, Integer size) {
        String me = currentActor.require().name();
        Locale locale = LocaleContextHolder.getLocale();
        List<NotificationDto> page =
                notifications.list(me, unread, before == null ? Long.MAX_VALUE : before, size).stream()
                        .map(one -> notification(one, locale))
                        .toList();
        return ResponseEntity.ok(new InboxDto(notifications.countUnread(me), page));
    }

    @Override
    public ResponseEntity<Void> markMyNotificationRead(Long id) {
        if (!notifications.markRead(currentActor.require().name(), id)) {
            throw new NotFoundException(Phrases.phrase("problem.no_notification", Long.toString(id)));
        }
        return ResponseEntity.noContent().build();
    }

    private static NotificationDto notification(Notification notification, Locale locale) {
        return new NotificationDto(
                notification.id(),
                NoticeKindDto.fromValue(Code.of(notification.notice().kind())),
                notification.notice().subject().in(locale),
                notification.notice().body().in(locale),
                notification.notice().link(),
                notification.createdAt().atOffset(ZoneOffset.UTC),
                notification.readAt() == null ? null : notification.readAt().atOffset(ZoneOffset.UTC));
    }
}

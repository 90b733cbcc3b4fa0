/**
 * Notifications: what each account is told, in an inbox, and by mail where SMTP is configured.
 *
 * <p>Who is to be told, and of what, is for the module to decide in which it happens; it calls
 * {@link org.zonemark.notification.NotificationService} in the transaction of the event. Mail waits in the
 * {@link org.zonemark.notification.Outbox}, from which {@link org.zonemark.notification.MailDelivery} sends it. It may use
 * {@code account}, {@code audit} and {@code words}.
 */
@NullMarked
package org.zonemark.notification;

import org.jspecify.annotations.NullMarked;

package org.zonemark.notification;

import org.zonemark.words.Words;

/**
 * A mail that somebody has claimed and now tries to send.
 *
 * @param messageId the same in every try
 * @param account name of the account that it is for
 * @param recipient its address when the event happened
 * @param tries how many, with this one
 * @param lease names this try; whoever claims the mail later has another
 */
record Mail(
        long notificationId,
        String messageId,
        String account,
        String recipient,
        int tries,
        String lease,
        Words subject,
        Words body,
        String link) {}

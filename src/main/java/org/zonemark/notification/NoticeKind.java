package org.zonemark.notification;

/** What a notification is about. */
public enum NoticeKind {
    /** An application has moved. */
    STEP_TAKEN,
    /** An application waits for the reader. */
    STEP_DUE,
    /** An application came back to be corrected. */
    RETURNED,
    /** Mail to somebody could not be delivered. */
    MAIL_GIVEN_UP
}

package org.zonemark.notification;

import org.zonemark.words.Words;

/**
 * What accounts are to be told. It goes out by mail as well, so nothing secret stands in it.
 *
 * @param eventKey names the event, for example {@code round/2026/zone/demo-hb-01/step/3}; an account is told of it once
 * @param link path of the page where it can be seen, from {@code /}
 */
public record Notice(String eventKey, NoticeKind kind, Words subject, Words body, String link) {

    private static final int LONGEST_KEY = 200;

    public Notice {
        if (eventKey.isBlank() || eventKey.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "The key \"" + eventKey + "\" must have 1 to " + LONGEST_KEY + " characters.");
        }
        if (!link.startsWith("/")) {
            throw new IllegalArgumentException("The link \"" + link + "\" must be a path that begins with /.");
        }
    }
}

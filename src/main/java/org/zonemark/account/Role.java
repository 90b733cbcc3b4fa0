package org.zonemark.account;

import org.zonemark.words.Code;

/** What an account is for. */
public enum Role {
    /** Fills in a zone's self-assessment. */
    ZONE_EDITOR,
    /** Signs and submits it. */
    ZONE_SIGNER,
    /** Makes the first check. */
    CITY,
    /** Reviews and recommends. */
    PROVINCE,
    /** Judges for the ministry. */
    EXPERT,
    /** Runs rounds and decides. */
    MINISTRY,
    /** Reads everything and changes nothing. */
    AUDITOR,
    /** Keeps accounts. */
    ADMINISTRATOR;

    /** As it stands in documents, for example {@code zone_editor}. */
    public String code() {
        return Code.of(this);
    }

    /** @throws IllegalArgumentException if there is no such role */
    public static Role of(String code) {
        return Code.read(Role.class, code);
    }
}

package org.zonemark.rulebook;

import org.zonemark.words.Words;

/**
 * A subsection of Annex 2.
 *
 * @param number for example {@code 2.1}
 * @param title its heading
 */
public record Section(String number, Words title) {}

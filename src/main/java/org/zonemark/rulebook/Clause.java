package org.zonemark.rulebook;

import org.zonemark.words.Words;

/**
 * One normative sentence of Annex 2.
 *
 * @param id {@code A2-<section>.<sub>.<n>}
 * @param title a few words for tables and rule names
 * @param quote the exact words of the Annex
 * @param english a translation of the quote
 */
public record Clause(String id, Section section, Words title, String quote, String english) {}

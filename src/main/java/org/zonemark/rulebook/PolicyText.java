package org.zonemark.rulebook;

import org.zonemark.words.Words;

/** One of the policy documents that the rulebook stands on, with its full text. */
public record PolicyText(String id, Words title, String text) {}

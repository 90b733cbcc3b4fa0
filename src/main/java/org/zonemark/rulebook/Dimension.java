package org.zonemark.rulebook;

import org.zonemark.words.Words;

/** One of the groups of criteria that a total is made of. */
public record Dimension(String id, Words name) {}

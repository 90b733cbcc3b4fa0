package org.zonemark.rulebook;

import java.util.Map;
import org.zonemark.words.Words;

/**
 * An example of a clause: what a zone answers and what the rules must make of it.
 *
 * @param name a sentence about the zone
 * @param line its line in the file, from 1
 * @param given zone, answer, answers or leading industries, as the file has them
 * @param expected status, score and gate, or the fault for which the answer is refused
 */
public record ClauseCase(
        String clause, Words name, String file, int line, Map<String, Object> given, Map<String, Object> expected) {}

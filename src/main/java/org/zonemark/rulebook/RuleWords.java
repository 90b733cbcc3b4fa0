package org.zonemark.rulebook;

import java.util.Map;

/**
 * What stands at hand at one place of a rule.
 *
 * @param variables types of the variables bound so far
 * @param imported full names of imported types by their simple names
 */
record RuleWords(RuleScene scene, Map<String, Class<?>> variables, Map<String, String> imported) {}

package org.zonemark.review;

import org.kie.api.definition.type.ClassReactive;

/**
 * Fact: a gate that concerns a zone and that its answer does not pass, by a wrong value or by none.
 *
 * @param said what the zone reported on it
 */
@ClassReactive
public record OpenGate(String zoneCode, String clause, Flag.Value said) {}

package org.zonemark.scoring;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a zone submits: its answers by clause, and its leading industries.
 *
 * @param year the year that the data are of
 */
public record SelfAssessment(
        Zone zone, int year, List<LeadingIndustry> leadingIndustries, Map<String, Answer> answers) {

    public SelfAssessment {
        leadingIndustries = List.copyOf(leadingIndustries);
        answers = Collections.unmodifiableMap(new HashMap<>(answers));
    }
}

package org.zonemark.exchange;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;

/**
 * What a form is filled with.
 *
 * @param version of the draft; 0 where there is none
 * @param answers those of the draft; null where there is none
 * @param before those of the year before; null where there are none
 * @param planFit points for the leading industries as they are stored, which a spreadsheet cannot compute
 */
record FormContents(
        Rulebook rulebook,
        WeightSet weights,
        Zone zone,
        int year,
        int version,
        @Nullable SelfAssessment answers,
        @Nullable SelfAssessment before,
        OptionalDouble planFit) {}

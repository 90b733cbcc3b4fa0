package org.zonemark.weighting;

import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.Zone;

/** A zone of a round, with what the rules say of it and what others have entered about it. No weight is known here. */
public record CohortZone(Zone zone, Findings findings, Circumstances circumstances) {}

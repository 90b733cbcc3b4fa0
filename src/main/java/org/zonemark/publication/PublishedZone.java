package org.zonemark.publication;

import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.SelfAssessment;

/** A zone as it counts in a publication: its answers as verified, and what others have entered about it. */
record PublishedZone(SelfAssessment assessment, Circumstances circumstances) {}

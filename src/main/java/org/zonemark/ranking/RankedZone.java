package org.zonemark.ranking;

import org.zonemark.assessment.ZoneFigures;
import org.zonemark.scoring.Place;

/**
 * A zone with its places.
 *
 * @param overall among all zones of the year
 * @param inBasin among those of its basin
 * @param inProvince among those of its province
 * @param inType among those of its type
 */
public record RankedZone(ZoneFigures figures, Place overall, Place inBasin, Place inProvince, Place inType) {}

package org.zonemark.weighting;

import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Zone;

/** A zone with its total under one rulebook and one weight set. */
public record ScoredZone(Zone zone, Evaluation evaluation) {

    Figures figures() {
        return Figures.of(zone, evaluation);
    }
}

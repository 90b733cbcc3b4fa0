package org.zonemark.scoring;

/**
 * Where one entry stands.
 *
 * @param wouldRank the rank that it has, or would have if it were eligible, from 1
 * @param eligible whether it has that rank
 */
public record Place(int wouldRank, boolean eligible) {}

package org.zonemark.robustness;

/**
 * Weights as one draw has them.
 *
 * @param dimensions in the order of the rulebook
 * @param criteria in the order of the Annex, those alone that carry weight
 */
record DrawnWeights(double[] dimensions, double[] criteria) {}

/**
 * Weighting: where weights come from, and what a change of them does. Arithmetic only, on values that others bring.
 *
 * <ul>
 *   <li>From people: {@link org.zonemark.weighting.PairwiseMatrix} (AHP), whose answer is
 *       {@link org.zonemark.weighting.Priorities}.
 *   <li>From data: {@link org.zonemark.weighting.ScoreMatrix}, weighed by {@link org.zonemark.weighting.EntropyWeights},
 *       {@link org.zonemark.weighting.CriticWeights} or {@link org.zonemark.weighting.DeviationWeights}.
 *   <li>Into the limits of the policy: {@link org.zonemark.weighting.NearestLegalWeights}.
 *   <li>What weights really do: {@link org.zonemark.weighting.EffectiveWeights}, and for a change
 *       {@link org.zonemark.weighting.WeightPreview} or {@link org.zonemark.weighting.ScenarioComparison}.
 *   <li>Who makes it: {@link org.zonemark.weighting.Cut}, and with reasons and ties {@link org.zonemark.weighting.DrawnCut}.
 * </ul>
 *
 * <p>It may use {@code scoring}, {@code rulebook} and {@code words}.
 */
@NullMarked
package org.zonemark.weighting;

import org.jspecify.annotations.NullMarked;

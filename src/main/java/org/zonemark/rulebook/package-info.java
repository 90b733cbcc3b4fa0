/**
 * The rulebook: the 99 sentences of Annex 2 as criteria with dated reference values, the plan's catalogue, the sizes
 * of the scoring model, the default weights and the compiled rules, all at one version known by its hash.
 *
 * <p>It may use {@code words} only. Start at {@link org.zonemark.rulebook.RulebookLoader}, which turns a folder or an
 * archive into a {@link org.zonemark.rulebook.Rulebook} or says, with file and line, why it cannot.
 *
 * <p>Rules may come from strangers. {@code SafeRules} lets through only the part of DRL in which rules are written here,
 * and {@link org.zonemark.rulebook.RuleSession} stops rules without end. {@link org.zonemark.rulebook.ReferenceEdit} makes
 * a new version with other numbers.
 */
@NullMarked
package org.zonemark.rulebook;

import org.jspecify.annotations.NullMarked;

package org.zonemark.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * Where a pattern stands in a file of rules.
 *
 * @param rule number of the rule in which it stands, of use only to tell rules apart
 * @param first the variable or type with which it begins
 * @param variable the variable bound to the fact; null if there is none
 * @param isBare whether it holds no constraint
 * @param close the bracket that ends it
 * @param ofSeveral whether there may be many such facts
 */
record RulePattern(
        Object rule, RuleToken first, @Nullable String variable, boolean isBare, RuleToken close, boolean ofSeveral) {}

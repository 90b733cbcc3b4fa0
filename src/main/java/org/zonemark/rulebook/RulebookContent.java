package org.zonemark.rulebook;

import java.util.List;
import org.zonemark.words.Words;

/** What the files of a rulebook say, before the rules are compiled. */
record RulebookContent(
        String version,
        Words title,
        String sha256,
        List<PolicyText> policies,
        List<Dimension> dimensions,
        List<Criterion> criteria,
        List<ClauseCase> cases,
        Catalogue catalogue,
        ScoringSizes sizes,
        WeightLimitSizes weightLimits,
        WeightSet defaultWeights,
        Consistency consistency,
        List<RuleText> rules) {}

package org.zonemark.rulebook;

import java.util.List;
import java.util.Map;
import org.zonemark.words.Words;

/** What the files of a rulebook say, before the rules are compiled. */
record RulebookContent(
        String version,
        Words title,
        Map<String, byte[]> files,
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

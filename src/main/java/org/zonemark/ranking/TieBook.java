package org.zonemark.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.zonemark.ranking.RoundCut.Tie;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CutTie;
import org.zonemark.weighting.TieBreak;
import org.zonemark.weighting.TieRule;
import tools.jackson.databind.json.JsonMapper;

/** What has been decided in a round, looked up tie by tie while its cut is drawn; it keeps the ties that it was asked for. */
final class TieBook implements Function<CutTie, Optional<List<String>>> {

    private final Scorer by;
    private final List<TieDecision> decisions;
    private final Map<String, Instant> appliedAt;
    private final JsonMapper json;
    private final List<Tie> met = new ArrayList<>();

    TieBook(Scorer by, List<TieDecision> decisions, Map<String, Instant> appliedAt, JsonMapper json) {
        this.by = by;
        this.decisions = decisions;
        this.appliedAt = appliedAt;
        this.json = json;
    }

    @Override
    public Optional<List<String>> apply(CutTie tie) {
        TieMark mark = TieMark.of(tie, by, appliedAt, json);
        Optional<TieDecision> decision = decisions.stream()
                .filter(one -> one.tie().equals(mark.sha256()))
                .findFirst();
        met.add(new Tie(mark.sha256(), mark.figures(), tie, orders(tie), decision.orElse(null)));
        return decision.map(one -> one.choice().zones());
    }

    List<Tie> met() {
        return met;
    }

    List<TieDecision> outdated() {
        Set<String> marks = new HashSet<>();
        met.forEach(tie -> marks.add(tie.mark()));
        return decisions.stream().filter(one -> !marks.contains(one.tie())).toList();
    }

    private Map<TieRule, TieBreak> orders(CutTie tie) {
        Map<TieRule, TieBreak> orders = new EnumMap<>(TieRule.class);
        orders.put(TieRule.NEXT_DIMENSIONS, TieBreak.byNextDimensions(tie, equalWithin()));
        orders.put(
                TieRule.EARLIEST_APPLICATION,
                TieBreak.byApplication(
                        tie, zone -> appliedAt.get(zone.zone().code()).toEpochMilli()));
        return orders;
    }

    private double equalWithin() {
        return by.rulebook().sizes().equalWithin();
    }
}

package org.zonemark.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zonemark.rulebook.ConsistencyFlag;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * Takes what consistency rules object to.
 *
 * <p>What is said of one value of a zone under one flag becomes one flag, whatever it is held against.
 */
public final class FlagCollector {

    private static final int VALUES_WITH_A_PLACE = 4;

    private record Key(ConsistencyFlag flag, Flag.Value value) {}

    private record Raised(String rule, Set<Flag.Value> others) {}

    private final Rulebook rulebook;
    private final Map<String, Zone> zones;
    private final ReportedWords words;
    private final Map<Key, Raised> raised = new LinkedHashMap<>();
    private String rule = "";

    FlagCollector(Rulebook rulebook, Collection<Zone> zones) {
        this.rulebook = rulebook;
        this.zones = zones.stream().collect(Collectors.toMap(Zone::code, zone -> zone));
        this.words = new ReportedWords(rulebook);
    }

    /** The rule that speaks from now on. */
    void speaking(String ruleName) {
        this.rule = ruleName;
    }

    /**
     * Raises a flag on the zone that reported the first value.
     *
     * @throws IllegalStateException if a value is on a clause that the flag does not name
     */
    public void raise(Check check, Flag.Value value, Flag.Value... others) {
        hold(check, value);
        List.of(others).forEach(other -> hold(check, other));
        raised.computeIfAbsent(new Key(check.definition(), value), key -> new Raised(rule, new LinkedHashSet<>()))
                .others()
                .addAll(List.of(others));
    }

    private void hold(Check check, Flag.Value value) {
        if (!check.concerns(value.clause())) {
            throw new IllegalStateException("rule `" + rule + "` raises " + check.flag() + " on " + value.clause()
                    + ", which that flag does not name");
        }
    }

    /** By zone, then in the order of the rulebook's flags, then of the Annex. */
    List<Flag> flags() {
        List<ConsistencyFlag> order = rulebook.consistency().flags();
        return raised.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Key, Raised> one) ->
                                one.getKey().value().zoneCode())
                        .thenComparing(one -> order.indexOf(one.getKey().flag()))
                        .thenComparing(one -> position(one.getKey().value().clause())))
                .map(one -> flag(one.getKey(), one.getValue()))
                .toList();
    }

    private Flag flag(Key key, Raised raised) {
        List<Flag.Value> values = new ArrayList<>();
        values.add(key.value());
        raised.others().stream()
                .sorted(Comparator.comparing(Flag.Value::zoneCode)
                        .thenComparing(value -> position(value.clause()))
                        .thenComparing(Flag.Value::year))
                .forEach(values::add);
        List<String> clauses = values.stream()
                .map(Flag.Value::clause)
                .distinct()
                .sorted(Comparator.comparing(this::position))
                .toList();
        return new Flag(
                key.flag().id(), key.value().zoneCode(), clauses, values, raised.rule(), message(key.flag(), values));
    }

    /**
     * The sentence of a flag. Its places: {0} to {7} the clause and the value of the first four values in turn, {8}
     * every value after the first with its clause, {9} the other zones.
     */
    private Words message(ConsistencyFlag flag, List<Flag.Value> values) {
        List<Object> places = new ArrayList<>();
        for (int i = 0; i < VALUES_WITH_A_PLACE; i++) {
            places.add(i < values.size() ? words.clause(values.get(i).clause()) : "");
            places.add(i < values.size() ? values.get(i).shown() : "");
        }
        places.add(new Words(listed(values, Locale.CHINESE), listed(values, Locale.ENGLISH)));
        places.add(new Words(otherZones(values, Locale.CHINESE), otherZones(values, Locale.ENGLISH)));
        return Phrases.phrase("flag." + flag.id(), places.toArray());
    }

    private String listed(List<Flag.Value> values, Locale locale) {
        return values.stream()
                .skip(1)
                .map(value -> Phrases.text(locale, "reported.item", words.clause(value.clause()), value.shown()))
                .collect(Collectors.joining(Phrases.text(locale, "reported.separator")));
    }

    private String otherZones(List<Flag.Value> values, Locale locale) {
        String own = values.get(0).zoneCode();
        return values.stream()
                .map(Flag.Value::zoneCode)
                .filter(code -> !code.equals(own))
                .distinct()
                .map(code ->
                        Phrases.text(locale, "reported.zone", zones.get(code).name(), code))
                .collect(Collectors.joining(Phrases.text(locale, "reported.separator")));
    }

    private int position(String clause) {
        return rulebook.criterion(clause).map(Criterion::position).orElseThrow();
    }
}

package org.zonemark.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.RuleSession;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;

/**
 * Fires the consistency rules of a rulebook on what zones reported, and returns the flags that they raise.
 *
 * <p>Flags are for reviewers and never touch a score. The order of answers, industries and zones makes no difference.
 * Safe for any number of threads.
 */
public final class ConsistencyChecker {

    private final Rulebook rulebook;

    public ConsistencyChecker(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * What contradicts itself in one zone's self-assessment, or jumped against the year before.
     *
     * @throws IllegalArgumentException if last year's is of another zone or not of the year before
     */
    public List<Flag> check(SelfAssessment now, @Nullable SelfAssessment lastYear) {
        if (lastYear != null
                && (!lastYear.zone().code().equals(now.zone().code()) || lastYear.year() != now.year() - 1)) {
            throw new IllegalArgumentException(
                    "the self-assessment of " + lastYear.zone().code() + " of "
                            + lastYear.year() + " is not that of the year before " + now.year() + " of "
                            + now.zone().code());
        }
        ReportedFacts facts = new ReportedFacts(rulebook, now, lastYear);
        List<Object> all = new ArrayList<>();
        all.add(facts.figures());
        all.addAll(facts.changes());
        all.addAll(facts.openGates());
        all.addAll(facts.claims());
        return fire(now.year(), false, List.of(now.zone()), all);
    }

    /**
     * What zones of one round tell differently, or in the same words.
     *
     * @throws IllegalArgumentException if a zone comes twice or the years of data differ
     */
    public List<Flag> checkAcross(List<SelfAssessment> zones, Set<Partnership> partnerships) {
        if (zones.isEmpty()) {
            return List.of();
        }
        int year = zones.get(0).year();
        Set<String> codes = new HashSet<>();
        List<Object> all = new ArrayList<>(partnerships);
        for (SelfAssessment zone : zones) {
            if (!codes.add(zone.zone().code()) || zone.year() != year) {
                throw new IllegalArgumentException("zone " + zone.zone().code() + " of " + zone.year()
                        + " comes twice or is not of " + year + " like the others");
            }
            ReportedFacts facts = new ReportedFacts(rulebook, zone, null);
            all.add(facts.figures());
            all.addAll(facts.claims());
        }
        return fire(year, true, zones.stream().map(SelfAssessment::zone).toList(), all);
    }

    private List<Flag> fire(int year, boolean acrossZones, Collection<Zone> zones, List<Object> facts) {
        FlagCollector flags = new FlagCollector(rulebook, zones);
        try (RuleSession session = rulebook.compiledRules().open(flags::speaking)) {
            session.global("flags", flags);
            checks(year, acrossZones).forEach(session::insert);
            facts.forEach(session::insert);
            session.fire();
            return flags.flags();
        }
    }

    private List<Check> checks(int year, boolean acrossZones) {
        return rulebook.consistency().flags().stream()
                .filter(flag -> flag.acrossZones() == acrossZones)
                .flatMap(flag -> flag.limitsOf(year).map(limits -> new Check(flag, limits)).stream())
                .toList();
    }
}

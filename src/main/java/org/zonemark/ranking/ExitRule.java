package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zonemark.ranking.RoundRanking.Line;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Zone;

/**
 * Which zones are candidates for losing their status, under {@code zonemark.exit-rule}: those that stood so often among the last
 * of so many rounds, and those that a gate vetoes in the last one.
 *
 * <p>Among the last is an eligible zone behind which fewer than {@code last} eligible zones stand; equal zones are all among them
 * or none. A cohort of fewer than twice as many has no last ones: most of it would be.
 */
@ConfigurationProperties("zonemark.exit-rule")
public record ExitRule(
        @DefaultValue("3") int rounds,
        @DefaultValue("2") int times,
        @DefaultValue("5") int last) {

    /**
     * A candidate.
     *
     * @param vetoed whether the last round vetoes it
     * @param low the rounds in which it stood among the last, the newest first
     */
    public record Candidate(Zone zone, boolean vetoed, List<Low> low) {

        public Candidate {
            low = List.copyOf(low);
        }
    }

    /** A rank among the last of so many. */
    public record Low(String round, int rank, int eligible) {}

    /** @param rankings the newest first; no more than {@link #rounds} are looked at */
    List<Candidate> candidates(List<RoundRanking> rankings) {
        Map<String, Zone> zones = new TreeMap<>();
        Map<String, List<Low>> low = new TreeMap<>();
        Map<String, Boolean> vetoed = new TreeMap<>();
        for (int r = 0; r < Math.min(rounds, rankings.size()); r++) {
            RoundRanking ranking = rankings.get(r);
            for (Line line : ranking.lines()) {
                String code = line.zone().code();
                zones.putIfAbsent(code, line.zone());
                if (r == 0) {
                    vetoed.put(code, line.evaluation().standing() == Standing.VETOED);
                }
                if (isLast(ranking, line)) {
                    low.computeIfAbsent(code, none -> new ArrayList<>())
                            .add(new Low(
                                    ranking.cohort().round().id(), line.whole().wouldRank(), ranking.eligible()));
                }
            }
        }
        return zones.values().stream()
                .map(zone -> new Candidate(
                        zone, vetoed.getOrDefault(zone.code(), false), low.getOrDefault(zone.code(), List.of())))
                .filter(one -> one.vetoed() || one.low().size() >= times)
                .sorted(Comparator.comparing((Candidate one) -> !one.vetoed())
                        .thenComparing(one -> one.zone().code()))
                .toList();
    }

    private boolean isLast(RoundRanking ranking, Line line) {
        long behind = ranking.lines().stream()
                .filter(other -> other.whole().eligible()
                        && other.whole().wouldRank() > line.whole().wouldRank())
                .count();
        return line.whole().eligible() && ranking.eligible() >= 2 * last && behind < last;
    }
}

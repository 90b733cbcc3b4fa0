package org.zonemark.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zonemark.weighting.MadeUpZones.RULEBOOK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.ranking.RoundCut.Tie;
import org.zonemark.ranking.TieDecision.Choice;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.Standing;
import org.zonemark.weighting.Cut;
import org.zonemark.weighting.CutLine.Kind;
import org.zonemark.weighting.CutTie;
import org.zonemark.weighting.DrawnCut;
import org.zonemark.weighting.MadeUpZones;
import org.zonemark.weighting.ScoredZone;
import org.zonemark.weighting.TieRule;
import tools.jackson.databind.json.JsonMapper;

class TieSettlementTest {

    private static final Scorer SCORER = Rulebooks.scorer();
    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
    private static final Map<String, Instant> APPLIED = Map.of("a", NOON, "b", NOON, "c", NOON.plusMillis(1));

    private static final ScoredZone A = zone("a", 80, 50);
    private static final ScoredZone B = zone("b", 80, 60);
    private static final ScoredZone C = zone("c", 80, 40);

    @Test
    void theOrderOfAComputedRuleNeedNotBeSaid() {
        Tie tie = tie(new CutTie(Kind.PLACES, "", 1, List.of(A, B, C)), SCORER, APPLIED);
        assertThat(settled(tie, TieRule.NEXT_DIMENSIONS, null).zones()).containsExactly("b", "a", "c");
        assertThat(settled(tie, TieRule.ONE_DIMENSION, "innovation").zones()).containsExactly("b", "a", "c");
        assertThat(settled(tie, TieRule.NEXT_DIMENSIONS, null, "b", "a", "c").zones())
                .containsExactly("b", "a", "c");
        assertThat(settled(tie, TieRule.MINISTRY, null, "c", "a", "b").zones()).containsExactly("c", "a", "b");
    }

    @Test
    void aRuleSettlesOneNumberOfSeatsAndNotTheOther() {
        Tie forTwo = tie(new CutTie(Kind.PLACES, "", 2, List.of(A, B, C)), SCORER, APPLIED);
        assertThat(settled(forTwo, TieRule.EARLIEST_APPLICATION, null).zones()).containsExactly("a", "b", "c");
        Tie forOne = tie(new CutTie(Kind.PLACES, "", 1, List.of(A, B, C)), SCORER, APPLIED);
        assertThatThrownBy(() -> settled(forOne, TieRule.EARLIEST_APPLICATION, null))
                .isInstanceOf(FaultyInputException.class)
                .hasMessageContaining("a = b, c");
    }

    @Test
    void whateverChangesMakesItAnotherTie() {
        CutTie tie = new CutTie(Kind.QUOTA, "p", 1, List.of(A, B));
        List<CutTie> others = List.of(
                new CutTie(Kind.PLACES, "p", 1, List.of(A, B)),
                new CutTie(Kind.QUOTA, "q", 1, List.of(A, B)),
                new CutTie(Kind.QUOTA, "p", 2, List.of(A, B, C)),
                new CutTie(Kind.QUOTA, "p", 1, List.of(A, B, C)),
                new CutTie(Kind.QUOTA, "p", 1, List.of(A, zone("b", 80, 60 + 1e-12))),
                new CutTie(Kind.QUOTA, "p", 1, List.of(A, zone("b", Math.nextUp(80.0), 60))));
        Set<String> marks = new HashSet<>();
        marks.add(mark(tie, SCORER, APPLIED));
        others.forEach(other -> marks.add(mark(other, SCORER, APPLIED)));
        marks.add(mark(tie, SCORER, Map.of("a", NOON, "b", NOON.plusMillis(1))));
        assertThat(marks).hasSize(others.size() + 2);
        assertThat(mark(new CutTie(Kind.QUOTA, "p", 1, List.of(A, B)), SCORER, APPLIED))
                .isEqualTo(mark(tie, SCORER, APPLIED));
    }

    @Test
    void aDecisionCountsForItsOwnTieOnly() {
        CutTie tie = new CutTie(Kind.PLACES, "", 1, List.of(A, B));
        TieDecision made = new TieDecision(
                "r",
                mark(tie, SCORER, APPLIED),
                1,
                new Choice(TieRule.MINISTRY, null, List.of("b", "a"), "r"),
                Kind.PLACES,
                "",
                1,
                "{}",
                "ministry",
                NOON);
        TieBook book = new TieBook(SCORER, List.of(made), APPLIED, JsonMapper.shared());
        assertThat(book.apply(new CutTie(Kind.PLACES, "", 1, List.of(A, C)))).isEmpty();
        assertThat(book.outdated()).containsExactly(made);
        assertThat(book.apply(tie)).isEqualTo(Optional.of(List.of("b", "a")));
        assertThat(book.outdated()).isEmpty();
    }

    @Test
    void whatDoesNotSettleATieIsNamedWithWhatWould() {
        Tie tie = tie(new CutTie(Kind.PLACES, "", 1, List.of(A, B, C)), SCORER, APPLIED);
        assertThat(faults(tie, TieRule.MINISTRY, null)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/zones");
            assertThat(fault.code()).isEqualTo(FaultCode.REQUIRED);
            assertThat(fault.received()).isNull();
            assertThat(fault.expected().en()).contains("a, b, c");
        });
        assertThat(faults(tie, TieRule.MINISTRY, null, "a", "b"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.DIFFERS);
                    assertThat(fault.received()).contains("a, b");
                });
        assertThat(faults(tie, TieRule.MINISTRY, null, "a", "b", "d")).hasSize(1);
        assertThat(faults(tie, TieRule.ONE_DIMENSION, null)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/dimension");
            assertThat(fault.code()).isEqualTo(FaultCode.REQUIRED);
        });
        assertThat(faults(tie, TieRule.ONE_DIMENSION, "weather"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.NOT_ONE_OF);
                    assertThat(fault.expected().en()).contains("innovation");
                });
        assertThat(faults(tie, TieRule.NEXT_DIMENSIONS, "innovation"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/dimension");
                    assertThat(fault.code()).isEqualTo(FaultCode.CONTRADICTION);
                });
        assertThat(faults(tie, TieRule.NEXT_DIMENSIONS, null, "c", "a", "b"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/zones"));
    }

    @Test
    void aDecisionKeepsWhatItWasMadeOnAndACutFindsItsTies() {
        Tie tie = tie(new CutTie(Kind.QUOTA, "p", 1, List.of(A, B)), SCORER, APPLIED);
        Choice choice = new Choice(TieRule.MINISTRY, null, List.of("b", "a"), "because");
        assertThat(TieDecision.on("r", tie, 2, choice, "ministry", NOON))
                .isEqualTo(new TieDecision(
                        "r", tie.mark(), 2, choice, Kind.QUOTA, "p", 1, tie.figures(), "ministry", NOON));
        RoundCut cut = new RoundCut(
                Rounds.open("r", 1),
                SCORER,
                Cut.NONE,
                new DrawnCut(List.of(), List.of()),
                List.of(tie),
                List.of(),
                List.of());
        assertThat(cut.tie(tie.mark())).contains(tie);
        assertThat(cut.tie("another")).isEmpty();
    }

    private static List<Fault> faults(Tie tie, TieRule rule, String dimension, String... zones) {
        return catchThrowableOfType(FaultyInputException.class, () -> settled(tie, rule, dimension, zones))
                .faults();
    }

    private static Choice settled(Tie tie, TieRule rule, String dimension, String... zones) {
        return new TieSettlement(RULEBOOK, tie).settled(new Choice(rule, dimension, List.of(zones), "because"));
    }

    private static String mark(CutTie tie, Scorer scorer, Map<String, Instant> appliedAt) {
        return tie(tie, scorer, appliedAt).mark();
    }

    private static Tie tie(CutTie tie, Scorer scorer, Map<String, Instant> appliedAt) {
        TieBook book = new TieBook(scorer, new ArrayList<>(), appliedAt, JsonMapper.shared());
        book.apply(tie);
        return book.met().get(0);
    }

    private static ScoredZone zone(String code, double total, double innovation) {
        return MadeUpZones.zone(code, "p", total, Standing.ELIGIBLE, Map.of("innovation", innovation));
    }
}

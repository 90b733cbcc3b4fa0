package org.zonemark.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zonemark.improvement.WayUp.Kind;
import org.zonemark.robustness.RandomCohorts;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.GateResult;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;

/** Every way up does what it says, and no smaller one does. */
class WayFinderTest {

    private static final Rulebook RULEBOOK = Rulebooks.own();
    private static final Scorer SCORER = Scorer.of(RULEBOOK, RULEBOOK.defaultWeights());
    private static final double EQUAL_WITHIN = RULEBOOK.sizes().equalWithin();
    private static final int COHORTS = 100;
    private static final int FREE = 8;

    @Test
    void everyWayUpAppliedAndScoredAgainDoesWhatItSays() {
        int reached = 0;
        int smallest = 0;
        for (int seed = 1; seed <= COHORTS; seed++) {
            RandomAssessments random = new RandomAssessments(seed);
            SelfAssessment assessment = random.next();
            Circumstances circumstances = seed % 4 == 0 ? random.circumstances() : Circumstances.NONE;
            Rivals rivals = rivals(seed);
            Target target = target(seed);
            WayUp way = new WayFinder(SCORER, assessment, circumstances, rivals, Map.of()).to(target);
            Evaluation after = applied(assessment, circumstances, way);
            assertThat(after).isEqualTo(way.after());
            assertThat(way.effort()).isBetween(0.0, (double) way.improvements().size());
            if (way.isReached()) {
                reached++;
                smallest += way.smallest() ? 1 : 0;
                assertThat(isMet(after, target, way, rivals))
                        .as("seed %d: %s", seed, target)
                        .isTrue();
                assertThat(way.placeAfter().eligible()).isTrue();
            }
        }
        assertThat(reached).isGreaterThan(COHORTS / 2);
        assertThat(smallest).as("proven to be the smallest").isGreaterThan(reached * 9 / 10);
    }

    @Test
    void noSmallerSetOfClausesIsFoundByTryingAll() {
        int tried = 0;
        for (int seed = 1; seed <= COHORTS; seed++) {
            SelfAssessment assessment = lifted(withGatesPassed(new RandomAssessments(seed).next()), seed);
            Rivals rivals = rivals(seed);
            List<Room> free = free(assessment, seed);
            WayFinder finder =
                    new WayFinder(SCORER, assessment, Circumstances.NONE, rivals, onlyFree(assessment, free));
            Evaluation now = SCORER.score(assessment);
            Target target = new Target.Total(now.total() + 0.5 + seed % 4);
            WayUp way = finder.to(target);
            int fewest = Integer.MAX_VALUE;
            for (int subset = 0; subset < 1 << FREE; subset++) {
                Map<String, Answer> answers = new HashMap<>(assessment.answers());
                for (int i = 0; i < FREE; i++) {
                    if ((subset >> i & 1) == 1) {
                        answers.put(free.get(i).criterion().id(), free.get(i).best());
                    }
                }
                Evaluation evaluation = SCORER.score(new SelfAssessment(
                        assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers));
                if (isMet(evaluation, target, way, rivals)) {
                    fewest = Math.min(fewest, Integer.bitCount(subset));
                }
            }
            assertThat(way.isReached()).as("seed %d", seed).isEqualTo(fewest < Integer.MAX_VALUE);
            if (way.isReached()) {
                tried++;
                assertThat(way.smallest()).isTrue();
                assertThat(way.improvements()).as("seed %d", seed).hasSize(fewest);
            }
        }
        assertThat(tried).isGreaterThan(COHORTS / 3);
    }

    @Test
    void whatStandsInTheWayIsNamed() {
        SelfAssessment assessment = withGatesPassed(new RandomAssessments(3).next());
        Map<String, Bound> nothing = onlyFree(assessment, List.of());
        WayUp way = new WayFinder(SCORER, assessment, Circumstances.NONE, rivals(3), nothing).to(new Target.Total(99));
        assertThat(way.isReached()).isFalse();
        assertThat(way.improvements()).isEmpty();
        assertThat(way.obstacles()).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.TOTAL);
            assertThat(one.missing()).isEqualTo(99 - way.before().total());
        });
        Circumstances fraud = new Circumstances(List.of(), List.of(), true, null);
        assertThat(new WayFinder(SCORER, assessment, fraud, rivals(3), Map.of())
                        .to(new Target.Total(50))
                        .obstacles())
                .anyMatch(one -> one.kind() == Kind.FRAUD);
        SelfAssessment empty = new SelfAssessment(assessment.zone(), assessment.year(), List.of(), Map.of());
        assertThat(new WayFinder(SCORER, empty, Circumstances.NONE, rivals(3), onlyFree(empty, List.of()))
                        .to(new Target.Places(1))
                        .obstacles())
                .anyMatch(one -> one.kind() == Kind.GATE && "A2-2.1.3".equals(one.about()));
    }

    @Test
    void boundsAreKept() {
        SelfAssessment assessment = withGatesPassed(new RandomAssessments(5).next());
        Map<String, Bound> bounds = Map.of("A2-1.2.2", new Bound("A2-1.2.2", null, 1.5, false));
        WayUp way = new WayFinder(SCORER, assessment, Circumstances.NONE, rivals(5), bounds).to(new Target.Total(95));
        way.improvements().stream()
                .filter(one -> one.criterion().id().equals("A2-1.2.2"))
                .forEach(one -> assertThat(one.after().value()).isLessThanOrEqualTo(1.5));
        way.improvements().forEach(one -> {
            Double value = one.after().value();
            if (value != null) {
                assertThat(one.criterion().indicator().range().contains(value)).isTrue();
                if (one.criterion().kind() == org.zonemark.rulebook.Kind.COUNT) {
                    assertThat(value).isEqualTo(Math.rint(value));
                }
            }
        });
    }

    private static Target target(int seed) {
        List<ScoringSizes.Grade> grades = RULEBOOK.sizes().grades();
        return switch (seed % 3) {
            case 0 -> new Target.Places(1 + seed % 7);
            case 1 -> {
                ScoringSizes.Grade grade = grades.get(seed % (grades.size() - 1));
                yield new Target.Grade(grade.id(), grade.from());
            }
            default -> new Target.Total(40 + seed % 50);
        };
    }

    private static boolean isMet(Evaluation evaluation, Target target, WayUp way, Rivals rivals) {
        boolean clear = evaluation.ceilings().isEmpty()
                && evaluation.findings().all().stream()
                        .allMatch(one -> one.gate() == null || one.gate() == GateResult.PASSED);
        if (target instanceof Target.Places places) {
            int wanted = Math.max(1, way.placeBefore().wouldRank() - places.places());
            return clear && rivals.place(evaluation).wouldRank() <= wanted;
        }
        double least = target instanceof Target.Grade grade ? grade.least() : ((Target.Total) target).least();
        return clear && evaluation.total() >= least - EQUAL_WITHIN;
    }

    private static Evaluation applied(SelfAssessment assessment, Circumstances circumstances, WayUp way) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        way.improvements().forEach(one -> answers.put(one.criterion().id(), one.after()));
        return SCORER.score(
                new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers),
                circumstances);
    }

    private static Rivals rivals(int seed) {
        Aggregation engine = SCORER.aggregation();
        return new Rivals(
                new RandomCohorts(seed)
                        .next(20).stream()
                                .map(zone -> engine.total(zone.findings(), zone.circumstances()))
                                .toList(),
                EQUAL_WITHIN);
    }

    private static SelfAssessment withGatesPassed(SelfAssessment assessment) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        for (Yardstick yardstick : RULEBOOK.yardsticks(assessment.year()).inOrder()) {
            Criterion criterion = yardstick.criterion();
            Answer now = answers.getOrDefault(criterion.id(), Answer.NONE);
            if (criterion.gate() != null && now.notApplicable() == null) {
                answers.put(
                        criterion.id(),
                        Room.of(yardstick, now, Bound.none(criterion.id())).best());
            }
        }
        return new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers);
    }

    /** Three of four criteria are answered as well as they can be, so that few ceilings hold. */
    private static SelfAssessment lifted(SelfAssessment assessment, int seed) {
        Random random = new Random(seed);
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        for (Finding finding : SCORER.score(assessment).findings().all()) {
            if (finding.counts()
                    && finding.yardstick().criterion().source() == AnswerSource.ANSWER
                    && random.nextInt(4) > 0) {
                Answer now = answers.getOrDefault(finding.clause(), Answer.NONE);
                answers.put(
                        finding.clause(),
                        Room.of(finding.yardstick(), now, Bound.none(finding.clause()))
                                .best());
            }
        }
        return new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers);
    }

    private static List<Room> free(SelfAssessment assessment, int seed) {
        List<Room> rooms = new ArrayList<>();
        Evaluation now = SCORER.score(assessment);
        now.findings().all().stream()
                .filter(one -> one.counts() && one.yardstick().criterion().source() == AnswerSource.ANSWER)
                .map(one -> Room.of(
                        one.yardstick(),
                        assessment.answers().getOrDefault(one.clause(), Answer.NONE),
                        Bound.none(one.clause())))
                .filter(room -> !room.isNone())
                .forEach(rooms::add);
        Collections.shuffle(rooms, new Random(seed));
        return rooms.subList(0, FREE);
    }

    private static Map<String, Bound> onlyFree(SelfAssessment assessment, List<Room> free) {
        Map<String, Bound> bounds = new HashMap<>();
        for (Yardstick yardstick : RULEBOOK.yardsticks(assessment.year()).inOrder()) {
            String clause = yardstick.criterion().id();
            boolean isFree =
                    free.stream().anyMatch(room -> room.criterion().id().equals(clause));
            bounds.put(clause, new Bound(clause, null, null, !isFree));
        }
        return bounds;
    }
}

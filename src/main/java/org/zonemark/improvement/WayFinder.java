package org.zonemark.improvement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zonemark.improvement.WayUp.Kind;
import org.zonemark.improvement.WayUp.Obstacle;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Yardstick;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.GateResult;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Standing;
import org.zonemark.scoring.Status;

/**
 * Finds the way up for one zone: the fewest clauses whose answers have to change within bounds, and of their amounts no more than
 * is needed. What comes of it is what the rules say when they are asked again.
 *
 * <p>Under given weights the base is a sum over criteria, so that the fewest clauses are those of a whole-number programme in
 * which each is answered as well as it can be. Then one after the other is asked for less, while the rules still say that the
 * target is reached; those that bring least are let off first.
 */
public final class WayFinder {

    private static final int HALVINGS = 24;

    private final Scorer scorer;
    private final SelfAssessment assessment;
    private final Circumstances circumstances;
    private final Rivals rivals;
    private final Evaluation before;
    private final Map<String, Room> rooms;

    public WayFinder(
            Scorer scorer,
            SelfAssessment assessment,
            Circumstances circumstances,
            Rivals rivals,
            Map<String, Bound> bounds) {
        this.scorer = scorer;
        this.assessment = assessment;
        this.circumstances = circumstances;
        this.rivals = rivals;
        this.before = scorer.score(assessment, circumstances);
        this.rooms = new LinkedHashMap<>();
        for (Finding finding : before.findings().all()) {
            Yardstick yardstick = finding.yardstick();
            String clause = finding.clause();
            if (yardstick.criterion().source() == AnswerSource.ANSWER && finding.status() != Status.NOT_APPLICABLE) {
                Answer now = assessment.answers().getOrDefault(clause, Answer.NONE);
                Room room = Room.of(yardstick, now, bounds.getOrDefault(clause, Bound.none(clause)));
                if (!room.isNone()) {
                    rooms.put(clause, room);
                }
            }
        }
    }

    /** The way to a target. */
    public WayUp to(Target target) {
        Need need = need(target);
        Map<String, Answer> all = rooms.values().stream()
                .collect(Collectors.toMap(room -> room.criterion().id(), Room::best));
        Evaluation best = evaluated(all);
        List<Obstacle> obstacles = obstacles(best, need);
        if (obstacles.stream().anyMatch(one -> one.kind() != Kind.EVIDENCE && one.kind() != Kind.FRAUD)) {
            return wayUp(target, helping(all, best), false, obstacles);
        }
        FewestClauses.Chosen chosen =
                new FewestClauses(scorer.rulebook().sizes(), before, best, need.total()).of(rooms.keySet());
        Map<String, Answer> answers = new LinkedHashMap<>();
        chosen.clauses().forEach(clause -> answers.put(clause, rooms.get(clause).best()));
        if (!isMet(evaluated(answers), need)) {
            throw new IllegalStateException("the rules do not say what the programme says of " + answers.keySet());
        }
        reduce(answers, need);
        return wayUp(target, answers, chosen.proven(), obstacles);
    }

    /** What has to be: this total, or this rank. */
    private record Need(double total, int rank) {}

    private Need need(Target target) {
        double equalWithin = scorer.rulebook().sizes().equalWithin();
        if (target instanceof Target.Places places) {
            int rank = Math.max(1, rivals.place(before).wouldRank() - places.places());
            // A hair more than the one that is to be passed.
            return new Need(rivals.totalAt(rank) + 2 * equalWithin, rank);
        }
        double least = target instanceof Target.Grade grade ? grade.least() : ((Target.Total) target).least();
        return new Need(least, Integer.MAX_VALUE);
    }

    private boolean isMet(Evaluation evaluation, Need need) {
        return evaluation.ceilings().isEmpty()
                && failedGates(evaluation).isEmpty()
                && evaluation.total()
                        >= need.total() - scorer.rulebook().sizes().equalWithin()
                && rivals.place(evaluation).wouldRank() <= need.rank();
    }

    private List<Obstacle> obstacles(Evaluation best, Need need) {
        List<Obstacle> obstacles = new ArrayList<>();
        failedGates(best).forEach(clause -> obstacles.add(new Obstacle(Kind.GATE, clause, 0)));
        best.ceilings().forEach(ceiling -> obstacles.add(new Obstacle(Kind.CEILING, ceiling.id(), 0)));
        double missing = need.total() - best.total();
        if (missing > scorer.rulebook().sizes().equalWithin()) {
            obstacles.add(new Obstacle(Kind.TOTAL, null, missing));
        }
        if (circumstances.fraudProven()) {
            obstacles.add(new Obstacle(Kind.FRAUD, null, 0));
        } else if (best.standing() == Standing.PROVISIONAL || before.standing() == Standing.PROVISIONAL) {
            obstacles.add(new Obstacle(Kind.EVIDENCE, null, 0));
        }
        return obstacles;
    }

    private static List<String> failedGates(Evaluation evaluation) {
        return evaluation.findings().all().stream()
                .filter(one -> one.gate() != null && one.gate() != GateResult.PASSED)
                .map(Finding::clause)
                .toList();
    }

    /** Those that bring something at all. */
    private Map<String, Answer> helping(Map<String, Answer> all, Evaluation best) {
        Map<String, Answer> helping = new LinkedHashMap<>();
        for (Finding now : before.findings().all()) {
            Finding then = best.findings().of(now.clause());
            if (all.containsKey(now.clause()) && (then.score() > now.score() || then.gate() != now.gate())) {
                helping.put(now.clause(), all.get(now.clause()));
            }
        }
        return helping;
    }

    private void reduce(Map<String, Answer> answers, Need need) {
        List<Room> order = answers.keySet().stream()
                .map(rooms::get)
                .filter(Room::isDivisible)
                .sorted(Comparator.comparingDouble(this::brings))
                .toList();
        for (Room room : order) {
            if (room.steps() > 0) {
                reduceSteps(room, answers, need);
            } else if (room.best().value() != null) {
                reduceAmount(room, answers, need);
            }
        }
    }

    private double brings(Room room) {
        String clause = room.criterion().id();
        return evaluated(Map.of(clause, room.best())).base() - before.base();
    }

    private void reduceSteps(Room room, Map<String, Answer> answers, Need need) {
        String clause = room.criterion().id();
        for (int taken = 1; taken < room.steps(); taken++) {
            if (isMet(evaluated(with(answers, clause, room.after(taken))), need)) {
                answers.put(clause, room.after(taken));
                return;
            }
        }
    }

    private void reduceAmount(Room room, Map<String, Answer> answers, Need need) {
        String clause = room.criterion().id();
        double fails = 0;
        double holds = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (fails + holds) / 2;
            if (isMet(evaluated(with(answers, clause, room.along(middle))), need)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        Answer enough = room.along(holds);
        if (isMet(evaluated(with(answers, clause, enough)), need)) {
            answers.put(clause, enough);
        }
    }

    private static Map<String, Answer> with(Map<String, Answer> answers, String clause, Answer answer) {
        Map<String, Answer> changed = new HashMap<>(answers);
        changed.put(clause, answer);
        return changed;
    }

    private Evaluation evaluated(Map<String, Answer> changes) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        answers.putAll(changes);
        return scorer.score(
                new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers),
                circumstances);
    }

    private WayUp wayUp(Target target, Map<String, Answer> answers, boolean smallest, List<Obstacle> obstacles) {
        Evaluation after = evaluated(answers);
        List<Improvement> improvements = rooms.values().stream()
                .filter(room -> answers.containsKey(room.criterion().id()))
                .map(room -> {
                    String clause = room.criterion().id();
                    return new Improvement(
                            room.criterion(),
                            room.now(),
                            answers.get(clause),
                            before.findings().of(clause).score(),
                            after.findings().of(clause).score(),
                            room.effort(answers.get(clause)));
                })
                .toList();
        return new WayUp(
                target, before, rivals.place(before), improvements, smallest, after, rivals.place(after), obstacles);
    }
}

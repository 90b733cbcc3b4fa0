package org.zonemark.round;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states of an application and the steps between them.
 *
 * <p>The main way goes up rung by rung; a rung that a round leaves out is passed over. Besides there are the ways back and
 * aside. Pure: it knows nobody and no time.
 */
public final class Ladder {

    /** One rung of the main way: the step that climbs it, and the state on it. */
    private record Climb(@Nullable Rung rung, Step step, State state) {}

    private static final List<Climb> MAIN_WAY = List.of(
            new Climb(Rung.FIRST_CHECK, Step.PASS_FIRST_CHECK, State.FIRST_CHECKED),
            new Climb(Rung.RECOMMENDATION, Step.RECOMMEND, State.RECOMMENDED),
            new Climb(Rung.FORMAL_CHECK, Step.PASS_FORMAL_CHECK, State.FORMALLY_CHECKED),
            new Climb(Rung.EXPERT_REVIEW, Step.PASS_EXPERT_REVIEW, State.REVIEWED),
            new Climb(null, Step.DECIDE, State.DECIDED),
            new Climb(Rung.NOTICE, Step.GIVE_NOTICE, State.IN_NOTICE),
            new Climb(null, Step.PUBLISH, State.PUBLISHED));

    private static final Set<State> UNDER_REVIEW = EnumSet.range(State.SUBMITTED, State.REVIEWED);

    private final Map<State, Map<Step, State>> ways = new EnumMap<>(State.class);

    /** @param leftOut rungs that the round does without */
    public Ladder(Set<Rung> leftOut) {
        State at = State.SUBMITTED;
        for (Climb climb : MAIN_WAY) {
            if (climb.rung() == null || !leftOut.contains(climb.rung())) {
                way(at, climb.step(), climb.state());
                at = climb.state();
            }
        }
        for (State state : List.of(State.DRAFT, State.RETURNED, State.WITHDRAWN)) {
            way(state, Step.SUBMIT, State.SUBMITTED);
        }
        for (State state : UNDER_REVIEW) {
            way(state, Step.WITHDRAW, State.WITHDRAWN);
            way(state, Step.RETURN_FOR_CORRECTION, State.RETURNED);
        }
        way(State.RETURNED, Step.WITHDRAW, State.WITHDRAWN);
        way(State.IN_NOTICE, Step.RECORD_OBJECTION, State.OBJECTED);
        way(State.OBJECTED, Step.ANSWER_OBJECTION, State.IN_NOTICE);
        way(State.OBJECTED, Step.RETURN_FOR_CORRECTION, State.RETURNED);
        way(State.PUBLISHED, Step.RECHECK, State.IN_RECHECK);
        way(State.IN_RECHECK, Step.CONFIRM, State.PUBLISHED);
        for (State state : List.of(State.PUBLISHED, State.IN_RECHECK)) {
            way(state, Step.SUSPEND, State.SUSPENDED);
            way(state, Step.EXIT, State.EXITED);
        }
        way(State.SUSPENDED, Step.LIFT_SUSPENSION, State.PUBLISHED);
        way(State.SUSPENDED, Step.EXIT, State.EXITED);
    }

    private void way(State from, Step step, State to) {
        ways.computeIfAbsent(from, state -> new EnumMap<>(Step.class)).put(step, to);
    }

    /** The state that a step leads to; empty if the state does not allow it. */
    public Optional<State> after(State state, Step step) {
        return Optional.ofNullable(ways.getOrDefault(state, Map.of()).get(step));
    }

    /** The steps that a state allows, in the order of {@link Step}. */
    public List<Step> allowed(State state) {
        return new ArrayList<>(ways.getOrDefault(state, Map.of()).keySet());
    }

    /** The next step up the main way; empty where the state is not on it. */
    public Optional<Step> nextUp(State state) {
        return MAIN_WAY.stream()
                .map(Climb::step)
                .filter(step -> after(state, step).isPresent())
                .findFirst();
    }
}

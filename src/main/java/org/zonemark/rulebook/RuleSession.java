package org.zonemark.rulebook;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * One use of compiled rules: facts go in, rules fire, and never without end.
 *
 * <p>At each firing the rules over one fact run first, on the facts that came since the last, and then a session of the
 * engine those that need one; it is opened only for facts that such rules look at. Rules cannot change facts, so each
 * fires once for each fact, or pair of facts, that it finds. More matches than rules times facts and
 * {@link JoinLimit#MOST} pairs mean that rules feed themselves, and stop them, as does an interrupted thread.
 */
public final class RuleSession implements AutoCloseable {

    private final CompiledRules compiled;
    private final Consumer<String> speaking;
    private final int pairs;
    private final @Nullable Object[] globals;
    private final List<Object> arrived = new ArrayList<>();
    private @Nullable KieSession session;
    private int facts;
    private long matches;

    /** @param pairs the most that patterns may put together */
    RuleSession(CompiledRules compiled, int pairs, Consumer<String> speaking) {
        this.compiled = compiled;
        this.pairs = pairs;
        this.speaking = speaking;
        this.globals = new Object[compiled.globals().size()];
        global(JoinLimit.NAME, new JoinLimit(pairs));
    }

    /** Gives the rules a global; nothing happens where no rule declares it. */
    public RuleSession global(String name, Object value) {
        Integer place = compiled.globals().get(name);
        if (place != null) {
            globals[place] = value;
        }
        return this;
    }

    public RuleSession insert(Object fact) {
        arrived.add(fact);
        if (compiled.needsSession(fact.getClass())) {
            inSession().insert(fact);
            facts++;
        }
        return this;
    }

    /** @throws RulesWithoutEndException if they match more often than sound rules do; it names the rule */
    public void fire() {
        for (Object fact : arrived) {
            MethodHandle direct = compiled.directOn(fact.getClass());
            if (direct != null) {
                fire(direct, fact);
            }
        }
        arrived.clear();
        if (session != null) {
            compiled.globals().forEach(this::give);
            session.fireAllRules(most());
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.dispose();
        }
    }

    private void fire(MethodHandle direct, Object fact) {
        if (Thread.currentThread().isInterrupted()) {
            throw new RulesWithoutEndException("rules were stopped: time is up");
        }
        try {
            direct.invokeExact(speaking, fact, globals);
        } catch (RuntimeException | Error e) {
            compiled.failing(fact, globals).ifPresent(rule -> speaking.accept(rule.name()));
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a rule failed: " + e.getMessage(), e);
        }
    }

    private KieSession inSession() {
        KieSession open = session;
        if (open == null) {
            open = compiled.base().newKieSession();
            open.addEventListener(new Watch());
            session = open;
        }
        return open;
    }

    private void give(String name, int place) {
        Object value = globals[place];
        if (value != null && session != null) {
            session.setGlobal(name, value);
        }
    }

    private int most() {
        return (int) Math.min((long) compiled.inSession() * (facts + 1) + pairs, Integer.MAX_VALUE);
    }

    private static String name(Match match) {
        return match.getRule().getName();
    }

    /** Sees every match before it fires. */
    private final class Watch extends DefaultAgendaEventListener {

        @Override
        public void matchCreated(MatchCreatedEvent event) {
            if (++matches > most() || Thread.currentThread().isInterrupted()) {
                String rule = name(event.getMatch());
                speaking.accept(rule);
                throw new RulesWithoutEndException("rule `" + rule + "` was stopped: "
                        + (matches > most()
                                ? "more than " + most() + " matches with " + facts + " facts"
                                : "time is up"));
            }
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            speaking.accept(name(event.getMatch()));
        }
    }
}

package org.zonemark.rulebook;

import java.util.Set;
import java.util.function.Consumer;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * One use of compiled rules: facts go in, rules fire, and never without end.
 *
 * <p>Rules cannot change facts, so each fires once for each fact, or pair of facts, that it finds. More matches than rules
 * times facts and {@link JoinLimit#MOST} pairs mean that rules feed themselves, and stop them, as does an interrupted
 * thread.
 */
public final class RuleSession implements AutoCloseable {

    private final KieSession session;
    private final Set<String> globals;
    private final int rules;
    private final Consumer<String> speaking;
    private final int pairs;
    private int facts;
    private long matches;

    /** @param pairs the most that patterns may put together */
    RuleSession(CompiledRules compiled, int pairs, Consumer<String> speaking) {
        this.session = compiled.base().newKieSession();
        this.globals = compiled.globals();
        this.rules = compiled.rules();
        this.pairs = pairs;
        this.speaking = speaking;
        global(JoinLimit.NAME, new JoinLimit(pairs));
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void matchCreated(MatchCreatedEvent event) {
                count(event.getMatch());
            }

            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                speaking.accept(name(event.getMatch()));
            }
        });
    }

    /** Gives the rules a global; nothing happens where no rule declares it. */
    public RuleSession global(String name, Object value) {
        if (globals.contains(name)) {
            session.setGlobal(name, value);
        }
        return this;
    }

    public RuleSession insert(Object fact) {
        session.insert(fact);
        facts++;
        return this;
    }

    /** @throws RulesWithoutEndException if they match more often than sound rules do; it names the rule */
    public void fire() {
        session.fireAllRules(most());
    }

    @Override
    public void close() {
        session.dispose();
    }

    private int most() {
        return (int) Math.min((long) rules * (facts + 1) + pairs, Integer.MAX_VALUE);
    }

    private void count(Match match) {
        if (++matches > most() || Thread.currentThread().isInterrupted()) {
            speaking.accept(name(match));
            throw new RulesWithoutEndException("rule `" + name(match) + "` was stopped: "
                    + (matches > most() ? "more than " + most() + " matches with " + facts + " facts" : "time is up"));
        }
    }

    private static String name(Match match) {
        return match.getRule().getName();
    }
}

package org.zonemark.rulebook;

import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Global;

/**
 * Rules ready to fire: those over one fact run as they were compiled, the others in a session of the engine.
 *
 * <p>Nothing in the engine holds them, so there is nothing to give back: the garbage collector takes them and their
 * classes when nobody holds them any more. An evaluation under way can therefore never lose the rules that it uses.
 */
public final class CompiledRules {

    private final Map<String, Integer> globals;
    private final Map<Class<?>, List<DirectRule>> direct;
    private final Map<Class<?>, MethodHandle> joined;
    private final int inSession;
    private final Predicate<Class<?>> asked;
    private final Map<Class<?>, Boolean> needsSession = new ConcurrentHashMap<>();
    private final Supplier<KieBase> base;

    /** The knowledge base is made when the first session needs it: rules that run directly need none. */
    private static final class OnFirstUse implements Supplier<KieBase> {

        private final Supplier<KieBase> made;
        private @Nullable KieBase base;

        OnFirstUse(Supplier<KieBase> made) {
            this.made = made;
        }

        @Override
        public synchronized KieBase get() {
            KieBase already = base;
            if (already == null) {
                already = made.get();
                base = already;
            }
            return already;
        }
    }

    CompiledRules(RuleModel model) {
        this.globals = model.globals();
        this.direct = model.direct().stream().collect(Collectors.groupingBy(DirectRule::fact));
        this.joined = direct.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> DirectRule.all(entry.getValue())));
        this.inSession = model.inSession();
        this.asked = model::needsSession;
        this.base = new OnFirstUse(model::base);
    }

    /** Rules that all run in a session, which is what direct ones are measured by. */
    CompiledRules(KieBase base) {
        Collection<KiePackage> packages = base.getKiePackages();
        this.globals = new LinkedHashMap<>();
        packages.stream()
                .flatMap(one -> one.getGlobalVariables().stream())
                .map(Global::getName)
                .forEach(name -> globals.putIfAbsent(name, globals.size()));
        this.direct = Map.of();
        this.joined = Map.of();
        this.inSession =
                packages.stream().mapToInt(one -> one.getRules().size()).sum();
        this.asked = fact -> true;
        this.base = () -> base;
    }

    /** The knowledge base of the rules that need a session; sessions made from it must be disposed. */
    public KieBase base() {
        return base.get();
    }

    /** Names of the rules that run without a session. */
    public List<String> direct() {
        return direct.values().stream()
                .flatMap(List::stream)
                .map(DirectRule::name)
                .toList();
    }

    /**
     * A session that stops rules without end; it must be closed.
     *
     * @param speaking is told the name of each rule before it fires
     */
    public RuleSession open(Consumer<String> speaking) {
        return new RuleSession(this, JoinLimit.MOST, speaking);
    }

    /** The place of each global that the rules declare. */
    Map<String, Integer> globals() {
        return globals;
    }

    /** All rules that run directly on such a fact, see {@link DirectRule#all}; null if there are none. */
    @Nullable
    MethodHandle directOn(Class<?> fact) {
        return joined.get(fact);
    }

    /** The direct rule that fails already when it looks at a fact; empty if none does. */
    Optional<DirectRule> failing(Object fact, @Nullable Object[] given) {
        return DirectRule.failing(direct.getOrDefault(fact.getClass(), List.of()), fact, given);
    }

    /** Whether a rule that needs a session may look at such a fact. */
    boolean needsSession(Class<?> fact) {
        Boolean known = needsSession.get(fact);
        return known == null ? needsSession.computeIfAbsent(fact, asked::test) : known;
    }

    /** How many rules need a session. */
    int inSession() {
        return inSession;
    }
}

package org.zonemark.rulebook;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Global;

/**
 * Rules ready to fire.
 *
 * <p>Nothing in the engine holds them, so there is nothing to give back: the garbage collector takes them and their
 * classes when nobody holds them any more. An evaluation under way can therefore never lose the rules that it uses.
 */
public final class CompiledRules {

    private final KieBase base;
    private final Set<String> globals;
    private final int rules;

    CompiledRules(KieBase base) {
        this.base = base;
        Collection<KiePackage> packages = base.getKiePackages();
        this.globals = packages.stream()
                .flatMap(one -> one.getGlobalVariables().stream())
                .map(Global::getName)
                .collect(Collectors.toUnmodifiableSet());
        this.rules = packages.stream().mapToInt(one -> one.getRules().size()).sum();
    }

    /** The knowledge base; sessions made from it must be disposed. */
    public KieBase base() {
        return base;
    }

    /**
     * A session that stops rules without end; it must be closed.
     *
     * @param speaking is told the name of each rule before it fires
     */
    public RuleSession open(Consumer<String> speaking) {
        return new RuleSession(this, JoinLimit.MOST, speaking);
    }

    /** Names of the globals that its rules declare. */
    Set<String> globals() {
        return globals;
    }

    /** How many rules there are. */
    int rules() {
        return rules;
    }
}

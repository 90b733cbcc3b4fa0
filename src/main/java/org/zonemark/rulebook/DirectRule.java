package org.zonemark.rulebook;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A rule over one fact that changes no fact: it means the same without a session, and runs as it was compiled.
 *
 * <p>The rules over one type of facts are joined into one method handle, which the JIT compiler takes as one piece of code
 * and no longer as a list of objects to be asked one by one.
 *
 * @param fact the type of the fact, which has no subtypes
 * @param condition {@code (fact, globals) -> boolean}; null where the rule looks at every such fact
 * @param consequence {@code (fact, globals) -> void}
 */
record DirectRule(String name, Class<?> fact, @Nullable MethodHandle condition, MethodHandle consequence) {

    /** What a rule, and all of them together, are given: who is told its name before it fires, fact, globals. */
    private static final MethodType RUN =
            MethodType.methodType(void.class, Consumer.class, Object.class, Object[].class);

    private static final MethodHandle SPEAK = speak();

    /** Rules one after another, as {@code (speaking, fact, globals) -> void}. */
    static MethodHandle all(List<DirectRule> rules) {
        if (rules.size() == 1) {
            return rules.get(0).run();
        }
        int half = rules.size() / 2;
        return MethodHandles.foldArguments(all(rules.subList(half, rules.size())), all(rules.subList(0, half)));
    }

    /** The first whose condition cannot be asked of a fact; empty if all can. */
    static Optional<DirectRule> failing(List<DirectRule> rules, Object fact, @Nullable Object[] globals) {
        for (DirectRule rule : rules) {
            try {
                if (rule.condition != null) {
                    boolean ignored = (boolean) rule.condition.invokeExact(fact, globals);
                }
            } catch (Throwable e) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private MethodHandle run() {
        MethodHandle speak = MethodHandles.insertArguments(SPEAK, 1, name);
        MethodHandle body = MethodHandles.foldArguments(beside(consequence), speak);
        return condition == null
                ? body
                : MethodHandles.guardWithTest(beside(condition), body, MethodHandles.empty(RUN));
    }

    private static MethodHandle beside(MethodHandle part) {
        return MethodHandles.dropArguments(part, 0, Consumer.class);
    }

    private static MethodHandle speak() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Consumer.class, "accept", MethodType.methodType(void.class, Object.class))
                    .asType(MethodType.methodType(void.class, Consumer.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

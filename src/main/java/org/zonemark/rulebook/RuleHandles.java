package org.zonemark.rulebook;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Block2;
import org.drools.model.functions.Block3;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;

/** Condition and consequence of a rule over one fact, as method handles on what the engine has compiled. */
final class RuleHandles {

    private static final int FACT = -1;
    private static final List<Class<?>> BLOCKS = List.of(Block1.class, Block2.class, Block3.class);
    private static final MethodHandle ELEMENT = MethodHandles.arrayElementGetter(Object[].class);
    private static final MethodHandle NO = MethodHandles.constant(boolean.class, false);

    private final Variable<?> fact;
    private final Map<String, Integer> globals;

    /** @param globals the place of each */
    RuleHandles(Variable<?> fact, Map<String, Integer> globals) {
        this.fact = fact;
        this.globals = globals;
    }

    /**
     * {@code (fact, globals) -> boolean}; null where nothing is asked.
     *
     * @throws NeedsSession if it sees more than the fact and globals
     */
    @Nullable
    MethodHandle condition(Constraint constraint) throws NeedsSession {
        if (constraint == SingleConstraint.TRUE) {
            return null;
        }
        if (constraint instanceof SingleConstraint single && !single.isTemporal()) {
            int[] places = places(single.getVariables());
            return places.length == 1
                    ? given(bound(Predicate1.class, "test", lambda(single.getPredicate1()), 1), places)
                    : given(collecting(PredicateN.class, "test", single.getPredicate(), places.length), places);
        }
        if (constraint.getType() != Constraint.Type.MULTIPLE && constraint.getType() != Constraint.Type.AND) {
            throw new NeedsSession();
        }
        MethodHandle all = null;
        for (Constraint part : constraint.getChildren()) {
            MethodHandle next = condition(part);
            if (all == null || next == null) {
                all = all == null ? next : all;
            } else {
                all = MethodHandles.guardWithTest(
                        all,
                        next,
                        MethodHandles.dropArguments(NO, 0, next.type().parameterList()));
            }
        }
        return all;
    }

    /**
     * {@code (fact, globals) -> void}.
     *
     * @throws NeedsSession if it sees more than the fact and globals
     */
    MethodHandle consequence(Consequence consequence) throws NeedsSession {
        int[] places = places(consequence.getVariables());
        Object lambda = lambda(consequence.getBlock());
        for (int i = 0; i < BLOCKS.size(); i++) {
            if (places.length == i + 1 && BLOCKS.get(i).isInstance(lambda)) {
                return given(bound(BLOCKS.get(i), "execute", lambda, places.length), places);
            }
        }
        return given(collecting(BlockN.class, "execute", consequence.getBlock(), places.length), places);
    }

    /** A method of one object that takes so many. */
    private static MethodHandle bound(Class<?> type, String method, Object receiver, int arguments) {
        return method(type, method, receiver, MethodType.genericMethodType(arguments));
    }

    /** A method of one object that takes an array, as one that takes its elements. */
    private static MethodHandle collecting(Class<?> type, String method, Object receiver, int arguments) {
        return method(type, method, receiver, MethodType.genericMethodType(0, true))
                .asFixedArity()
                .asCollector(Object[].class, arguments);
    }

    /** Found where it is written, if that is open: the JIT compiler then need not look for it. */
    private static MethodHandle method(Class<?> type, String name, Object receiver, MethodType arguments) {
        Class<?> gives = name.equals("test") ? boolean.class : void.class;
        boolean open = Modifier.isPublic(receiver.getClass().getModifiers());
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(open ? receiver.getClass() : type, name, arguments.changeReturnType(gives))
                    .bindTo(receiver);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the engine's model is another than was known: " + type, e);
        }
    }

    /** The method as one that takes the fact and the array of all globals. */
    private static MethodHandle given(MethodHandle method, int[] places) {
        MethodHandle given = method;
        int[] order = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            if (places[i] != FACT) {
                given = MethodHandles.filterArguments(given, i, MethodHandles.insertArguments(ELEMENT, 1, places[i]));
                order[i] = 1;
            }
        }
        return MethodHandles.permuteArguments(
                given, MethodType.methodType(method.type().returnType(), Object.class, Object[].class), order);
    }

    /** Where each variable's value comes from: the place of a global, or {@link #FACT}. */
    private int[] places(Variable<?>[] variables) throws NeedsSession {
        int[] places = new int[variables.length];
        for (int i = 0; i < variables.length; i++) {
            if (variables[i].equals(fact)) {
                places[i] = FACT;
            } else if (variables[i] instanceof Global<?> global && globals.containsKey(global.getName())) {
                places[i] = globals.get(global.getName());
            } else {
                throw new NeedsSession();
            }
        }
        return places;
    }

    /** What was compiled, without the engine's wrapping. */
    private static Object lambda(Object wrapped) {
        return wrapped instanceof IntrospectableLambda around ? around.getLambda() : wrapped;
    }

    /** The rule sees more than one fact and globals. */
    static final class NeedsSession extends Exception {

        private static final long serialVersionUID = 1L;
    }
}

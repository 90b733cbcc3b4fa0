package org.zonemark.rulebook;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.TypeMetaData;
import org.drools.model.Variable;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Block2;
import org.drools.model.functions.Block3;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.PredicateN;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;

/**
 * Rules as the engine compiles them: which of them run directly, and a knowledge base of the others.
 *
 * <p>A rule runs directly if the model shows that it is one plain pattern on a type without subtypes, with constraints
 * that see that fact and globals alone, no binding, no attribute, and a consequence that cannot reach the engine. Every
 * other rule needs a session. {@code org.drools.model} is no stable interface: nothing else touches it.
 */
final class RuleModel {

    private static final Set<Rule.Attribute<?>> ATTRIBUTES = Set.of(
            Rule.Attribute.NO_LOOP,
            Rule.Attribute.LOCK_ON_ACTIVE,
            Rule.Attribute.ENABLED,
            Rule.Attribute.AUTO_FOCUS,
            Rule.Attribute.SALIENCE,
            Rule.Attribute.AGENDA_GROUP,
            Rule.Attribute.ACTIVATION_GROUP,
            Rule.Attribute.RULEFLOW_GROUP,
            Rule.Attribute.DURATION,
            Rule.Attribute.TIMER,
            Rule.Attribute.CALENDARS,
            Rule.Attribute.DATE_EFFECTIVE,
            Rule.Attribute.DATE_EXPIRES);

    private static final int FACT = -1;
    private static final List<Class<?>> BLOCKS = List.of(Block1.class, Block2.class, Block3.class);
    private static final MethodHandle ELEMENT = MethodHandles.arrayElementGetter(Object[].class);
    private static final MethodHandle NO = MethodHandles.constant(boolean.class, false);

    private final Model model;
    private final Map<String, Integer> globals = new LinkedHashMap<>();
    private final List<DirectRule> direct = new ArrayList<>();
    private final List<Rule> inSession = new ArrayList<>();

    private RuleModel(Model model) {
        this.model = model;
        model.getGlobals().forEach(global -> globals.put(global.getName(), globals.size()));
        for (Rule rule : model.getRules()) {
            direct(rule).ifPresentOrElse(direct::add, () -> inSession.add(rule));
        }
    }

    /** @param name of the class that the engine has made for the model */
    static RuleModel of(String name, ClassLoader classes) {
        try {
            return new RuleModel(
                    (Model) classes.loadClass(name).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules cannot be used: " + name, e);
        }
    }

    /** Names of all globals, each with its place in what direct rules are given. */
    Map<String, Integer> globals() {
        return globals;
    }

    /** Rules that run without a session, in the order of the files. */
    List<DirectRule> direct() {
        return direct;
    }

    /** How many rules need a session. */
    int inSession() {
        return inSession.size();
    }

    /** Whether a rule that needs a session may look at such a fact. */
    boolean needsSession(Class<?> fact) {
        return inSession.stream()
                .flatMap(rule -> patternTypes(rule.getView()))
                .anyMatch(type -> type.isAssignableFrom(fact));
    }

    /** A knowledge base of the rules that need a session. */
    KieBase base() {
        KieBaseConfiguration here =
                KieServices.get().newKieBaseConfiguration(null, model.getClass().getClassLoader());
        return KieBaseBuilder.createKieBaseFromModel(new Part(model, List.copyOf(inSession)), here);
    }

    private static Stream<Class<?>> patternTypes(Condition condition) {
        return condition instanceof Pattern<?> pattern
                ? Stream.of(pattern.getPatternVariable().getType())
                : condition.getSubConditions().stream().flatMap(RuleModel::patternTypes);
    }

    private Optional<DirectRule> direct(Rule rule) {
        boolean plain = ATTRIBUTES.stream()
                .allMatch(attribute -> Objects.equals(rule.getAttribute(attribute), attribute.getDefaultValue()));
        List<Condition> parts = rule.getView().getSubConditions();
        if (!plain
                || rule.getView().getType() != Condition.Type.AND
                || parts.size() != 2
                || parts.get(0).getType() != Condition.Type.PATTERN
                || parts.get(1).getType() != Condition.Type.CONSEQUENCE
                || !(parts.get(0) instanceof Pattern<?> pattern)
                || rule.getConsequences().size() > 1) {
            return Optional.empty();
        }
        Consequence consequence = rule.getDefaultConsequence();
        Class<?> fact = pattern.getPatternVariable().getType();
        if (!isPlain(pattern)
                || consequence == null
                || consequence.isUsingDrools()
                || consequence.isBreaking()
                || !"java".equals(consequence.getLanguage())) {
            return Optional.empty();
        }
        try {
            Variable<?> variable = pattern.getPatternVariable();
            return Optional.of(new DirectRule(
                    rule.getName(),
                    fact,
                    condition(pattern.getConstraint(), variable),
                    consequence(consequence, variable)));
        } catch (NeedsSession e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(Pattern<?> pattern) {
        return Modifier.isFinal(pattern.getPatternVariable().getType().getModifiers())
                && pattern.getPatternVariable() instanceof Declaration<?> declaration
                && declaration.getSource() == null
                && declaration.getWindow() == null
                && pattern.getBindings().isEmpty()
                && (pattern.getWatchedProps() == null || pattern.getWatchedProps().length == 0)
                && !pattern.isPassive();
    }

    private @Nullable MethodHandle condition(Constraint constraint, Variable<?> fact) throws NeedsSession {
        if (constraint == SingleConstraint.TRUE) {
            return null;
        }
        if (constraint instanceof SingleConstraint single && !single.isTemporal()) {
            int[] places = places(single.getVariables(), fact);
            return places.length == 1
                    ? given(bound(Predicate1.class, "test", lambda(single.getPredicate1()), 1), places)
                    : given(collecting(PredicateN.class, "test", single.getPredicate(), places.length), places);
        }
        if (constraint.getType() != Constraint.Type.MULTIPLE && constraint.getType() != Constraint.Type.AND) {
            throw new NeedsSession();
        }
        MethodHandle all = null;
        for (Constraint part : constraint.getChildren()) {
            MethodHandle next = condition(part, fact);
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

    private MethodHandle consequence(Consequence consequence, Variable<?> fact) throws NeedsSession {
        int[] places = places(consequence.getVariables(), fact);
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
    private int[] places(Variable<?>[] variables, Variable<?> fact) throws NeedsSession {
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
    private static final class NeedsSession extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** A model with some of its rules only. */
    private record Part(Model whole, List<Rule> rules) implements Model {

        @Override
        public String getName() {
            return whole.getName();
        }

        @Override
        public String getPackageName() {
            return whole.getPackageName();
        }

        @Override
        public List<Global> getGlobals() {
            return whole.getGlobals();
        }

        @Override
        public List<Rule> getRules() {
            return rules;
        }

        @Override
        public List<Query> getQueries() {
            return whole.getQueries();
        }

        @Override
        public List<TypeMetaData> getTypeMetaDatas() {
            return whole.getTypeMetaDatas();
        }

        @Override
        public List<EntryPoint> getEntryPoints() {
            return whole.getEntryPoints();
        }
    }
}

package org.zonemark.rulebook;

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
import org.drools.model.Declaration;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.model.Variable;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;

/**
 * Rules as the engine compiles them: which of them run directly, and a knowledge base of the others.
 *
 * <p>A rule runs directly if the model shows that it is one plain pattern on a type without subtypes, with constraints
 * that see that fact and globals alone, no binding, no attribute, and a consequence that cannot reach the engine. Every
 * other rule needs a session. {@code org.drools.model} is no stable interface: nothing but
 * this and {@link RuleHandles} touches it.
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
            RuleHandles handles = new RuleHandles(variable, globals);
            return Optional.of(new DirectRule(
                    rule.getName(),
                    fact,
                    handles.condition(pattern.getConstraint()),
                    handles.consequence(consequence)));
        } catch (RuleHandles.NeedsSession e) {
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

package org.zonemark.rulebook;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that rules may use: the types of {@link RuleScene} and the methods that these types themselves declare.
 *
 * <p>Nothing is loaded by a name that comes out of a rule. What a method returns can be asked further only if its type is
 * listed here too; texts, lists and everything else can be compared or handed on and no more.
 */
final class RuleVocabulary {

    /** Types that no pattern looks at, whose methods may be called all the same. */
    private static final Set<String> ASKED_BESIDES =
            Set.of("org.zonemark.scoring.AnsweredCriterion", "org.zonemark.scoring.Zone");

    /** Types whose constants a property can be compared with. */
    private static final Set<String> CONSTANTS = Set.of("org.zonemark.rulebook.Basin", "org.zonemark.scoring.ZoneType");

    private static final RuleVocabulary ONLY = new RuleVocabulary();

    private final Map<String, Class<?>> facts = new TreeMap<>();
    private final Map<String, Class<?>> globals = new TreeMap<>();
    private final Map<String, Class<?>> constants = new TreeMap<>();
    private final Map<Class<?>, List<Method>> methods = new HashMap<>();

    private RuleVocabulary() {
        for (RuleScene scene : RuleScene.ALL) {
            scene.facts().forEach(name -> facts.put(name, listed(name)));
            scene.globals().forEach((name, type) -> globals.put(name, listed(type)));
        }
        ASKED_BESIDES.forEach(name -> methods.put(type(name), ownMethods(type(name))));
        CONSTANTS.forEach(name -> constants.put(name, type(name)));
    }

    static RuleVocabulary only() {
        return ONLY;
    }

    /** Types of facts by full name, as rules import them. */
    Map<String, Class<?>> facts() {
        return facts;
    }

    /** Everything that a file of rules may import, by full name. */
    Set<String> importable() {
        Set<String> all = new TreeSet<>(facts.keySet());
        all.addAll(constants.keySet());
        return all;
    }

    /** The type of constants with that full name; empty if there is none for rules. */
    Optional<Class<?>> constantsOf(@Nullable String name) {
        return Optional.ofNullable(name).map(constants::get);
    }

    static boolean isConstant(Class<?> type, String name) {
        return Arrays.stream(type.getFields())
                .anyMatch(field -> field.isEnumConstant() && field.getName().equals(name));
    }

    Map<String, Class<?>> globals() {
        return globals;
    }

    /** The scene of a type of facts. */
    static RuleScene sceneOf(String fact) {
        return RuleScene.ALL.stream()
                .filter(scene -> scene.facts().contains(fact))
                .findFirst()
                .orElseThrow();
    }

    /** The type of what a call gives; empty if the receiver has no such method for rules. */
    Optional<Class<?>> call(Class<?> receiver, String name, List<Class<?>> arguments) {
        return of(receiver)
                .filter(method -> method.getName().equals(name) && takes(method, arguments))
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    /** The type of a property such as {@code ofFigure}, which is {@code ofFigure()} or {@code isOfFigure()}. */
    Optional<Class<?>> property(Class<?> receiver, String name) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Stream.of(name, "is" + capital)
                .flatMap(one -> call(receiver, one, List.of()).stream())
                .filter(type -> type != void.class)
                .findFirst();
    }

    /** Names that rules may use on a type, for who used another. */
    Set<String> namesOf(Class<?> type) {
        return of(type).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything that rules may call or compare with, as text: what compiled rules were made for. */
    String signatures() {
        return Stream.concat(
                        methods.values().stream().flatMap(List::stream).map(Method::toGenericString),
                        constants.values().stream().map(type -> type + " " + Arrays.toString(type.getEnumConstants())))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private Stream<Method> of(Class<?> type) {
        return methods.getOrDefault(type, List.of()).stream();
    }

    private Class<?> listed(String name) {
        Class<?> type = type(name);
        methods.computeIfAbsent(type, RuleVocabulary::ownMethods);
        return type;
    }

    /** A nested type is written with a dot and found with a dollar sign; no static initialiser runs. */
    private static Class<?> type(String name) {
        String binary = name.replaceFirst("(\\.[A-Z]\\w*)\\.(?=[A-Z])", "$1\\$");
        try {
            return Class.forName(binary, false, RuleVocabulary.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a type that rules speak of is not there: " + name, e);
        }
    }

    private static List<Method> ownMethods(Class<?> type) {
        Set<String> ofEveryObject = Arrays.stream(Object.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()
                        && !ofEveryObject.contains(method.getName()))
                .toList();
    }

    private static boolean takes(Method method, List<Class<?>> arguments) {
        List<Class<?>> due = new ArrayList<>(List.of(method.getParameterTypes()));
        if (method.isVarArgs()) {
            Class<?> more = due.remove(due.size() - 1).getComponentType();
            while (due.size() < arguments.size()) {
                due.add(more);
            }
        }
        if (due.size() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < due.size(); i++) {
            boolean number = isNumber(due.get(i)) && isNumber(arguments.get(i));
            if (!number && !due.get(i).isAssignableFrom(arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isNumber(Class<?> type) {
        return type == double.class || type == int.class;
    }
}

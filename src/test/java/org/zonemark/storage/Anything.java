package org.zonemark.storage;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.notification.Notice;
import org.zonemark.notification.NoticeKind;
import org.zonemark.review.Partnership;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Some value of a type, to call a method with whose result nobody looks at. */
final class Anything {

    static final String TEXT = "a";

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(int.class, 1),
            Map.entry(Integer.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(Long.class, 1L),
            Map.entry(double.class, 1.0),
            Map.entry(Double.class, 1.0),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(byte[].class, new byte[] {1}),
            Map.entry(Instant.class, Instant.parse("2026-01-01T00:00:00Z")),
            Map.entry(LocalDate.class, LocalDate.of(2026, 1, 1)),
            Map.entry(java.util.Locale.class, java.util.Locale.CHINESE),
            Map.entry(List.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Partnership.class, new Partnership(TEXT, TEXT + "1")),
            Map.entry(
                    Notice.class,
                    new Notice(TEXT, NoticeKind.values()[0], Words.same(TEXT), Words.same(TEXT), "/" + TEXT)),
            Map.entry(JsonNode.class, JsonNodeFactory.instance.stringNode(TEXT)));

    private Anything() {}

    /** All that may make a method issue another statement: each constant of an enum, yes and no, something and nothing. */
    static List<@Nullable Object> each(Parameter parameter) {
        Class<?> type = parameter.getType();
        List<@Nullable Object> values = new ArrayList<>();
        if (type.isEnum()) {
            values.addAll(List.of(type.getEnumConstants()));
        } else if (type == boolean.class) {
            values.addAll(List.of(true, false));
        } else if (type == List.class
                && parameter.getParameterizedType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && of(element) != null) {
            values.add(List.of(of(element)));
        } else {
            values.add(of(type));
        }
        if (parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            values.add(null);
        }
        return values;
    }

    /** Null where there is no telling how to make one. */
    static @Nullable Object of(Class<?> type) {
        if (VALUES.containsKey(type)) {
            return VALUES.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type.isRecord() ? record(type) : null;
    }

    private static @Nullable Object record(Class<?> type) {
        try {
            Class<?>[] parts = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(parts);
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(parts).map(Anything::of).toArray());
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}

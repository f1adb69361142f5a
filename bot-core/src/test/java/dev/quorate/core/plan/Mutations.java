package dev.quorate.core.plan;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every value that differs from a given one in exactly one place: each text a letter longer, each number
/// one more, each list without one of its elements, and so on, down through all records. Where a type does
/// not allow the changed value, it is left out.
final class Mutations {
    /// What was changed, as a path of component names, and the value with the change in it.
    record Mutation(String path, Object value) {}

    private Mutations() {}

    static List<Mutation> of(String path, Object value) {
        return switch (value) {
            case String text -> List.of(new Mutation(path, text.equals("http") ? "https" : text + "x"));
            case Integer number -> List.of(new Mutation(path, number + 1));
            case Long number -> List.of(new Mutation(path, number + 1));
            case Boolean flag -> List.of(new Mutation(path, !flag));
            case Instant at -> List.of(new Mutation(path, at.plusMillis(1)));
            case Enum<?> constant -> List.of(new Mutation(path, another(constant)));
            case Optional<?> optional -> optional(path, optional);
            case List<?> list -> list(path, list);
            case Map<?, ?> map -> map(path, map);
            case Record record -> record(path, record);
            default -> throw new IllegalArgumentException(path + " is a " + value.getClass());
        };
    }

    private static Object another(Enum<?> constant) {
        return java.util.Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                .filter(other -> other != constant)
                .findFirst()
                .orElseThrow();
    }

    private static List<Mutation> optional(String path, Optional<?> optional) {
        var found = new ArrayList<Mutation>();
        optional.ifPresent(value -> {
            found.add(new Mutation(path + " taken away", Optional.empty()));
            of(path, value).forEach(other -> found.add(new Mutation(other.path(), Optional.of(other.value()))));
        });
        return found;
    }

    private static List<Mutation> list(String path, List<?> list) {
        var found = new ArrayList<Mutation>();
        for (var i = 0; i < list.size(); i++) {
            var without = new ArrayList<Object>(list);
            without.remove(i);
            found.add(new Mutation(path + "[" + i + "] taken away", without));
            for (var other : of(path + "[" + i + "]", list.get(i))) {
                var changed = new ArrayList<Object>(list);
                changed.set(i, other.value());
                found.add(new Mutation(other.path(), changed));
            }
        }
        if (list.size() > 1 && !list.getFirst().equals(list.getLast())) {
            found.add(new Mutation(path + " in another order", list.reversed()));
        }
        return found;
    }

    private static List<Mutation> map(String path, Map<?, ?> map) {
        var found = new ArrayList<Mutation>();
        map.forEach((key, value) -> {
            var without = copy(map);
            without.remove(key);
            found.add(new Mutation(path + "{" + key + "} taken away", without));
            for (var other : of(path + "{" + key + "}", value)) {
                var changed = copy(map);
                changed.put(key, other.value());
                found.add(new Mutation(other.path(), changed));
            }
        });
        return found;
    }

    private static Map<Object, Object> copy(Map<?, ?> map) {
        return map instanceof TreeMap<?, ?> ? new TreeMap<>(map) : new HashMap<>(map);
    }

    private static List<Mutation> record(String path, Record record) {
        var found = new ArrayList<Mutation>();
        var components = record.getClass().getRecordComponents();
        for (var i = 0; i < components.length; i++) {
            for (var other : of(path + "." + components[i].getName(), component(record, components[i]))) {
                remade(record, components, i, other.value())
                        .ifPresent(value -> found.add(new Mutation(other.path(), value)));
            }
        }
        return found;
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    private static Optional<Object> remade(Record record, RecordComponent[] components, int changed, Object value) {
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (var i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = i == changed ? value : component(record, components[i]);
        }
        try {
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (java.lang.reflect.InvocationTargetException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass().toString(), e);
        }
    }
}

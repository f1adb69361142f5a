package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.RunEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Records of past runs are read for years. Renaming a component or a record of the core makes them
/// unreadable, and no compiler says so; this file of shapes does. It is copied from target/ when the change
/// is meant, and then the journals that are out there need a migration.
final class StoredShapesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/shapes.txt");

    @Test
    void what_is_stored_has_the_shape_that_it_had() throws Exception {
        var shapes = new TreeMap<String, String>();
        add(RunEvent.class, shapes);
        add(Notice.class, shapes);
        var now = shapes.entrySet().stream()
                .map(shape -> shape.getKey() + ": " + shape.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(Path.of("target/shapes.txt"), now);
        assertThat(now).isEqualTo(Files.readString(GOLDEN));
    }

    private static void add(Type type, Map<String, String> shapes) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(part -> add(part, shapes));
        } else if (type instanceof Class<?> shape && !shapes.containsKey(shape.getTypeName())) {
            describe(shape, shapes);
        }
    }

    private static void describe(Class<?> shape, Map<String, String> shapes) {
        if (shape.isSealed()) {
            shapes.put(
                    shape.getTypeName(),
                    "one of " + CoreShapes.records(shape).map(CoreShapes::kind).toList());
            CoreShapes.records(shape).forEach(part -> add(part, shapes));
        } else if (shape.isEnum()) {
            shapes.put(shape.getTypeName(), Arrays.toString(shape.getEnumConstants()));
        } else if (shape.isRecord()) {
            shapes.put(
                    shape.getTypeName(),
                    Arrays.stream(shape.getRecordComponents())
                            .map(part ->
                                    part.getName() + " " + part.getGenericType().getTypeName())
                            .toList()
                            .toString());
            Arrays.stream(shape.getRecordComponents()).forEach(part -> add(part.getGenericType(), shapes));
        }
    }
}

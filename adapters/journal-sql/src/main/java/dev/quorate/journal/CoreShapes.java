package dev.quorate.journal;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import dev.quorate.core.run.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells Jackson of the core's values what annotations would tell it, so that the core carries none: a value
/// of a sealed
/// interface has its `kind`, and names of kinds and constants are written in kebab-case.
final class CoreShapes extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    static final String KIND = "kind";

    static final String NO_PLACES = "no places";

    /// `remove-drop-in` of RemoveDropIn.
    static String kind(Class<?> shape) {
        return shape.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// All records below a sealed interface, those below its sealed interfaces included.
    static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses())
                        .flatMap(CoreShapes::records)
                        .distinct()
                : Stream.of(family);
    }

    /// A component whose type is one record, as that of a check inside another check, needs no kind.
    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass shape, JavaType declared) {
        return declared.getRawClass().isSealed()
                ? new StdTypeResolverBuilder(JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, KIND, null, false, true, null))
                : null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated shape) {
        return shape.getRawType().isSealed()
                ? records(shape.getRawType())
                        .map(type -> new NamedType(type, kind(type)))
                        .toList()
                : null;
    }

    /// Proposals of versions that knew one chat only have no `mirrors`, and the record of a past run is never
    /// rewritten: a list of places that is missing is empty, and an empty one is left out.
    @Override
    public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember part) {
        return isPlaces(part) ? JacksonInject.Value.construct(NO_PLACES, true, false) : null;
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated part) {
        return isPlaces(part)
                ? JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)
                : JsonInclude.Value.empty();
    }

    private static boolean isPlaces(Annotated part) {
        var content = part.getType().getContentType();
        return content != null && content.hasRawClass(Place.class);
    }

    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, @Nullable String[] names) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toArray(String[]::new);
    }
}

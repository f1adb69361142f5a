package dev.quorate.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.quorate.core.port.Journal.JournalException;
import java.util.List;

/// Values of one family as JSON and back: exactly the components of its records, in their order, with a
/// `kind` where there is a choice. Reading is strict: a kind, field or constant that this version does not
/// know, or one that is missing, is an error (but see CoreShapes for a list of places). What is left out of a
/// plan would be left out of what people approved.
final class StrictJson<T> {
    private static final JsonMapper MAPPER = mapper();

    private final String noun;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    /// `noun` is what people call such a value: `the event`.
    StrictJson(Class<T> family, String noun) {
        this.noun = noun;
        writer = MAPPER.writerFor(family);
        reader = MAPPER.readerFor(family);
    }

    /// Reads its own writing before it hands it out, so that nothing is acknowledged that could not be read
    /// again. `where` says which one it is.
    String write(String where, T value) {
        try {
            var body = writer.writeValueAsString(value);
            if (!reader.readValue(body).equals(value)) {
                throw new JournalException(where + " would not read back as it is, so it was not written");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new JournalException(where + " cannot be written: " + BodyFault.in(e, noun), e);
        }
    }

    T read(String where, String body) {
        try {
            T value = reader.readValue(body);
            if (value == null) {
                throw new JournalException(where + " holds nothing");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new JournalException(where + " cannot be read: " + BodyFault.in(e, noun), e);
        }
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .annotationIntrospector(new CoreShapes())
                .injectableValues(new InjectableValues.Std().addValue(CoreShapes.NO_PLACES, List.of()))
                .addModule(new Jdk8Module())
                .addModule(Words.module())
                // Components only: Plan.risk() and Mark.isBack() follow from them and are no part of the record.
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // Half a surrogate pair in a host's log line is no UTF-8, and a database would silently replace it.
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        var text = mapper.coercionConfigFor(LogicalType.Textual);
        for (var shape : CoercionInputShape.values()) {
            text.setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }
}

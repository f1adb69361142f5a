package dev.quorate.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.plan.Digest;
import dev.quorate.core.plan.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// The values that are one word in JSON too: times, addresses, names, and ids in the hex that people know
/// them by. A Url is none of them, for its text does not read back for every host name that it allows.
final class Words {
    private Words() {}

    static SimpleModule module() {
        var module = new SimpleModule();
        add(module, Instant.class, Instant::toString, Instant::parse);
        add(module, Duration.class, Duration::toString, Duration::parse);
        add(module, MemberId.class, MemberId::hex, hex -> new MemberId(Long.parseUnsignedLong(hex, 16)));
        add(module, ClusterId.class, ClusterId::hex, hex -> new ClusterId(Long.parseUnsignedLong(hex, 16)));
        add(module, ClusterName.class, ClusterName::value, ClusterName::new);
        add(module, Address.class, Address::value, Address::new);
        add(module, Target.class, Target::word, Target::new);
        add(module, Digest.class, Digest::hex, Digest::new);
        return module;
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new Writer<>(write));
        module.addDeserializer(type, new Reader<>(type, read));
    }

    private static final class Writer<T> extends JsonSerializer<T> {
        private final Function<T, String> word;

        Writer(Function<T, String> word) {
            this.word = word;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeString(word.apply(value));
        }
    }

    private static final class Reader<T> extends JsonDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> value;

        Reader(Class<T> type, Function<String, T> value) {
            this.type = type;
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, json));
            }
            try {
                return value.apply(json.getText());
            } catch (RuntimeException e) {
                throw context.weirdStringException(json.getText(), type, "does not read back");
            }
        }
    }
}

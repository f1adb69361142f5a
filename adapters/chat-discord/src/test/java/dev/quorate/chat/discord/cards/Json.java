package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.utils.data.SerializableData;

/// What was rendered, as the REST API gets it.
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Json() {}

    /// A message, an edit or a modal.
    static JsonNode of(SerializableData data) {
        try {
            return MAPPER.readTree(data.toData().toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `-Dgolden.write=true` rewrites the file: read the difference before you commit it.
    static void matches(String name, List<? extends SerializableData> data) {
        var file = FOLDER.resolve(name + ".json");
        try {
            var json = data.size() == 1
                    ? of(data.getFirst())
                    : MAPPER.valueToTree(data.stream().map(Json::of).toList());
            var text = MAPPER.writer(PRETTY).writeValueAsString(MAPPER.treeToValue(json, Object.class)) + "\n";
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(text).as("compared with %s", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compare with " + file, e);
        }
    }
}

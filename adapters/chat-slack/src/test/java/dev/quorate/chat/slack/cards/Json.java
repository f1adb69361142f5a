package dev.quorate.chat.slack.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.view.View;
import dev.quorate.chat.slack.fake.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What was rendered, as the Web API gets it.
final class Json {
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Json() {}

    static JsonObject of(Message message) {
        var json = new JsonObject();
        json.addProperty("text", message.text());
        json.add("blocks", JsonParser.parseString(BlockKit.json(message.blocks())));
        return json;
    }

    static JsonObject of(View view) {
        return JsonParser.parseString(BlockKit.json(view)).getAsJsonObject();
    }

    static void isWithinLimits(Message message) {
        assertThat(Limits.violations(of(message))).as(message.text()).isEmpty();
    }

    static void isWithinLimits(View view) {
        assertThat(Limits.violationsOfView(of(view))).isEmpty();
    }

    /// `-Dgolden.write=true` rewrites the file: read the difference before you commit it.
    static void matches(String name, JsonElement json) {
        var file = FOLDER.resolve(name + ".json");
        var text = PRETTY.toJson(json) + "\n";
        try {
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

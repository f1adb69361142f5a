package dev.quorate.chat.slack.cards;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/// Blocks and forms as they are posted. The SDK writes out every style that a text does not have as `false`, among
/// them some that Slack knows in no message: only those that it has are posted.
public final class BlockKit {
    private static final Gson SLACK = GsonFactory.createSnakeCase();

    private BlockKit() {}

    public static String json(List<LayoutBlock> blocks) {
        return posted(SLACK.toJsonTree(blocks));
    }

    public static String json(View view) {
        return posted(SLACK.toJsonTree(view));
    }

    private static String posted(JsonElement json) {
        prune(json);
        return json.toString();
    }

    private static void prune(JsonElement json) {
        if (json instanceof JsonArray all) {
            all.forEach(BlockKit::prune);
        } else if (json instanceof JsonObject object) {
            if (object.get("style") instanceof JsonObject styles) {
                styles.entrySet().removeIf(style -> !style.getValue().getAsBoolean());
                if (styles.size() == 0) {
                    object.remove("style");
                }
            }
            object.entrySet().forEach(entry -> prune(entry.getValue()));
        }
    }
}

package dev.quorate.chat.slack.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// Rules of the text and confirm composition objects.
final class TextRules {
    private TextRules() {}

    static void plain(@Nullable JsonElement text, Violations found, int most) {
        any(text, found, most);
        if (text != null && text.isJsonObject()) {
            found.when(
                    !Limits.string(text.getAsJsonObject(), "type").equals("plain_text"), "type", "is not plain_text");
        }
    }

    static void optionalPlain(@Nullable JsonElement text, Violations found, int most) {
        if (text != null && !text.isJsonNull()) {
            plain(text, found, most);
        }
    }

    static void any(@Nullable JsonElement text, Violations found, int most) {
        if (text == null || !text.isJsonObject()) {
            found.say("", "is no text object");
            return;
        }
        var object = text.getAsJsonObject();
        var type = Limits.string(object, "type");
        found.when(!type.equals("plain_text") && !type.equals("mrkdwn"), "type", "`" + type + "` is unknown");
        found.when(type.equals("mrkdwn") && object.has("emoji"), "emoji", "goes with plain_text only");
        found.when(type.equals("plain_text") && object.has("verbatim"), "verbatim", "goes with mrkdwn only");
        var length = Limits.string(object, "text").length();
        found.when(length == 0, "text", "is empty");
        found.most("text", length, most);
    }

    /// The dialog before a click counts.
    static void confirm(JsonObject confirm, Violations found) {
        plain(confirm.get("title"), found.in("title"), 100);
        plain(confirm.get("text"), found.in("text"), 300);
        plain(confirm.get("confirm"), found.in("confirm"), 30);
        plain(confirm.get("deny"), found.in("deny"), 30);
        style(confirm, found);
    }

    static void style(JsonObject element, Violations found) {
        var style = Limits.string(element, "style");
        found.when(
                !style.isEmpty() && !style.equals("primary") && !style.equals("danger"),
                "style",
                "`" + style + "` is unknown");
    }
}

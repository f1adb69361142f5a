package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// Who and what there is, and what was said.
final class LookupMethods {
    private final Workspace workspace;

    LookupMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    Answer authTest() {
        return Answer.ok(
                "url",
                "https://fake.slack.com/",
                "team",
                "Fake",
                "team_id",
                Workspace.TEAM,
                "user",
                "quorate",
                "user_id",
                Workspace.BOT_USER,
                "bot_id",
                Workspace.BOT);
    }

    Answer user(Call call) {
        return workspace
                .findUser(call.get("user"))
                .map(user -> Answer.ok("user", user.deepCopy()))
                .orElseGet(() -> Answer.error("user_not_found"));
    }

    Answer room(Call call) {
        return workspace
                .findRoom(call.get("channel"))
                .map(room -> Answer.ok("channel", room.info().deepCopy()))
                .orElseGet(() -> Answer.error("channel_not_found"));
    }

    Answer members(Call call) {
        return workspace
                .findRoom(call.get("channel"))
                .map(room -> Answer.ok(
                        "members", Json.array(room.members().stream().sorted().toList())))
                .orElseGet(() -> Answer.error("channel_not_found"));
    }

    /// Newest first, as Slack does.
    Answer history(Call call) {
        return workspace
                .findRoom(call.get("channel"))
                .map(room -> page(call, room.topLevel().reversed()))
                .orElseGet(() -> Answer.error("channel_not_found"));
    }

    /// Oldest first, the root before all else.
    Answer replies(Call call) {
        var root = call.get("ts");
        return workspace
                .findRoom(call.get("channel"))
                .map(room -> room.messages().containsKey(root)
                        ? page(call, room.thread(root))
                        : Answer.error("thread_not_found"))
                .orElseGet(() -> Answer.error("channel_not_found"));
    }

    private static Answer page(Call call, List<JsonObject> all) {
        var wanted = all.stream().filter(message -> isBetween(call, message)).toList();
        var limit = call.has("limit") ? Integer.parseInt(call.get("limit")) : 100;
        var from = Optional.of(call.get("cursor"))
                .filter(cursor -> !cursor.isEmpty())
                .map(Integer::parseInt)
                .orElse(0);
        var to = Math.min(wanted.size(), from + limit);
        var shown = wanted.subList(Math.min(from, to), to).stream()
                .map(message -> shown(call, message))
                .toList();
        var more = to < wanted.size();
        return Answer.ok(
                "messages",
                Json.array(shown),
                "has_more",
                more,
                "response_metadata",
                Json.of("next_cursor", more ? Integer.toString(to) : ""));
    }

    private static boolean isBetween(Call call, JsonObject message) {
        var ts = Json.text(message, "ts");
        var oldest = call.get("oldest");
        var latest = call.get("latest");
        var inclusive = call.says("inclusive");
        return (oldest.isEmpty() || ts.compareTo(oldest) > 0 || (inclusive && ts.equals(oldest)))
                && (latest.isEmpty() || ts.compareTo(latest) < 0 || (inclusive && ts.equals(latest)));
    }

    private static JsonObject shown(Call call, JsonObject message) {
        var copy = message.deepCopy();
        if (!call.says("include_all_metadata")) {
            copy.remove("metadata");
        }
        return copy;
    }
}

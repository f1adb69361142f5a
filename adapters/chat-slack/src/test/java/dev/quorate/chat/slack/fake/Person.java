package dev.quorate.chat.slack.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody at Slack: writes, clicks, fills in forms.
public final class Person {
    /// Slack's apps make a link of what looks like an address.
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

    private final String id;
    private final Workspace workspace;
    private final Deliveries deliveries;

    Person(String id, Workspace workspace, Deliveries deliveries) {
        this.id = id;
        this.workspace = workspace;
        this.deliveries = deliveries;
    }

    public String id() {
        return id;
    }

    /// Mentions the bot at the top level. Hands back the ts of the message.
    public String mentions(String channel, String words) {
        return written(channel, "", mention() + escaped(words), true);
    }

    /// Mentions the bot in a thread.
    public String mentionsBelow(String channel, String root, String words) {
        return written(channel, root, mention() + escaped(words), true);
    }

    /// Writes without a mention. An empty root is the top level.
    public String writes(String channel, String root, String words) {
        return written(channel, root, escaped(words), false);
    }

    /// In the conversation of the bot and this person alone.
    public String writesDirectly(String words) {
        return written(directChannel(), "", escaped(words), false);
    }

    /// The id of that conversation.
    public String directChannel() {
        return "D" + id.substring(1);
    }

    /// Any event of Slack, said by hand; `event` is its inner part.
    public Delivery happens(JsonObject event) {
        synchronized (workspace) {
            return deliveries.send("events_api", eventPayload(event));
        }
    }

    public Delivery commands(String channel, String words) {
        synchronized (workspace) {
            return deliveries.send(
                    "slash_commands",
                    Json.of(
                            "token", "x",
                            "team_id", team(),
                            "team_domain", "fake",
                            "channel_id", channel,
                            "channel_name", "ops",
                            "user_id", id,
                            "user_name", "somebody",
                            "command", "/quorate",
                            "text", words,
                            "api_app_id", Workspace.APP,
                            "is_enterprise_install", "false",
                            "response_url", "https://hooks.invalid/commands/1",
                            "trigger_id", workspace.nextTrigger()));
        }
    }

    /// Clicks a button as it stands on the message now; throws if it does not stand there. A question that
    /// comes with the button is answered with yes.
    public Delivery clicks(String channel, String ts, String actionId) {
        synchronized (workspace) {
            var message =
                    workspace.findRoom(channel).map(room -> room.messages().get(ts));
            var button = message.flatMap(shown -> button(shown.get("blocks"), actionId))
                    .orElseThrow(() -> new AssertionError("there is no button " + actionId + " on " + ts));
            return deliveries.send("interactive", click(channel, ts, actionId, Json.text(button, "value")));
        }
    }

    /// A click as somebody who is not Slack's app would make it up.
    public Delivery forges(String channel, String ts, String actionId, String value) {
        synchronized (workspace) {
            return deliveries.send("interactive", click(channel, ts, actionId, value));
        }
    }

    /// Fills in the modal and sends it. `values` by block id; the bot's answer is in the acknowledgement.
    public Delivery submits(JsonObject view, Map<String, String> values) {
        synchronized (workspace) {
            var filled = view.deepCopy();
            var state = new JsonObject();
            for (var block : filled.getAsJsonArray("blocks")) {
                var name = Json.text(block.getAsJsonObject(), "block_id");
                if (values.containsKey(name)) {
                    var element = block.getAsJsonObject().getAsJsonObject("element");
                    var value = Json.of("type", "plain_text_input", "value", values.get(name));
                    state.add(name, Json.of(Json.text(element, "action_id"), value));
                }
            }
            filled.add("state", Json.of("values", state));
            return deliveries.send(
                    "interactive",
                    Json.of(
                            "type",
                            "view_submission",
                            "team",
                            Json.of("id", team(), "domain", "fake"),
                            "user",
                            user(),
                            "api_app_id",
                            Workspace.APP,
                            "token",
                            "x",
                            "trigger_id",
                            workspace.nextTrigger(),
                            "view",
                            filled,
                            "response_urls",
                            new JsonArray()));
        }
    }

    private String written(String channel, String root, String text, boolean mentions) {
        synchronized (workspace) {
            var ts = workspace.nextTs();
            var direct = channel.startsWith("D");
            var event = Json.of(
                    "type", "message",
                    "user", id,
                    "text", text,
                    "ts", ts,
                    "team", team(),
                    "channel", channel,
                    "event_ts", ts,
                    "channel_type", direct ? "im" : "channel");
            if (!root.isEmpty()) {
                event.addProperty("thread_ts", root);
            }
            var room = workspace.findRoom(channel).orElseGet(() -> workspace.room(channel));
            if (direct) {
                room.members().add(id);
            }
            room.messages().put(ts, event.deepCopy());
            var shared = Json.flag(room.info(), "is_ext_shared");
            deliveries.send("events_api", shared(shared, eventPayload(event)));
            if (mentions && !direct) {
                var mention = event.deepCopy();
                mention.addProperty("type", "app_mention");
                mention.remove("channel_type");
                deliveries.send("events_api", shared(shared, eventPayload(mention)));
            }
            return ts;
        }
    }

    /// Slack says with each event whether other organizations are in its channel.
    private static JsonObject shared(boolean shared, JsonObject payload) {
        payload.addProperty("is_ext_shared_channel", shared);
        return payload;
    }

    private JsonObject eventPayload(JsonObject event) {
        return eventPayload(workspace, team(), event);
    }

    static JsonObject eventPayload(Workspace workspace, String team, JsonObject event) {
        return Json.of(
                "token",
                "x",
                "team_id",
                team,
                "api_app_id",
                Workspace.APP,
                "event",
                event,
                "type",
                "event_callback",
                "event_id",
                workspace.nextId("Ev"),
                "event_time",
                1_712_345_678,
                "authorizations",
                Json.array(java.util.List.of(
                        Json.of("team_id", Workspace.TEAM, "user_id", Workspace.BOT_USER, "is_bot", true))),
                "is_ext_shared_channel",
                false);
    }

    private JsonObject click(String channel, String ts, String actionId, String value) {
        var container = Json.of("type", "message", "message_ts", ts, "channel_id", channel, "is_ephemeral", false);
        var message = workspace
                .findRoom(channel)
                .map(room -> room.messages().get(ts))
                .orElseGet(() -> Json.of("type", "message", "ts", ts, "text", ""));
        if (message.has("thread_ts")) {
            container.add("thread_ts", message.get("thread_ts"));
        }
        return Json.of(
                "type",
                "block_actions",
                "user",
                user(),
                "api_app_id",
                Workspace.APP,
                "token",
                "x",
                "container",
                container,
                "trigger_id",
                workspace.nextTrigger(),
                "team",
                Json.of("id", team(), "domain", "fake"),
                "channel",
                Json.of("id", channel, "name", "ops"),
                "message",
                message.deepCopy(),
                "response_url",
                "https://hooks.invalid/actions/1",
                "actions",
                Json.array(java.util.List.of(Json.of(
                        "action_id",
                        actionId,
                        "block_id",
                        "decide",
                        "text",
                        Json.of("type", "plain_text", "text", actionId),
                        "value",
                        value,
                        "type",
                        "button",
                        "action_ts",
                        workspace.nextTs()))));
    }

    private JsonObject user() {
        return Json.of("id", id, "username", "somebody", "name", "somebody", "team_id", team());
    }

    private String team() {
        return workspace
                .findUser(id)
                .map(user -> Json.text(user, "team_id"))
                .filter(team -> !team.isEmpty())
                .orElse(Workspace.TEAM);
    }

    private static Optional<JsonObject> button(JsonElement in, String actionId) {
        if (in == null) {
            return Optional.empty();
        }
        if (in.isJsonArray()) {
            return in.getAsJsonArray().asList().stream()
                    .flatMap(element -> button(element, actionId).stream())
                    .findFirst();
        }
        if (!in.isJsonObject()) {
            return Optional.empty();
        }
        var object = in.getAsJsonObject();
        if (Json.text(object, "type").equals("button")
                && Json.text(object, "action_id").equals(actionId)) {
            return Optional.of(object);
        }
        return object.entrySet().stream()
                .flatMap(entry -> button(entry.getValue(), actionId).stream())
                .findFirst();
    }

    private static String mention() {
        return "<@" + Workspace.BOT_USER + "> ";
    }

    private static String escaped(String words) {
        var safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return ADDRESS.matcher(safe).replaceAll("<http://$0|$0>");
    }
}

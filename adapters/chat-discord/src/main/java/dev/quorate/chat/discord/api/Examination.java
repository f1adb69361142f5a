package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/// What can be found out about the bot before it runs: whether its token is good, it is in its servers, and it may
/// do in its rooms what it needs to. Changes nothing and posts nothing.
public final class Examination {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FEW_SESSIONS = 50;

    /// One thing that was asked. `instead` says what to do; it is empty where all is well.
    public record Finding(Grade grade, String what, String instead) {}

    public enum Grade {
        GOOD,
        /// Works, but is not as it should be.
        POOR,
        BAD
    }

    private final Rest rest;
    private final String apiUrl;
    private final Set<String> guilds;
    private final List<Finding> findings = new ArrayList<>();

    /// Of each server that the bot is in: the server, and the bot as its member.
    private final Map<String, JsonNode> servers = new HashMap<>();

    private final Map<String, JsonNode> selves = new HashMap<>();

    private Examination(Rest rest, String apiUrl, Set<String> guilds) {
        this.rest = rest;
        this.apiUrl = apiUrl;
        this.guilds = guilds;
    }

    /// May take seconds.
    ///
    /// - `channels`: the ids of the rooms that clusters are bound to
    public static List<Finding> of(String apiUrl, Token token, Set<String> guilds, List<String> channels, Clock clock) {
        try (var rest = new Rest(apiUrl, () -> token, new Breaker(clock), clock)) {
            var examination = new Examination(rest, apiUrl, Set.copyOf(guilds));
            examination.examine(channels);
            return List.copyOf(examination.findings);
        }
    }

    private void examine(List<String> channels) {
        var us = asked("token", Call.get("users/@me"));
        if (us.isEmpty()) {
            return;
        }
        good("token: we are " + us.get().path("username").asText());
        application();
        sessions();
        guilds.stream()
                .sorted()
                .forEach(guild -> server(guild, us.get().path("id").asText()));
        channels.forEach(this::room);
    }

    private void application() {
        asked("application", Call.get("applications/@me")).ifPresent(app -> {
            if (app.path("interactions_endpoint_url").isTextual()) {
                bad(
                        "application: its interactions go to "
                                + app.path("interactions_endpoint_url").asText()
                                + ", and no button would reach the bot",
                        "empty Interactions Endpoint URL in the developer portal");
            }
            if (app.path("bot_public").asBoolean()) {
                poor("application: anybody may add the bot to a server", "turn off Public Bot in the developer portal");
            }
        });
    }

    /// Discord takes the token away from a bot that begins too many sessions in a day.
    private void sessions() {
        asked("gateway", Call.get("gateway/bot")).ifPresent(gateway -> {
            var limit = gateway.path("session_start_limit");
            var left = limit.path("remaining").asInt();
            if (left < FEW_SESSIONS) {
                poor(
                        "gateway: only " + left + " of " + limit.path("total").asInt() + " sessions may begin today",
                        "find out what starts the bot so often before you start it again");
            } else {
                good("gateway: " + left + " sessions may begin today");
            }
        });
    }

    private void server(String guild, String self) {
        var server = asked("server " + guild, Call.get("guilds/{}", guild));
        var member = server.isEmpty()
                ? Optional.<JsonNode>empty()
                : asked("server " + guild, Call.get("guilds/{}/members/{}", guild, self));
        if (member.isEmpty()) {
            return;
        }
        servers.put(guild, server.get());
        selves.put(guild, member.get());
        good("server " + guild + ": I am in " + server.get().path("name").asText());
        if (Permissions.has(
                Permissions.of(server.get(), member.get(), MissingNode.getInstance()), Permission.ADMINISTRATOR)) {
            poor(
                    "server " + guild + ": the bot is an administrator",
                    "take that from its role: what is not granted cannot be stolen");
        }
    }

    private void room(String channel) {
        asked("room " + channel, Call.get("channels/{}", channel))
                .ifPresent(room -> Doubts.aboutRoom(room, channel, guilds)
                        .ifPresentOrElse(
                                doubt -> bad("room " + channel + ": " + doubt.why(), doubt.instead()),
                                () -> permissions(channel, room)));
    }

    private void permissions(String channel, JsonNode room) {
        var guild = room.path("guild_id").asText();
        var server = servers.get(guild);
        var self = selves.get(guild);
        if (server == null || self == null) {
            return;
        }
        var may = Permissions.of(server, self, room);
        var where = "room " + channel + " (#" + room.path("name").asText() + ")";
        var missing = missing(may, Permissions.needed());
        var threads = missing(may, Permissions.forThreads());
        if (missing.isEmpty() && threads.isEmpty()) {
            good(where + ": I may do there all that I need to");
        }
        missing.forEach(permission -> bad(
                where + ": " + permission.getName() + " is missing, "
                        + Permissions.needed().get(permission),
                "give it to the bot's role there"));
        if (!threads.isEmpty()) {
            poor(
                    where + ": " + Permissions.names(threads) + " is missing, runs will be told in the channel itself",
                    "give it to the bot's role there");
        }
    }

    private static List<Permission> missing(long may, Map<Permission, String> needed) {
        return needed.keySet().stream()
                .filter(permission -> !Permissions.has(may, permission))
                .sorted()
                .toList();
    }

    private Optional<JsonNode> asked(String what, Call call) {
        switch (rest.call(call, PATIENCE)) {
            case Reply.Done(var body) -> {
                return Optional.of(body);
            }
            case Reply.No no -> bad(what + ": Discord says " + Advice.error(no), advice(no));
            case Reply.Later _ -> bad(what + ": Discord wants no more calls for now", "try again in a minute");
            case Reply.Unreached _ ->
                bad(what + ": no answer from " + apiUrl, "check the network on the way, or chats.discord.api-url");
            case Reply.Unknown(var why) ->
                bad(what + ": no answer from " + apiUrl + " (" + why + ")", "try again in a minute");
        }
        return Optional.empty();
    }

    private static String advice(Reply.No no) {
        return no.isAny(Codes.UNKNOWN_GUILD) || (no.isAny(Codes.MISSING_ACCESS) && no.status() == 403)
                ? "add the bot to that server and let it see the room, or correct the id in the configuration"
                : Advice.whatToDo(no);
    }

    private void good(String what) {
        findings.add(new Finding(Grade.GOOD, what, ""));
    }

    private void poor(String what, String instead) {
        findings.add(new Finding(Grade.POOR, what, instead));
    }

    private void bad(String what, String instead) {
        findings.add(new Finding(Grade.BAD, what, instead));
    }
}

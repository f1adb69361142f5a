package dev.quorate.chat.discord.fake;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// All routes of the fake, with limits like those that Discord tells of today.
final class Routes {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final String MESSAGES = "channels/{channel}/messages";
    private static final String MESSAGE = MESSAGES + "/{message}";
    private static final String FOLLOWUPS = "webhooks/{application}/{token}";
    private static final String COMMANDS = "applications/{application}/commands";
    private static final String GUILD_COMMANDS = "applications/{application}/guilds/{guild}/commands";

    private Routes() {}

    static List<Route> of(
            LookupRoutes lookup,
            MessageRoutes messages,
            Threads threads,
            CommandRoutes commands,
            InteractionRoutes interactions,
            WebhookRoutes webhooks) {
        return List.of(
                free("GET", "gateway", _ -> lookup.gateway()),
                route("GET", "gateway/bot", _ -> lookup.gatewayForBots(), 10, FIVE),
                route("GET", "users/@me", _ -> lookup.self(), 30, SECOND),
                route("GET", "applications/@me", _ -> lookup.application(), 30, SECOND),
                route("GET", "oauth2/applications/@me", _ -> lookup.application(), 30, SECOND),
                route("GET", "users/{user}", lookup::user, 30, SECOND),
                route("POST", "users/@me/channels", lookup::openDirect, 10, SECOND),
                route("GET", "guilds/{guild}", lookup::guild, 10, SECOND),
                route("GET", "guilds/{guild}/members/{user}", lookup::member, 5, SECOND),
                route("GET", "guilds/{guild}/roles", lookup::roles, 10, SECOND),
                route("GET", "guilds/{guild}/channels", lookup::channels, 10, SECOND),
                route("GET", "guilds/{guild}/threads/active", lookup::activeThreads, 10, SECOND),
                route("GET", "channels/{channel}", lookup::channel, 10, SECOND),
                route("GET", "channels/{channel}/threads/archived/public", lookup::archivedThreads, 5, SECOND),
                route("PUT", "channels/{channel}/thread-members/@me", threads::join, 5, SECOND),
                route("PATCH", "channels/{channel}", threads::patch, 5, FIVE),
                route("GET", MESSAGES, messages::list, 5, SECOND),
                route("POST", MESSAGES, messages::post, 5, FIVE),
                route("GET", MESSAGE, messages::get, 5, SECOND),
                route("PATCH", MESSAGE, messages::edit, 5, FIVE),
                route("DELETE", MESSAGE, messages::delete, 5, SECOND),
                route("POST", MESSAGE + "/threads", threads::fromMessage, 5, FIVE),
                route("PUT", COMMANDS, commands::replaceGlobal, 5, FIVE),
                route("GET", COMMANDS, commands::listGlobal, 5, FIVE),
                route("PUT", GUILD_COMMANDS, commands::replaceInGuild, 5, FIVE),
                route("GET", GUILD_COMMANDS, commands::listInGuild, 5, FIVE),
                free("POST", "interactions/{interaction}/{token}/callback", interactions::callback),
                free("POST", FOLLOWUPS, webhooks::follow),
                free("GET", FOLLOWUPS + "/messages/{message}", webhooks::get),
                free("PATCH", FOLLOWUPS + "/messages/{message}", webhooks::edit),
                free("DELETE", FOLLOWUPS + "/messages/{message}", webhooks::delete));
    }

    private static Route route(String method, String path, Function<Call, Answer> handler, int limit, Duration window) {
        return new Route(method, path, handler, limit, window, false);
    }

    private static Route free(String method, String path, Function<Call, Answer> handler) {
        return new Route(method, path, handler, 0, SECOND, true);
    }
}

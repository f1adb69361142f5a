package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A registered command, somebody who uses it, and the raw answers to that.
final class Commanding {
    private Commanding() {}

    static void register(FakeDiscord discord) {
        var member = Json.of("name", "member", "description", "which", "type", 3, "required", true);
        member.put("autocomplete", true);
        var command = Json.of("name", "plan", "description", "Plans", "options", Json.array(List.of(member)));
        var path = "applications/" + FakeDiscord.APPLICATION + "/commands";
        var reply = new Raw(discord).call("PUT", path, Json.array(List.of(command)));
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
    }

    static Interaction commanded(FakeDiscord discord, String channel, String person) {
        register(discord);
        return discord.person(person).commands(channel, "plan", "member", "10.0.1.2");
    }

    static Raw.Reply answers(FakeDiscord discord, Interaction to, JsonNode body) {
        return new Raw(discord).call("POST", "interactions/" + to.id() + "/" + to.token() + "/callback", body);
    }

    static Raw.Reply follows(FakeDiscord discord, Interaction to, JsonNode body) {
        return new Raw(discord).call("POST", "webhooks/" + FakeDiscord.APPLICATION + "/" + to.token(), body);
    }
}

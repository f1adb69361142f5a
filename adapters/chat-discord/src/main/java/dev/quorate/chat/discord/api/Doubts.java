package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.plan.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/// Which accounts and rooms decide nothing, and what to do about it. Pure. What is missing from an answer, or is
/// of a kind that we do not know, is a doubt.
/// Source: discord-api-docs, developers/resources/{guild,user,channel}.mdx.
final class Doubts {
    private static final String WHAT = "I did not count this.";
    private static final String MEMBER = "Let a full member of this server decide.";
    private static final String ROOM =
            "Decide in a text channel of a server that the configuration names under guilds.";

    private static final int TEXT_CHANNEL = 0;
    private static final int DIRECT = 1;
    private static final int GROUP = 3;
    private static final int PUBLIC_THREAD = 11;
    private static final int PRIVATE_THREAD = 12;

    /// The account of a team, or of an app that answers over HTTP.
    private static final int USER_IS_PROGRAM = (1 << 10) | (1 << 19);

    private static final int MEMBER_IS_GUEST = 1 << 4;

    /// Held back for a name or a tag that AutoMod does not let pass.
    private static final int MEMBER_IS_QUARANTINED = (1 << 7) | (1 << 10);

    private Doubts() {}

    static Optional<Refusal> aboutMember(JsonNode member, String id, Instant now) {
        var user = member.path("user");
        if (!id.equals(user.path("id").asText())) {
            return no("Discord told me of another account than I asked for.", MEMBER);
        }
        if (isSet(user.path("bot")) || isSet(user.path("system")) || isProgram(user)) {
            return no("This Discord account is a program.", MEMBER);
        }
        if (!member.path("joined_at").isTextual()) {
            return no("This Discord account was invited and has not joined yet.", MEMBER);
        }
        if (isSet(member.path("pending"))) {
            return no("This Discord account has not accepted the rules of the server yet.", MEMBER);
        }
        if (isAny(member.path("flags"), MEMBER_IS_GUEST)) {
            return no("This Discord account is a guest.", MEMBER);
        }
        if (isAny(member.path("flags"), MEMBER_IS_QUARANTINED)) {
            return no("AutoMod holds this Discord account back.", MEMBER);
        }
        if (isTimedOut(member.path("communication_disabled_until"), now)) {
            return no("This Discord account is timed out.", MEMBER);
        }
        return Optional.empty();
    }

    static Optional<Refusal> aboutRoom(JsonNode room, String id, Set<String> guilds) {
        if (!id.equals(room.path("id").asText())) {
            return no("Discord told me of another channel than I asked for.", ROOM);
        }
        var type = room.path("type").asInt(-1);
        if (type == DIRECT || type == GROUP) {
            return no("Nothing is decided in direct messages: nobody else would see it.", ROOM);
        }
        if (!guilds.contains(room.path("guild_id").asText())) {
            return no("This channel belongs to a server that the configuration does not name.", ROOM);
        }
        if (type != TEXT_CHANNEL) {
            return no("This is no text channel.", ROOM);
        }
        return Optional.empty();
    }

    /// - `room`: the channel in which it should be, which is beyond doubt
    static Optional<Refusal> aboutThread(JsonNode thread, JsonNode room) {
        if (thread.path("type").asInt(-1) == PRIVATE_THREAD) {
            return no("Nothing is decided in private threads: not everybody here would see it.", ROOM);
        }
        if (thread.path("type").asInt(-1) != PUBLIC_THREAD
                || !thread.path("parent_id").asText().equals(room.path("id").asText())
                || !thread.path("guild_id")
                        .asText()
                        .equals(room.path("guild_id").asText())) {
            return no("This thread belongs to another channel.", ROOM);
        }
        return Optional.empty();
    }

    static Refusal notAMember() {
        return new Refusal(WHAT, "This Discord account is not a member of this server.", MEMBER);
    }

    static Refusal notSaidHere() {
        return new Refusal(WHAT, "It was not said in a place of Discord that I know.", ROOM);
    }

    static Refusal notLookedUp(String why) {
        return new Refusal(
                WHAT,
                "Discord did not tell me who this account is and where this was said: " + why + ".",
                "Say it again in a minute; if it stays so, ask whoever runs the bot for `quorate check`.");
    }

    /// Whatever is not plainly false.
    private static boolean isSet(JsonNode flag) {
        return !flag.isMissingNode() && !flag.isNull() && (!flag.isBoolean() || flag.asBoolean());
    }

    private static boolean isProgram(JsonNode user) {
        return isAny(user.path("flags"), USER_IS_PROGRAM)
                || isAny(user.path("public_flags"), USER_IS_PROGRAM)
                || user.path("discriminator").asText().equals("0000");
    }

    private static boolean isAny(JsonNode flags, int wanted) {
        return !flags.isMissingNode() && (!flags.isIntegralNumber() || (flags.asLong() & wanted) != 0);
    }

    private static boolean isTimedOut(JsonNode until, Instant now) {
        if (until.isMissingNode() || until.isNull()) {
            return false;
        }
        try {
            return OffsetDateTime.parse(until.asText()).toInstant().isAfter(now);
        } catch (DateTimeException _) {
            return true;
        }
    }

    private static Optional<Refusal> no(String why, String instead) {
        return Optional.of(new Refusal(WHAT, why, instead));
    }
}

package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who accounts and rooms are, asked of Discord: what is older than a minute is asked anew, what cannot be asked
/// is in doubt, and a failure is never remembered. What roles somebody has is not asked: they are no authority.
public final class Directory {
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Rest rest;
    private final Set<String> guilds;
    private final Clock clock;
    private final Cache<String, Optional<JsonNode>> members;
    private final Cache<String, Optional<JsonNode>> channels;

    /// - `guilds`: the ids of the servers that may speak to us; no other one decides anything
    public Directory(Rest rest, Set<String> guilds, Clock clock) {
        this.rest = rest;
        this.guilds = Set.copyOf(guilds);
        this.clock = clock;
        members = cache(clock);
        channels = cache(clock);
    }

    /// Why this account decides nothing at this place at the moment. May take seconds.
    public Optional<Refusal> doubt(People.Account account, Place place) {
        var channel = Spot.channel(place);
        if (channel.isEmpty() || !account.chat().equals(Spot.CHAT) || !Spot.isId(account.id())) {
            return Optional.of(Doubts.notSaidHere());
        }
        try {
            var room = channel(channel.get()).orElseThrow(() -> new Unanswered("it knows no such channel"));
            return Doubts.aboutRoom(room, channel.get(), guilds)
                    .or(() -> aboutThread(place, room))
                    .or(() -> aboutMember(account.id(), room.path("guild_id").asText()));
        } catch (Unanswered e) {
            return Optional.of(Doubts.notLookedUp(e.why));
        }
    }

    /// Discord says that this account is not what it was.
    public void changed(String user) {
        members.asMap().keySet().removeIf(key -> key.endsWith("/" + user));
    }

    /// A click on a card that has no thread is in the channel: there is nothing else to look at.
    private Optional<Refusal> aboutThread(Place place, JsonNode room) {
        return Spot.of(place)
                .flatMap(Spot::thread)
                .flatMap(this::channel)
                .flatMap(thread -> Doubts.aboutThread(thread, room));
    }

    /// That somebody is no member is remembered like everything else: whoever is none must not use up the calls
    /// that are there for members.
    private Optional<Refusal> aboutMember(String user, String guild) {
        return known(
                        members,
                        guild + "/" + user,
                        Call.get("guilds/{}/members/{}", guild, user),
                        Codes.UNKNOWN_MEMBER,
                        Codes.UNKNOWN_USER)
                .map(member -> Doubts.aboutMember(member, user, clock.now()))
                .orElseGet(() -> Optional.of(Doubts.notAMember()));
    }

    /// Empty where there is none with that id, which may change with the next word in a thread.
    private Optional<JsonNode> channel(String id) {
        var channel = known(channels, id, Call.get("channels/{}", id), Codes.UNKNOWN_CHANNEL);
        if (channel.isEmpty()) {
            channels.invalidate(id);
        }
        return channel;
    }

    /// However many ask at a time, Discord is asked once. Empty where it says that there is none.
    ///
    /// - `none`: the codes by which it says so
    private Optional<JsonNode> known(Cache<String, Optional<JsonNode>> cache, String key, Call call, int... none) {
        return cache.get(key, _ -> {
            var reply = rest.call(call, PATIENCE);
            return reply instanceof Reply.No no && no.isAny(none) ? Optional.empty() : Optional.of(answered(reply));
        });
    }

    private static JsonNode answered(Reply reply) {
        return switch (reply) {
            case Reply.Done(var body) -> body;
            case Reply.No no -> throw new Unanswered("it answered " + Advice.error(no));
            case Reply.Later(var pause) -> throw new Unanswered("it wants no question for " + pause.toSeconds() + " s");
            case Reply.Unreached(var why) -> throw new Unanswered(why);
            case Reply.Unknown(var why) -> throw new Unanswered(why);
        };
    }

    /// Not remembered: the next question is asked again.
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String why;

        Unanswered(String why) {
            super(why);
            this.why = why;
        }
    }

    /// By the clock that is handed in, which may be turned by hand.
    private static Cache<String, Optional<JsonNode>> cache(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FRESH)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.now()).toNanos())
                .build();
    }
}

package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The guilds with their people, roles and channels, and how a spec changes them.
public final class Stage {
    private final World world;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Threads threads;

    Stage(World world, Messages messages, Deliveries deliveries, Threads threads) {
        this.world = world;
        this.messages = messages;
        this.deliveries = deliveries;
        this.threads = threads;
    }

    /// A guild without the bot, where people use it because they installed it for themselves.
    public void foreignGuild(String id) {
        synchronized (world) {
            world.guild(id, false);
        }
    }

    /// One more guild with the bot in it. JDA hears of it when it comes or comes anew.
    public void guild(String id) {
        synchronized (world) {
            world.guild(id, true).member(world.findUser(World.BOT_USER).orElseThrow(), true);
        }
    }

    public void channel(String id, String guild) {
        synchronized (world) {
            world.channel(id, world.guilds().get(guild));
        }
    }

    /// A conversation of people without the bot, in which one of them uses it.
    public void conversationOfOthers(String id) {
        synchronized (world) {
            var info =
                    Json.of("id", id, "type", Room.GROUP, "name", "others", "owner_id", "0", "private_to_others", true);
            world.room(new Room(info, Optional.empty()));
        }
    }

    public void role(String id, String name, boolean mentionable) {
        synchronized (world) {
            var role = world.home().role(id, name, 0, world.home().roles().size());
            role.put("mentionable", mentionable);
            deliveries.send(
                    "GUILD_ROLE_CREATE", Json.of("guild_id", World.GUILD, "role", role.deepCopy()), Deliveries.GUILDS);
        }
    }

    public void giveRole(String person, String role) {
        member(person, member -> {
            if (!Json.texts(member, "roles").contains(role)) {
                member.withArray("/roles").add(role);
            }
        });
    }

    /// Changes what Discord says of an account, such as `bot`.
    public void user(String id, Consumer<ObjectNode> change) {
        synchronized (world) {
            change.accept(world.findUser(id).orElseThrow());
        }
    }

    /// Changes what the guild says of a member, such as `pending` or `communication_disabled_until`.
    public void member(String id, Consumer<ObjectNode> change) {
        synchronized (world) {
            change.accept(world.home().findMember(id).orElseThrow());
        }
    }

    /// Changes what Discord says of a channel when it is asked, such as `type`; the bot does not hear of it.
    public void room(String id, Consumer<ObjectNode> change) {
        synchronized (world) {
            change.accept(world.room(id).info());
        }
    }

    /// Somebody is in the guild no more.
    public void leaves(String id) {
        synchronized (world) {
            world.home().members().remove(id);
        }
    }

    /// Somebody takes no messages from the bot any more.
    public void closesDirectMessages(String id) {
        synchronized (world) {
            world.direct(id).info().put("closed", true);
        }
    }

    /// Takes permissions from the bot in a channel and its threads, and tells it.
    public void forbid(String channel, Permission... permissions) {
        change(channel, false, permissions);
    }

    public void permit(String channel, Permission... permissions) {
        change(channel, true, permissions);
    }

    /// Takes permissions from the bot, which does not hear of it: its next call is refused.
    public void forbidSilently(String channel, Permission... permissions) {
        synchronized (world) {
            Rights.change(world.room(channel), false, permissions);
        }
    }

    private void change(String channel, boolean granted, Permission... permissions) {
        synchronized (world) {
            var room = world.room(channel);
            Rights.change(room, granted, permissions);
            deliveries.send("CHANNEL_UPDATE", room.info(), Deliveries.GUILDS);
        }
    }

    public void archive(String thread, boolean locked) {
        synchronized (world) {
            threads.changed(world.room(thread), true, locked);
        }
    }

    public void unarchive(String thread) {
        synchronized (world) {
            threads.changed(world.room(thread), false, false);
        }
    }

    /// So many threads of the guild may be active.
    public void mostActiveThreads(int most) {
        synchronized (world) {
            world.home().mostActiveThreads(most);
        }
    }

    /// A channel is gone, with all that is in it.
    public void delete(String channel) {
        synchronized (world) {
            var room = world.room(channel);
            world.rooms().remove(channel);
            deliveries.send(room.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", room.info(), Deliveries.GUILDS);
        }
    }

    public void deleteMessage(String channel, String message) {
        synchronized (world) {
            world.room(channel).messages().remove(message);
            deliveries.send(
                    "MESSAGE_DELETE",
                    Json.of("id", message, "channel_id", channel, "guild_id", World.GUILD),
                    Deliveries.GUILD_MESSAGES);
        }
    }

    /// A webhook writes. Hands back the id of the message.
    public String webhookWrites(String channel, String name, String words) {
        var author = Json.of("id", "800000000000000001", "username", name, "avatar", Json.nothing(), "bot", true);
        return said(channel, author, 0, words, message -> message.put("webhook_id", "800000000000000001"));
    }

    /// Discord itself says something, with a type of message of its own.
    public String discordSays(String channel, int type, String words) {
        var author =
                Json.of("id", "643945264868098049", "username", "Discord", "avatar", Json.nothing(), "system", true);
        return said(channel, author, type, words, _ -> {});
    }

    private String said(String channel, ObjectNode author, int type, String words, Consumer<ObjectNode> more) {
        synchronized (world) {
            var message = messages.blank(world.room(channel), author, type).put("content", words);
            messages.mentions(message);
            more.accept(message);
            messages.post(world.room(channel), message);
            return Json.text(message, "id");
        }
    }

    /// The ids of the threads below a channel.
    public List<String> threads(String channel) {
        synchronized (world) {
            return world.rooms().values().stream()
                    .filter(room -> room.isThread() && room.parent().equals(channel))
                    .map(Room::id)
                    .toList();
        }
    }
}

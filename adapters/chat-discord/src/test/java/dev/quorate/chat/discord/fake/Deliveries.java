package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Everything that the bot is told through the gateway.
final class Deliveries {
    static final long GUILDS = 1;
    static final long GUILD_MESSAGES = 1 << 9;
    static final long DIRECT_MESSAGES = 1 << 12;

    /// Something that was told, as it may be told once more.
    record Told(String type, ObjectNode data) {}

    private final Faults faults;
    private final Consumer<Session.Event> gateway;
    private final List<Session.Event> all = new ArrayList<>();
    private volatile boolean echoes = true;

    Deliveries(Faults faults, Consumer<Session.Event> gateway) {
        this.faults = faults;
        this.gateway = gateway;
    }

    void echoes(boolean on) {
        echoes = on;
    }

    synchronized void send(String type, ObjectNode data, long intent, Session.Fate fate) {
        var event = new Session.Event(type, data.deepCopy(), intent, fate);
        all.add(event);
        gateway.accept(event);
        if (faults.isDoubled()) {
            gateway.accept(event);
        }
    }

    void send(String type, ObjectNode data, long intent) {
        send(type, data, intent, Session.Fate.UNWATCHED);
    }

    /// A message as those hear it who may not read all content: what people write in a guild is empty unless
    /// it mentions the bot.
    void message(String type, Room room, ObjectNode message) {
        if (room.guild().isPresent() && !room.guild().get().isBotIn()) {
            return;
        }
        var own = Json.text(message.path("author"), "id").equals(World.BOT_USER);
        if (own && !echoes) {
            return;
        }
        var heard = Messages.masked(room, message);
        room.guild().ifPresent(guild -> {
            heard.put("guild_id", guild.id());
            guild.findMember(Json.text(message.path("author"), "id"))
                    .filter(_ -> !message.has("webhook_id"))
                    .ifPresent(member -> heard.set("member", member.deepCopy().without("user")));
        });
        send(type, heard, room.guild().isPresent() ? GUILD_MESSAGES : DIRECT_MESSAGES);
    }

    void repeat(int index) {
        Session.Event event;
        synchronized (this) {
            event = all.get(index);
        }
        gateway.accept(event);
    }

    synchronized int count() {
        return all.size();
    }

    synchronized List<Told> all() {
        return all.stream()
                .map(event -> new Told(event.type(), event.data().deepCopy()))
                .toList();
    }
}

package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import dev.quorate.core.port.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The people, rooms, files and views of one workspace. Whoever touches it holds its lock.
final class Workspace {
    static final String TEAM = "T0QUORATE";
    static final String BOT_USER = "U0BOT0001";
    static final String BOT = "B0BOT0001";
    static final String APP = "A0APP0001";

    private final Clock clock;
    private final Map<String, JsonObject> users = new HashMap<>();
    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();
    private final Map<String, JsonObject> views = new HashMap<>();
    private final Map<String, Long> triggers = new HashMap<>();
    private long lastMicros;
    private long lastId;

    /// A file whose bytes arrived or are awaited.
    static final class Upload {
        private final String name;
        private final int length;
        private byte[] bytes = new byte[0];
        private boolean complete;

        Upload(String name, int length) {
            this.name = name;
            this.length = length;
        }

        String name() {
            return name;
        }

        int length() {
            return length;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        void arrive(byte[] sent) {
            bytes = sent.clone();
        }

        boolean isComplete() {
            return complete;
        }

        void complete() {
            complete = true;
        }
    }

    Workspace(Clock clock) {
        this.clock = clock;
        user(BOT_USER).addProperty("is_bot", true);
    }

    /// A full member, unless the caller changes what is handed back.
    JsonObject user(String id) {
        var user = Json.of("id", id, "team_id", TEAM, "name", id.toLowerCase(Locale.ROOT), "deleted", false);
        users.put(id, user);
        return user;
    }

    /// A room of this workspace with the bot in it, unless the caller changes what is handed back.
    Room room(String id) {
        var info = Json.of(
                "id",
                id,
                "name",
                "room-" + id.toLowerCase(Locale.ROOT),
                "is_member",
                true,
                "is_archived",
                false,
                "is_im",
                id.startsWith("D"));
        var room = new Room(info);
        room.members().add(BOT_USER);
        rooms.put(id, room);
        return room;
    }

    Optional<JsonObject> findUser(String id) {
        return Optional.ofNullable(users.get(id));
    }

    Set<String> rooms() {
        return Set.copyOf(rooms.keySet());
    }

    Optional<Room> findRoom(String id) {
        return Optional.ofNullable(rooms.get(id));
    }

    Map<String, Upload> uploads() {
        return uploads;
    }

    Map<String, JsonObject> views() {
        return views;
    }

    /// Later than every one before, in the shape of Slack's: seconds and microseconds.
    String nextTs() {
        var now = clock.now();
        lastMicros = Math.max(lastMicros + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
        return String.format(Locale.ROOT, "%010d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
    }

    String nextId(String first) {
        return String.format(Locale.ROOT, "%s%08d", first, ++lastId);
    }

    /// Good for one view within three seconds of real time.
    String nextTrigger() {
        var id = nextId("13345224609.") + ".8088930838d88f008e0";
        triggers.put(id, System.nanoTime());
        return id;
    }

    /// Empty if the trigger is good, and spent now; else Slack's word for what is wrong with it.
    Optional<String> spend(String trigger) {
        var made = triggers.get(trigger);
        if (made == null) {
            return Optional.of("invalid_trigger_id");
        }
        if (made == 0) {
            return Optional.of("exchanged_trigger_id");
        }
        triggers.put(trigger, 0L);
        return System.nanoTime() - made > 3_000_000_000L ? Optional.of("expired_trigger_id") : Optional.empty();
    }
}

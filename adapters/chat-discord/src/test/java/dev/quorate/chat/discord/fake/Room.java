package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A channel, a thread or a conversation of two, with what was said in it.
final class Room {
    static final int TEXT = 0;
    static final int DIRECT = 1;
    static final int GROUP = 3;
    static final int THREAD = 11;

    /// A message that was posted with this nonce.
    record Nonce(String message, String body, Instant at) {}

    private final ObjectNode info;
    private final Optional<Guild> guild;
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private final List<ObjectNode> whispers = new ArrayList<>();
    private final List<ObjectNode> sent = new ArrayList<>();
    private final Map<String, Nonce> nonces = new HashMap<>();

    Room(ObjectNode info, Optional<Guild> guild) {
        this.info = info;
        this.guild = guild;
    }

    String id() {
        return Json.text(info, "id");
    }

    ObjectNode info() {
        return info;
    }

    Optional<Guild> guild() {
        return guild;
    }

    /// In the order they were posted.
    Map<String, ObjectNode> messages() {
        return messages;
    }

    /// What one person alone saw, each with the id of that person as `seen_by`.
    List<ObjectNode> whispers() {
        return whispers;
    }

    /// The bodies of the calls that posted and edited, each with `call` and `message`.
    List<ObjectNode> sent() {
        return sent;
    }

    Map<String, Nonce> nonces() {
        return nonces;
    }

    int type() {
        return (int) Json.number(info, "type");
    }

    boolean isThread() {
        return type() == THREAD;
    }

    boolean isDirect() {
        return type() == DIRECT;
    }

    String parent() {
        return Json.text(info, "parent_id");
    }

    ObjectNode threadMetadata() {
        return info.withObject("/thread_metadata");
    }

    boolean isArchived() {
        return isThread() && Json.flag(threadMetadata(), "archived");
    }

    boolean isLocked() {
        return isThread() && Json.flag(threadMetadata(), "locked");
    }

    void archived(boolean archived, boolean locked, Instant at) {
        threadMetadata().put("archived", archived).put("locked", locked).put("archive_timestamp", World.stamp(at));
    }
}

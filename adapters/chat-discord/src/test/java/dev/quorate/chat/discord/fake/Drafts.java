package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What is checked of a message before it is posted or edited, on whichever way.
final class Drafts {
    static final int FILE_BYTES = 10 * 1024 * 1024;
    static final int REQUEST_BYTES = 25 * 1024 * 1024;

    private final World world;
    private final Ledger ledger;

    Drafts(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    /// Ends the call where Discord refuses the message, and notes it in any case. `old` is what is edited.
    void check(String where, Room room, Call call, JsonNode body, Optional<ObjectNode> old) {
        var whole = merged(body, old);
        var violations = Limits.violations(whole);
        ledger.addAll(where, violations);
        sizes(where, call);
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
        if (isEmpty(whole) && call.files().isEmpty()) {
            ledger.add(where + ": an empty message");
            throw new Refused(400, 50_006, "Cannot send an empty message");
        }
        files(where, call, body);
        rights(room, call, body);
        old.ifPresent(before -> buttons(where, before, body));
    }

    private static ObjectNode merged(JsonNode body, Optional<ObjectNode> old) {
        var whole = old.map(ObjectNode::deepCopy).orElseGet(Json::of);
        for (var name : List.of("content", "embeds", "components", "attachments", "nonce", "allowed_mentions")) {
            if (body.has(name)) {
                whole.set(name, body.get(name));
            }
        }
        whole.put("flags", Json.number(whole, "flags") | Json.number(body, "flags"));
        return whole;
    }

    private static boolean isEmpty(JsonNode message) {
        return Json.text(message, "content").isBlank()
                && Json.list(message, "embeds").isEmpty()
                && Json.list(message, "components").isEmpty()
                && Json.list(message, "attachments").isEmpty();
    }

    private void sizes(String where, Call call) {
        if (call.bytes() > REQUEST_BYTES) {
            ledger.add(where + ": a request of " + call.bytes() + " of at most " + REQUEST_BYTES + " bytes");
            throw new Refused(413, 40_005, "Request entity too large");
        }
        for (var file : call.files()) {
            if (file.length() > FILE_BYTES) {
                ledger.add(
                        where + ": " + file.name() + " has " + file.length() + " of at most " + FILE_BYTES + " bytes");
                throw new Refused(413, 40_005, "Request entity too large");
            }
        }
        if (call.files().size() > Limits.FILES) {
            ledger.add(where + ": " + call.files().size() + " files of at most " + Limits.FILES);
            throw new Refused(400, 30_015, "Maximum number of attachments in a message reached (10)");
        }
    }

    private void files(String where, Call call, JsonNode body) {
        var named = Json.list(body, "attachments");
        for (var file : call.files()) {
            var described = named.stream()
                    .anyMatch(one -> Json.text(one, "id").equals(file.key())
                            && !Json.text(one, "description").isBlank());
            if (file.name().endsWith(".png") && !described) {
                ledger.add(where + ": the picture " + file.name() + " has no description");
            }
            if (file.length() == 0) {
                ledger.add(where + ": the file " + file.name() + " is empty");
            }
        }
    }

    private void rights(Room room, Call call, JsonNode body) {
        if (room.guild().filter(Guild::isBotIn).isEmpty()) {
            return;
        }
        if (!Json.list(body, "embeds").isEmpty()) {
            Rights.require(world, room, Permission.EMBED_LINKS);
        }
        if (!call.files().isEmpty()) {
            Rights.require(world, room, Permission.ATTACH_FILES);
        }
    }

    private void buttons(String where, JsonNode before, JsonNode body) {
        var changes = body.has("content") || body.has("embeds");
        if (changes && !Json.list(before, "components").isEmpty() && !body.has("components")) {
            ledger.add(where + ": no components for a message that has some: its old buttons stay");
        }
    }
}

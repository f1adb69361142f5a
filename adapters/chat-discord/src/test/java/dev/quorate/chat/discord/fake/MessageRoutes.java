package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the bot says with its own token, and what it reads back.
final class MessageRoutes {
    /// Discord says "the past few minutes".
    private static final Duration NONCE_LIVES = Duration.ofMinutes(3);

    private final World world;
    private final Ledger ledger;
    private final Messages messages;
    private final Drafts drafts;
    private final Mentions mentions;
    private final Threads threads;
    private final List<Ring> rings;

    MessageRoutes(World world, Ledger ledger, Messages messages, Drafts drafts, Threads threads, List<Ring> rings) {
        this.world = world;
        this.ledger = ledger;
        this.messages = messages;
        this.drafts = drafts;
        this.mentions = new Mentions(world, ledger);
        this.threads = threads;
        this.rings = rings;
    }

    Answer post(Call call) {
        var room = room(call);
        Rights.require(world, room, Rights.speaking(room));
        if (room.isDirect() && Json.flag(room.info(), "closed")) {
            throw new Refused(403, 50_007, "Cannot send messages to this user");
        }
        drafts.check("post", room, call, call.body(), Optional.empty());
        if ((Json.number(call.body(), "flags") & Limits.EPHEMERAL) != 0) {
            ledger.add("post: only an answer to an interaction can be ephemeral");
        }
        threads.revive(room);
        var known = sameNonce(room, call.body());
        if (known.isPresent()) {
            return Answer.ok(known.get().deepCopy());
        }
        var message = messages.blank(room, messages.bot(), 0);
        messages.fill(message, call.body(), call.files());
        var id = Json.text(message, "id");
        remember(room, id, call.body());
        said("post", room, message, call.body(), true);
        reference(room, message, call.body());
        messages.post(room, message);
        return Answer.ok(message.deepCopy());
    }

    private static void reference(Room room, ObjectNode message, ObjectNode body) {
        var to = body.path("message_reference");
        if (!to.isObject()) {
            return;
        }
        if (!room.messages().containsKey(Json.text(to, "message_id"))) {
            throw Refused.invalid(List.of("message_reference: Unknown message"));
        }
        message.put("type", 19);
        message.set("message_reference", to.deepCopy());
    }

    private Optional<ObjectNode> sameNonce(Room room, ObjectNode body) {
        var nonce = Json.text(body, "nonce");
        if (nonce.isEmpty() || !Json.flag(body, "enforce_nonce")) {
            ledger.add("post: no nonce with enforce_nonce: said twice it would stand there twice");
            return Optional.empty();
        }
        return Optional.ofNullable(room.nonces().get(nonce))
                .filter(used -> world.now().isBefore(used.at().plus(NONCE_LIVES)))
                .map(used -> {
                    if (!used.body().equals(body.toString())) {
                        ledger.add("post: the nonce " + nonce + " was that of another message");
                    }
                    return room.messages().get(used.message());
                });
    }

    private void remember(Room room, String id, ObjectNode body) {
        var nonce = Json.text(body, "nonce");
        if (!nonce.isEmpty()) {
            room.nonces().put(nonce, new Room.Nonce(id, body.toString(), world.now()));
        }
    }

    /// Keeps what was sent, and looks whom it rings and what it links to.
    void said(String where, Room room, ObjectNode message, ObjectNode body, boolean fresh) {
        var id = Json.text(message, "id");
        room.sent().add(Json.of("call", where, "message", id, "body", body.deepCopy()));
        var ring = mentions.heard(where, room, id, body, fresh);
        if (!ring.isSilent() && fresh) {
            rings.add(ring);
        }
        mentions.links(where, Json.text(body, "content"), Json.number(message, "flags"));
    }

    Answer edit(Call call) {
        var room = room(call);
        Rights.require(world, room);
        var message = message(room, call.at(3));
        if (!isOwn(message)) {
            ledger.add("edit: the message of somebody else");
            throw new Refused(403, 50_005, "Cannot edit a message authored by another user");
        }
        threads.requireOpen("edit", room);
        drafts.check("edit", room, call, call.body(), Optional.of(message));
        messages.change(room, message, call.body(), call.files());
        said("edit", room, message, call.body(), false);
        return Answer.ok(message.deepCopy());
    }

    Answer delete(Call call) {
        var room = room(call);
        var message = message(room, call.at(3));
        Rights.require(world, room, isOwn(message) ? new Permission[0] : new Permission[] {Permission.MANAGE_MESSAGES});
        threads.requireOpen("delete", room);
        room.messages().remove(call.at(3));
        return Answer.none();
    }

    Answer get(Call call) {
        var room = room(call);
        Rights.require(world, room, Permission.READ_MESSAGE_HISTORY);
        return Answer.ok(Messages.masked(room, message(room, call.at(3))));
    }

    /// Newest first. Whoever may not read the past reads nothing.
    Answer list(Call call) {
        var room = room(call);
        Rights.require(world, room);
        var limit = call.get("limit").isEmpty() ? 50 : Integer.parseInt(call.get("limit"));
        if (limit < 1 || limit > 100) {
            ledger.add("list: limit " + limit + " is not in 1 to 100");
            throw Refused.invalid(List.of("limit: int value should be between 1 and 100"));
        }
        if (!Rights.has(world, room, Permission.READ_MESSAGE_HISTORY)) {
            return Answer.ok(Json.none());
        }
        var page = page(call, List.copyOf(room.messages().values()), limit);
        return Answer.ok(Json.array(page.stream()
                .sorted(Comparator.comparingLong(MessageRoutes::number).reversed())
                .map(message -> Messages.masked(room, message))
                .toList()));
    }

    private static List<ObjectNode> page(Call call, List<ObjectNode> oldestFirst, int limit) {
        if (!call.get("after").isEmpty()) {
            var after = Long.parseLong(call.get("after"));
            return oldestFirst.stream()
                    .filter(message -> number(message) > after)
                    .limit(limit)
                    .toList();
        }
        if (!call.get("around").isEmpty()) {
            var around = Long.parseLong(call.get("around"));
            return oldestFirst.stream()
                    .sorted(Comparator.comparingLong(message -> Math.abs(number(message) - around)))
                    .limit(limit)
                    .toList();
        }
        var before = call.get("before").isEmpty() ? Long.MAX_VALUE : Long.parseLong(call.get("before"));
        return oldestFirst.reversed().stream()
                .filter(message -> number(message) < before)
                .limit(limit)
                .toList();
    }

    private static long number(ObjectNode message) {
        return Long.parseLong(Json.text(message, "id"));
    }

    private Room room(Call call) {
        return world.findRoom(call.at(1)).orElseThrow(() -> Refused.unknown(10_003, "Channel"));
    }

    private static ObjectNode message(Room room, String id) {
        return Optional.ofNullable(room.messages().get(id)).orElseThrow(() -> Refused.unknown(10_008, "Message"));
    }

    private static boolean isOwn(ObjectNode message) {
        return Json.text(message.path("author"), "id").equals(World.BOT_USER);
    }
}

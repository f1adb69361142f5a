package dev.quorate.deploy.config;

import java.util.List;
import java.util.regex.Pattern;

/// Reads `rooms`. A room's chat must be under `chats`: a room that nobody serves looks bound and is deaf.
final class RoomNames {
    private record Kind(String chat, Pattern id, String example, boolean served) {}

    private final List<Kind> kinds;

    RoomNames(Chats chats) {
        kinds = List.of(
                new Kind(
                        "slack",
                        Pattern.compile("[CDG][A-Z0-9]{2,20}"),
                        "slack:C024BE91L",
                        chats.slack().isPresent()),
                new Kind(
                        "discord",
                        Pattern.compile("[0-9]{15,20}"),
                        "discord:1098765432109876543",
                        chats.discord().isPresent()),
                new Kind(
                        "console",
                        Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
                        "console:ops",
                        chats.console().isPresent()));
    }

    List<String> read(Spot spot) {
        var example = "[\"console:ops\"]";
        spot.items(example).forEach(this::check);
        return spot.texts(example);
    }

    private void check(Spot spot) {
        var text = spot.text("a room such as console:ops");
        var kind = kinds.stream()
                .filter(known -> text.startsWith(known.chat() + ":"))
                .findFirst()
                .orElseThrow(() -> spot.wrong("not a room; write slack:ID, discord:ID or console:NAME"));
        if (!kind.id().matcher(text.substring(kind.chat().length() + 1)).matches()) {
            throw spot.wrong("not a room of " + kind.chat() + "; write one such as " + kind.example());
        }
        if (!kind.served()) {
            throw spot.wrong("chats has no " + kind.chat() + "; write chats." + kind.chat() + " or remove this room");
        }
    }
}

package dev.quorate.deploy.config;

import java.util.ArrayList;
import java.util.List;

/// The parts of the file that this version reads, so that one file fits all, but cannot serve.
final class NotBuiltYet {
    private static final String WORDS = "not built into this version yet: remove the key";

    private NotBuiltYet() {}

    static List<String> in(Section top) {
        var found = new ArrayList<String>();
        top.find("store")
                .filter(store ->
                        store.text("sqlite:/var/lib/quorate/quorate.db").startsWith("postgresql:"))
                .ifPresent(store -> found.add(
                        said(store.wrong("postgresql is not built into this version yet: write sqlite:FILE"))));
        top.find("chats").map(spot -> spot.section("chats")).ifPresent(chats -> {
            chats.find("discord").ifPresent(discord -> found.add(said(discord.wrong(WORDS))));
        });
        return found;
    }

    private static String said(Complaint complaint) {
        return String.valueOf(complaint.getMessage());
    }
}

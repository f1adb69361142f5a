package dev.quorate.chat.discord.fake;

import java.util.ArrayList;
import java.util.List;

/// What the bot did that Discord's documentation forbids, in words.
final class Ledger {
    private final List<String> lines = new ArrayList<>();

    synchronized void add(String line) {
        lines.add(line);
    }

    synchronized void addAll(String where, List<String> more) {
        more.forEach(line -> lines.add(where + ": " + line));
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}

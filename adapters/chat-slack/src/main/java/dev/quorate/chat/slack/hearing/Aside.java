package dev.quorate.chat.slack.hearing;

import dev.quorate.chat.slack.api.Spot;

/// What a click is answered with when it is no word for the desk. Both return at once.
public interface Aside {
    /// Show the whole plan, for whoever reads the thread.
    void show(String digest, Spot spot);

    /// Tell this person alone.
    void whisper(Spot spot, String text);
}

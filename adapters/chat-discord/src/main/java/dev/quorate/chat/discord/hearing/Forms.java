package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.Spot;
import java.util.Optional;
import net.dv8tion.jda.api.modals.Modal;

/// What a press of a button shows. Both return at once; empty for a plan that we never showed.
public interface Forms {
    /// Asks for what an approval of this plan must state.
    Optional<Modal> approval(String digest);

    /// Asks why it is denied.
    Optional<Modal> denial(String digest);

    /// Asks whether the run is really to be given up.
    Optional<Modal> abortion(String digest);

    /// Posts the whole plan, for whoever reads the thread.
    void show(String digest, Spot spot);
}

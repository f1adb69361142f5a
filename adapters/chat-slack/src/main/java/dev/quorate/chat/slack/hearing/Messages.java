package dev.quorate.chat.slack.hearing;

import com.google.gson.JsonObject;
import dev.quorate.chat.slack.api.Spot;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.port.People;
import java.util.Optional;
import java.util.Set;

/// Events of Slack, told apart: what a person says to us goes to the ears; all else, our own edits among it, is
/// nothing to us. Act on what was said: an edit of a message afterwards is never heard.
final class Messages {
    /// Messages that people write themselves; all other subtypes are Slack's news or somebody's program.
    private static final Set<String> WRITTEN = Set.of("", "file_share", "thread_broadcast", "me_message");

    private final Self self;
    private final Whereabouts whereabouts;
    private final Ears ears;
    private final Outsiders outsiders;
    private final Changes changes;

    /// Accounts that changed are to be looked up anew.
    interface Changes {
        void changed(String user);
    }

    Messages(Self self, Whereabouts whereabouts, Ears ears, Outsiders outsiders, Changes changes) {
        this.self = self;
        this.whereabouts = whereabouts;
        this.ears = ears;
        this.outsiders = outsiders;
        this.changes = changes;
    }

    void event(JsonObject payload) {
        var event = Field.object(payload, "event").orElseGet(JsonObject::new);
        switch (Field.text(event, "type")) {
            case "app_mention", "message" -> message(payload, event);
            case "user_change" ->
                Field.object(event, "user").ifPresent(user -> changes.changed(Field.text(user, "id")));
            default -> {}
        }
    }

    private void message(JsonObject payload, JsonObject event) {
        var delivery = Field.text(payload, "event_id");
        if (delivery.isEmpty() || !isWritten(event)) {
            return;
        }
        var isOneOfUs = isOneOfUs(payload, event);
        if (isOneOfUs && isAmongUs(payload)) {
            manner(event).ifPresent(manner -> said(event).ifPresent(spot -> hear(event, spot, manner, delivery)));
        } else if (Field.text(event, "type").equals("app_mention")) {
            said(event).ifPresent(spot -> outsiders.turnAway(spot, isOneOfUs));
        }
    }

    private void hear(JsonObject event, Spot spot, Manner manner, String delivery) {
        var text = Speech.typed(Field.text(event, "text"), self.user());
        ears.hear(new Incoming(account(spot.user()), spot.place(), text, manner, Optional.of(delivery)));
    }

    static People.Account account(String user) {
        return new People.Account(Spot.CHAT, user);
    }

    /// By a person, now.
    private boolean isWritten(JsonObject event) {
        return WRITTEN.contains(Field.text(event, "subtype"))
                && !event.has("bot_id")
                && !event.has("bot_profile")
                && !event.has("app_id")
                && !event.has("edited")
                && !Field.text(event, "user").equals(self.user());
    }

    /// A room that is ours alone.
    private static boolean isAmongUs(JsonObject payload) {
        return !Field.text(payload, "is_ext_shared_channel").equals("true");
    }

    private boolean isOneOfUs(JsonObject payload, JsonObject event) {
        return isOurTeam(Field.text(payload, "team_id"))
                && isOurTeam(Field.text(event, "team"))
                && isOurTeam(Field.text(event, "user_team"))
                && isOurTeam(Field.text(event, "source_team"));
    }

    private boolean isOurTeam(String team) {
        return team.isEmpty() || team.equals(self.team());
    }

    /// A mention in a channel arrives twice, as a mention and as a message; the mention counts.
    private Optional<Manner> manner(JsonObject event) {
        if (Field.text(event, "type").equals("app_mention")) {
            return Optional.of(Manner.ADDRESSED);
        }
        var direct = Field.text(event, "channel_type").equals("im");
        if (direct) {
            return Optional.of(Manner.PRIVATE);
        }
        var mentions = Field.text(event, "text").contains("<@" + self.user());
        var root = Field.text(event, "thread_ts");
        return !mentions && !root.isEmpty() && whereabouts.isOurs(Field.text(event, "channel"), root)
                ? Optional.of(Manner.OVERHEARD)
                : Optional.empty();
    }

    private static Optional<Spot> said(JsonObject event) {
        var root = Field.text(event, "thread_ts");
        var ts = Field.text(event, "ts");
        return root.isEmpty() || root.equals(ts)
                ? Spots.top(Field.text(event, "channel"), ts, Field.text(event, "user"))
                : Spots.thread(Field.text(event, "channel"), root, Field.text(event, "user"));
    }
}

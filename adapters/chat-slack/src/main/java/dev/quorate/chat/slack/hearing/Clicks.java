package dev.quorate.chat.slack.hearing;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import dev.quorate.chat.slack.api.Spot;
import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.mail.Whereabouts.Posted;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Clicks on our buttons and forms that were sent, as the words that say the same. A click counts only on the
/// message where the card of that plan really stands: a value that somebody made up or carried to another
/// message says nothing.
final class Clicks {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String NOT_THERE =
            "I did nothing. This button is not on the card of a plan as it stands now. Look for the newest card, or"
                    + " type the command.";

    private final Self self;
    private final Whereabouts whereabouts;
    private final Ears ears;
    private final Modals modals;
    private final Opening opening;
    private final Aside aside;
    private final Once once = new Once();

    Clicks(Self self, Whereabouts whereabouts, Ears ears, Modals modals, Opening opening, Aside aside) {
        this.self = self;
        this.whereabouts = whereabouts;
        this.ears = ears;
        this.modals = modals;
        this.opening = opening;
        this.aside = aside;
    }

    /// One click, with all that Slack says of it; `form` names the message it stood on.
    private record Click(ButtonId button, Form form, Spot spot, String trigger, String delivery) {
        String action() {
            return form.action();
        }

        String digest() {
            return form.digest();
        }
    }

    void clicked(BlockActionPayload payload) {
        read(payload).ifPresent(click -> {
            if (stands(click.form())) {
                act(click);
            } else {
                notThere(click.spot(), click.delivery());
            }
        });
    }

    private void notThere(Spot spot, String delivery) {
        if (once.isFirst(delivery)) {
            aside.whisper(spot, NOT_THERE);
        }
    }

    private void act(Click click) {
        switch (click.button()) {
            case PLAN -> show(click);
            case DENY -> open(click, modals.denial(click.digest()));
            case APPROVE, APPROVE_IN_WORDS, APPROVE_AFTER_READING ->
                modals.approval(click.digest()).ifPresentOrElse(view -> open(click, view), () -> say(click));
            case RECHECK, STOP, RESUME, RETRY, ABORT -> say(click);
        }
    }

    private void say(Click click) {
        hear(click.spot(), click.action() + " " + click.digest(), click.delivery());
    }

    private void show(Click click) {
        if (once.isFirst(click.delivery())) {
            aside.show(click.digest(), click.spot());
        }
    }

    /// Beside the acknowledgement, which must not wait for Slack to answer us.
    private void open(Click click, View view) {
        if (!once.isFirst(click.delivery())) {
            return;
        }
        var form = click.form().written(view);
        Thread.ofVirtual().name("slack-form").start(() -> {
            if (!opening.open(click.trigger(), form)) {
                aside.whisper(click.spot(), noForm(click));
            }
        });
    }

    private static String noForm(Click click) {
        var typed = click.action() + " " + click.digest().substring(0, 8) + " because ...";
        return "I did nothing. The form could not be opened. Click once more, or type `" + typed + "` to me.";
    }

    /// Whether the form has all it needs; if not, it stays open.
    boolean submitted(ViewSubmissionPayload payload) {
        var view = payload.getView();
        var user = payload.getUser();
        if (view == null
                || user == null
                || payload.getTeam() == null
                || !isOurs(payload.getTeam().getId())) {
            return true;
        }
        var form = Form.of(view);
        if (form.isEmpty() || !isOursIfSaid(user.getTeamId())) {
            return true;
        }
        var words = form.get().words(view);
        if (form.get().action().equals("deny") && !words.contains(" because ")) {
            return false;
        }
        var delivery = "view/" + text(view.getId());
        Spots.thread(form.get().channel(), form.get().root(), text(user.getId()))
                .ifPresent(spot -> {
                    if (stands(form.get())) {
                        hear(spot, words, delivery);
                    } else {
                        notThere(spot, delivery);
                    }
                });
        return true;
    }

    private void hear(Spot spot, String words, String delivery) {
        ears.hear(new Incoming(
                Messages.account(spot.user()), spot.place(), words, Manner.ADDRESSED, Optional.of(delivery)));
    }

    private boolean stands(Form form) {
        return DIGEST.matcher(form.digest()).matches()
                && whereabouts
                        .card(form.digest())
                        .filter(new Posted(form.channel(), form.card())::equals)
                        .isPresent();
    }

    /// Empty for a click of somebody else's people, or on nothing of ours.
    private Optional<Click> read(BlockActionPayload payload) {
        var container = payload.getContainer();
        var user = payload.getUser();
        var actions = payload.getActions();
        if (container == null || user == null || actions == null || actions.size() != 1) {
            return Optional.empty();
        }
        if (payload.getTeam() == null || !isOurs(payload.getTeam().getId()) || !isOursIfSaid(user.getTeamId())) {
            return Optional.empty();
        }
        var action = actions.getFirst();
        var card = text(container.getMessageTs());
        var root = text(container.getThreadTs()).isEmpty() ? card : text(container.getThreadTs());
        var delivery = "click/" + text(payload.getTriggerId()) + "/" + text(action.getActionTs());
        return ButtonId.of(text(action.getActionId())).flatMap(button -> {
            var form = new Form(button.word(), text(action.getValue()), text(container.getChannelId()), card, root);
            return Spots.thread(form.channel(), root, text(user.getId()))
                    .map(spot -> new Click(button, form, spot, text(payload.getTriggerId()), delivery));
        });
    }

    private boolean isOurs(@Nullable String team) {
        return self.team().equals(team);
    }

    /// Slack names the team of the user in most payloads, not in all.
    private boolean isOursIfSaid(@Nullable String team) {
        return team == null || isOurs(team);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}

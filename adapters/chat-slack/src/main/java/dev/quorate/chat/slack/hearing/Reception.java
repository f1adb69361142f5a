package dev.quorate.chat.slack.hearing;

import com.google.gson.JsonObject;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.UrlVerificationRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import java.util.Objects;
import java.util.Optional;

/// The one middleware of Bolt's App here, in place of all that Bolt brings: those ask Slack who we are before
/// each delivery, and check signatures in a way that we do not rely on. Answers every kind of request.
final class Reception implements Middleware {
    private static final String WHY =
            "{\"response_action\":\"errors\",\"errors\":{\"" + Modals.REASON + "\":\"Say why.\"}}";

    private final Self self;
    private final Ears ears;
    private final Messages messages;
    private final Clicks clicks;

    Reception(Self self, Ears ears, Messages messages, Clicks clicks) {
        this.self = self;
        this.ears = ears;
        this.messages = messages;
        this.clicks = clicks;
    }

    /// The answer is the acknowledgement: it is given when what was said is durable.
    @Override
    @SuppressWarnings("rawtypes")
    public Response apply(Request request, Response before, MiddlewareChain chain) {
        return switch (request) {
            case EventRequest event -> {
                messages.event(Field.object(event.getRequestBodyAsString()).orElseGet(JsonObject::new));
                yield Response.ok();
            }
            case SlashCommandRequest command -> {
                commanded(command.getPayload());
                yield Response.ok();
            }
            case BlockActionRequest click -> {
                clicks.clicked(click.getPayload());
                yield Response.ok();
            }
            case ViewSubmissionRequest form ->
                clicks.submitted(form.getPayload())
                        ? Response.ok()
                        : Response.builder()
                                .statusCode(200)
                                .contentType("application/json")
                                .body(WHY)
                                .build();
            case UrlVerificationRequest verification ->
                Response.builder()
                        .statusCode(200)
                        .contentType("text/plain")
                        .body(verification.getChallenge())
                        .build();
            default -> Response.ok();
        };
    }

    private void commanded(SlashCommandPayload command) {
        if (!self.team().equals(command.getTeamId())) {
            return;
        }
        var channel = Objects.requireNonNullElse(command.getChannelId(), "");
        var trigger = Objects.requireNonNullElse(command.getTriggerId(), "");
        var user = Objects.requireNonNullElse(command.getUserId(), "");
        var text = Speech.typed(Objects.requireNonNullElse(command.getText(), ""), self.user());
        Spots.command(channel, trigger, user)
                .ifPresent(spot -> ears.hear(new Incoming(
                        Messages.account(user),
                        spot.place(),
                        text.isEmpty() ? "help" : text,
                        spot.isDirect() ? Manner.PRIVATE : Manner.ADDRESSED,
                        Optional.of("cmd/" + trigger))));
    }
}

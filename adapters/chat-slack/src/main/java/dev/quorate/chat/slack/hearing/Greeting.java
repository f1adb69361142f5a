package dev.quorate.chat.slack.hearing;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.view.View;
import dev.quorate.chat.slack.cards.BlockKit;
import dev.quorate.core.hearing.Asked;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls that the way in makes itself: who are we, where is the socket, open this form.
final class Greeting implements Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Slack slack;
    private final String botToken;
    private final Optional<String> appToken;

    /// `appToken` is for Socket Mode only.
    Greeting(Slack slack, String botToken, Optional<String> appToken) {
        this.slack = slack;
        this.botToken = botToken;
        this.appToken = appToken;
    }

    private interface Call<R> {
        R made() throws IOException, SlackApiException;
    }

    Asked<Self> self() {
        return asked(
                "auth.test",
                "bot-token-file",
                () -> slack.methods(botToken).authTest(request -> request),
                answer -> new Self(answer.getUserId(), answer.getTeamId()));
    }

    Asked<String> socketAddress() {
        return asked(
                "apps.connections.open",
                "app-token-file",
                () -> slack.methods(appToken.orElseThrow()).appsConnectionsOpen(request -> request),
                answer -> answer.getUrl());
    }

    @Override
    public boolean open(String trigger, View view) {
        try {
            var answer = slack.methods(botToken)
                    .viewsOpen(request -> request.triggerId(trigger).viewAsString(BlockKit.json(view)));
            if (!answer.isOk()) {
                LOG.warn("Slack did not open a form: {}", answer.getError());
            }
            return answer.isOk();
        } catch (IOException | SlackApiException e) {
            LOG.warn("Slack did not open a form: {}", e.getMessage());
            return false;
        }
    }

    private static <R extends SlackApiTextResponse, T> Asked<T> asked(
            String method, String tokenFile, Call<R> call, Function<R, T> value) {
        try {
            var answer = call.made();
            return answer.isOk()
                    ? new Asked.Said<>(value.apply(answer))
                    : refused(method, tokenFile, String.valueOf(answer.getError()));
        } catch (SlackApiException e) {
            return new Asked.Later<>(
                    retryAfter(e), method + " was answered " + e.getResponse().code());
        } catch (IOException e) {
            return new Asked.Later<>(Duration.ZERO, method + " got no answer: " + e.getMessage());
        }
    }

    private static <T> Asked<T> refused(String method, String tokenFile, String error) {
        return Advice.about(error, tokenFile)
                .<Asked<T>>map(
                        advice -> new Asked.Denied<>("Slack refused " + method + " with `" + error + "`. " + advice))
                .orElseGet(() -> new Asked.Later<>(Duration.ZERO, method + " was answered `" + error + "`"));
    }

    private static Duration retryAfter(SlackApiException e) {
        var header = e.getResponse().header("Retry-After", "");
        if (header == null || header.isEmpty() || !header.chars().allMatch(Character::isDigit)) {
            return Duration.ZERO;
        }
        var asked = Duration.ofSeconds(Long.parseLong(header.substring(0, Math.min(5, header.length()))));
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    }
}

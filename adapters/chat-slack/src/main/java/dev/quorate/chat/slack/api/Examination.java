package dev.quorate.chat.slack.api;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.quorate.core.mail.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What can be found out about the app before the bot runs: whether its tokens are good, its scopes are those
/// that we need, and it is in its rooms. Changes nothing and posts nothing.
public final class Examination {
    private static final String SCOPES = "x-oauth-scopes";

    /// One thing that was asked. `instead` says what to do; it is empty where all is well.
    public record Finding(Grade grade, String what, String instead) {}

    public enum Grade {
        GOOD,
        /// Works, but is not as it should be.
        POOR,
        BAD
    }

    private final MethodsClient methods;
    private final String apiUrl;
    private final Token botToken;
    private final List<Finding> findings = new ArrayList<>();

    private Examination(MethodsClient methods, String apiUrl, Token botToken) {
        this.methods = methods;
        this.apiUrl = apiUrl;
        this.botToken = botToken;
    }

    /// May take seconds.
    ///
    /// - `appToken`: with Socket Mode only
    /// - `channels`: the ids of the rooms that clusters are bound to
    public static List<Finding> of(String apiUrl, Token botToken, Optional<Token> appToken, List<String> channels) {
        var http = new SlackHttp(apiUrl);
        try {
            var examination = new Examination(http.methods(), apiUrl, botToken);
            appToken.ifPresent(examination::appToken);
            examination.botToken(channels);
            return List.copyOf(examination.findings);
        } finally {
            http.close();
        }
    }

    private void botToken(List<String> channels) {
        var us = asked("bot token", token -> methods.authTest(request -> request.token(token)));
        us.ifPresent(answer -> {
            good("bot token: we are " + answer.getUser() + " in the workspace " + answer.getTeam());
            scopes(answer);
            channels.forEach(channel -> room(channel, answer));
        });
    }

    private void appToken(Token appToken) {
        answered(
                        "app token",
                        () -> methods.appsConnectionsOpen(request -> request.token(appToken.secret())),
                        "put an app-level token with the scope " + Permissions.ofAppToken()
                                + " into its file (docs/slack.md)")
                .ifPresent(_ -> good("app token: Socket Mode may be used"));
    }

    private void scopes(AuthTestResponse answer) {
        var granted = granted(answer.getHttpResponseHeaders());
        var needed = Permissions.reasons();
        if (granted.isEmpty()) {
            poor("scopes: Slack did not say which are granted", "compare them with deploy/slack-manifest.yaml");
            return;
        }
        new TreeSet<>(needed.keySet())
                .stream()
                        .filter(scope -> !granted.contains(scope))
                        .forEach(scope -> bad(
                                "scope " + scope + " is missing: " + String.join(", ", new TreeSet<>(needed.get(scope)))
                                        + " will not work",
                                "add it to the app and install the app anew"));
        var more = new TreeSet<>(granted);
        more.removeAll(needed.keySet());
        if (!more.isEmpty()) {
            poor(
                    "scopes: " + String.join(", ", more) + " are granted and not needed",
                    "take them away: what is not granted cannot be stolen");
        }
        if (granted.containsAll(needed.keySet())) {
            good("scopes: all " + needed.size() + " that are needed are granted");
        }
    }

    private static Set<String> granted(@org.jspecify.annotations.Nullable Map<String, List<String>> headers) {
        var granted = new TreeSet<String>();
        if (headers != null) {
            headers.forEach((name, values) -> {
                if (name.equalsIgnoreCase(SCOPES)) {
                    values.forEach(value -> granted.addAll(Arrays.asList(value.split("[,\\s]+", -1))));
                }
            });
        }
        granted.remove("");
        return granted;
    }

    private void room(String channel, AuthTestResponse us) {
        var home = Directory.home(us);
        asked(
                        "room " + channel,
                        token -> methods.conversationsInfo(
                                request -> request.token(token).channel(channel)))
                .ifPresent(answer -> Doubts.about(answer.getChannel(), channel, home)
                        .ifPresentOrElse(
                                doubt -> bad("room " + channel + ": " + doubt.why(), doubt.instead()),
                                () -> good("room " + channel + ": I am in #"
                                        + answer.getChannel().getName())));
    }

    private interface Question<T> {
        T ask() throws IOException, SlackApiException;
    }

    private interface Called<T> {
        T with(String token) throws IOException, SlackApiException;
    }

    private <T extends SlackApiTextResponse> Optional<T> asked(String what, Called<T> question) {
        return answered(what, () -> question.with(botToken.secret()), "");
    }

    private <T extends SlackApiTextResponse> Optional<T> answered(String what, Question<T> question, String instead) {
        try {
            var answer = question.ask();
            if (answer.isOk()) {
                return Optional.of(answer);
            }
            bad(what + ": Slack says " + answer.getError(), instead.isEmpty() ? advice(answer.getError()) : instead);
        } catch (SlackApiException e) {
            bad(what + ": Slack answers " + e.getResponse().code(), "try again in a minute");
        } catch (IOException e) {
            bad(
                    what + ": no answer from " + apiUrl + " (" + e.getMessage() + ")",
                    "check the network on the way, or chats.slack.api-url");
        }
        return Optional.empty();
    }

    private static String advice(String error) {
        return Advice.<String>of(error, "what the bot does")
                        instanceof Outcome.Refused<String>(_, var whatToDo, _)
                ? whatToDo
                : "try again in a minute";
    }

    private void good(String what) {
        findings.add(new Finding(Grade.GOOD, what, ""));
    }

    private void poor(String what, String instead) {
        findings.add(new Finding(Grade.POOR, what, instead));
    }

    private void bad(String what, String instead) {
        findings.add(new Finding(Grade.BAD, what, instead));
    }
}

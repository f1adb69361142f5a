package dev.quorate.chat.slack.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Who accounts and rooms are, asked of Slack: what is older than a minute is asked anew, what cannot be asked
/// is in doubt, and a failure is never remembered.
public final class Directory {
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final MethodsClient methods;
    private final Cache<String, User> users;
    private final Cache<String, Conversation> rooms;
    private final Cache<String, Home> homes;

    /// The workspace that the bot belongs to; `enterprise` is empty outside Enterprise Grid.
    record Home(String team, String enterprise) {}

    public Directory(Slack slack, String botToken, Clock clock) {
        methods = slack.methods(botToken);
        users = cache(clock);
        rooms = cache(clock);
        homes = cache(clock);
    }

    /// Why this account decides nothing at this place at the moment. May take seconds.
    public Optional<Refusal> doubt(People.Account account, Place place) {
        var channel = Spot.channel(place);
        if (channel.isEmpty() || !account.chat().equals(Spot.CHAT)) {
            return Optional.of(Doubts.notSaidHere());
        }
        try {
            var home = looked(homes, "", this::home);
            var user = looked(users, account.id(), () -> user(account.id()));
            var room = looked(rooms, channel.get(), () -> room(channel.get()));
            return Doubts.about(user, account.id(), home).or(() -> Doubts.about(room, channel.get(), home));
        } catch (Unanswered e) {
            return Optional.of(Doubts.notLookedUp(e.why));
        }
    }

    /// Slack says that this account is not what it was.
    public void changed(String user) {
        users.invalidate(user);
    }

    /// Not remembered: the next question is asked again.
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String why;

        Unanswered(String why) {
            super(why);
            this.why = why;
        }
    }

    private static <T> T looked(Cache<String, T> cache, String key, Supplier<T> asked) {
        var known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var fresh = asked.get();
        cache.put(key, fresh);
        return fresh;
    }

    private Home home() {
        return home(answered("auth.test", () -> methods.authTest(request -> request)));
    }

    static Home home(AuthTestResponse answer) {
        return new Home(
                Objects.requireNonNullElse(answer.getTeamId(), ""),
                Objects.requireNonNullElse(answer.getEnterpriseId(), ""));
    }

    private User user(String id) {
        var user = answered("users.info", () -> methods.usersInfo(request -> request.user(id)))
                .getUser();
        return Objects.requireNonNullElseGet(user, User::new);
    }

    private Conversation room(String id) {
        var room = answered("conversations.info", () -> methods.conversationsInfo(request -> request.channel(id)))
                .getChannel();
        return Objects.requireNonNullElseGet(room, Conversation::new);
    }

    private interface Question<T> {
        T ask() throws IOException, SlackApiException;
    }

    private static <R extends SlackApiTextResponse> R answered(String method, Question<R> question) {
        try {
            var answer = question.ask();
            if (!answer.isOk()) {
                throw new Unanswered(method + " was answered `" + answer.getError() + "`");
            }
            return answer;
        } catch (SlackApiException e) {
            throw new Unanswered(method + " was answered " + e.getResponse().code());
        } catch (IOException e) {
            throw new Unanswered(method + " got no answer: " + e.getMessage());
        }
    }

    /// By the clock that is handed in, which may be turned by hand.
    private static <T> Cache<String, T> cache(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FRESH)
                .ticker(() ->
                        Duration.between(java.time.Instant.EPOCH, clock.now()).toNanos())
                .build();
    }
}

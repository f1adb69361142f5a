package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.mail.Outcome;
import java.util.function.Function;

/// What Discord's answers mean for the sender, and what a person can do about a no.
final class Advice {
    private Advice() {}

    static <T> Outcome<T> of(Reply reply, Function<JsonNode, T> value) {
        return switch (reply) {
            case Reply.Done(var body) -> new Outcome.Done<>(value.apply(body));
            case Reply.Later(var pause) -> new Outcome.Later<>(pause);
            case Reply.Unreached(var why) -> new Outcome.Unreached<>(why);
            case Reply.Unknown(var why) -> new Outcome.Unknown<>(why);
            case Reply.No no -> refused(no);
        };
    }

    /// The same of a call that is about one message only: another message may pass.
    static <T> Outcome<T> ofMessage(Reply reply, Function<JsonNode, T> value) {
        Outcome<T> outcome = of(reply, value);
        return outcome instanceof Outcome.Refused<T>(var error, var whatToDo, var reach)
                        && reach == Outcome.Reach.CHANNEL
                ? new Outcome.Refused<>(error, whatToDo, Outcome.Reach.MESSAGE)
                : outcome;
    }

    private static <T> Outcome<T> refused(Reply.No no) {
        var error = error(no);
        return no.status() == 401 || isElsewhere(no)
                ? new Outcome.Refused<>(error, whatToDo(no), Outcome.Reach.ACCOUNT)
                : new Outcome.Refused<>(error, whatToDo(no), isOfChannel(no) ? Outcome.Reach.CHANNEL : reach(no));
    }

    /// Discord has a code for everything that it does not find: this is another server, or another version of it.
    private static boolean isElsewhere(Reply.No no) {
        return no.status() == 404 && no.code() == 0;
    }

    static String error(Reply.No no) {
        return no.code() == 0 ? "HTTP " + no.status() : no.code() + " " + no.message();
    }

    private static boolean isOfChannel(Reply.No no) {
        return no.status() == 403
                ? !no.isAny(Codes.INVALID_FORM, Codes.AUTOMOD_MESSAGE, Codes.AUTOMOD_TITLE, Codes.HARMFUL_LINK)
                : no.isAny(
                        Codes.UNKNOWN_CHANNEL,
                        Codes.MISSING_ACCESS,
                        Codes.MISSING_PERMISSIONS,
                        Codes.CANNOT_MESSAGE_USER);
    }

    private static Outcome.Reach reach(Reply.No no) {
        return no.isAny(Codes.THREAD_LOCKED, Codes.THREAD_ARCHIVED, Codes.TOO_MANY_THREADS)
                ? Outcome.Reach.THREAD
                : Outcome.Reach.MESSAGE;
    }

    static String whatToDo(Reply.No no) {
        if (no.status() == 401) {
            return "Discord does not take the bot's token: reset it in the developer portal and replace the token"
                    + " file.";
        }
        if (isElsewhere(no)) {
            return "That is not Discord's REST API: check discord.api-url in the configuration.";
        }
        return switch (no.code()) {
            case Codes.UNKNOWN_CHANNEL ->
                "There is no such channel: check its id in the configuration, or bind another room.";
            case Codes.MISSING_ACCESS -> "The bot does not see that channel: give its role View Channel there.";
            case Codes.MISSING_PERMISSIONS ->
                "The bot's role lacks a permission there: `quorate check` says which; docs/discord.md has all of them.";
            case Codes.CANNOT_MESSAGE_USER -> "That person takes no direct messages from the bot.";
            case Codes.UNKNOWN_MESSAGE -> "Somebody deleted the message.";
            case Codes.THREAD_LOCKED -> "Somebody locked the thread: unlock it, or give the bot's role Manage Threads.";
            case Codes.TOO_MANY_THREADS -> "The server has as many open threads as Discord lets it: archive some.";
            case Codes.TOO_LARGE -> "Discord takes no file of that size.";
            case Codes.AUTOMOD_MESSAGE, Codes.AUTOMOD_TITLE, Codes.HARMFUL_LINK ->
                "A rule of the server's AutoMod holds it back: exempt the bot's role from that rule.";
            case Codes.INVALID_FORM -> "Discord does not take the message as it was laid out.";
            default -> "See the error codes of Discord's developer documentation.";
        };
    }
}

package dev.quorate.chat.slack.api;

import dev.quorate.core.mail.Outcome;
/// What Slack's error words mean for us, and what a person can do about them.
/// Source: the error tables of each method on docs.slack.dev.

final class Advice {
    private Advice() {}

    static <T> Outcome<T> of(String error, String method) {
        return switch (error) {
            case "not_in_channel" -> channel(error, "Invite the bot: /invite it in that channel.");
            case "channel_not_found" ->
                channel(
                        error,
                        "The bot cannot see that channel: check its id in the configuration, or invite the bot.");
            case "is_archived" -> channel(error, "The channel is archived: unarchive it, or bind another room.");
            case "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel" ->
                channel(error, "A workspace setting keeps the bot from posting there: ask a workspace admin.");
            case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive" ->
                account(error, "Slack does not take the bot token: install the app anew and replace the token file.");
            case "missing_scope", "no_permission", "not_allowed_token_type" ->
                account(
                        error,
                        "The app lacks a scope for " + method
                                + ": install it anew from the manifest, and run `quorate check`.");
            case "msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format" ->
                message(error, "Slack does not take the message as it was laid out.");
            case "message_not_found", "thread_not_found" ->
                new Outcome.Refused<>(error, "Somebody deleted the message it belongs to.", Outcome.Reach.THREAD);
            case "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org" ->
                new Outcome.Unknown<>(method + ": " + error);
            default -> message(error, "See the errors of " + method + " on docs.slack.dev.");
        };
    }

    private static <T> Outcome<T> channel(String error, String whatToDo) {
        return new Outcome.Refused<>(error, whatToDo, Outcome.Reach.CHANNEL);
    }

    private static <T> Outcome<T> account(String error, String whatToDo) {
        return new Outcome.Refused<>(error, whatToDo, Outcome.Reach.ACCOUNT);
    }

    private static <T> Outcome<T> message(String error, String whatToDo) {
        return new Outcome.Refused<>(error, whatToDo, Outcome.Reach.MESSAGE);
    }
}

package dev.quorate.chat.slack.hearing;

import java.util.Optional;

/// What to do about errors of Slack that no waiting heals.
final class Advice {
    private Advice() {}

    /// Empty for an error that may pass. `tokenFile` is the key of the configuration that names the token.
    static Optional<String> about(String error, String tokenFile) {
        return switch (error) {
            case "invalid_auth", "not_authed", "token_revoked", "token_expired" ->
                Optional.of("The token in " + tokenFile + " is not good, or no longer. Put a fresh one of the app's"
                        + " settings into that file and start again.");
            case "account_inactive" ->
                Optional.of("The bot's account is deactivated. Install the app into the workspace again, put its new"
                        + " token into " + tokenFile + " and start again.");
            case "not_allowed_token_type" ->
                Optional.of("This is another kind of token: bot-token-file holds one that begins with xoxb-,"
                        + " app-token-file one that begins with xapp-. Change " + tokenFile + " and start again.");
            case "missing_scope", "no_permission", "not_allowed" ->
                Optional.of("The app lacks a permission. Compare it with deploy/slack-manifest.yaml, install it again"
                        + " and put its new token into " + tokenFile + ".");
            case "socket_mode_disabled", "forbidden_for_app", "app_not_found" ->
                Optional.of("Turn on Socket Mode in the app's settings, or write mode: http.");
            case "team_access_not_granted", "access_denied", "org_login_required", "ekm_access_denied" ->
                Optional.of("The workspace does not let the app in. Ask an administrator of Slack to allow it.");
            default -> Optional.empty();
        };
    }
}

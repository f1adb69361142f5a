package dev.quorate.chat.slack.api;

import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import dev.quorate.core.plan.Refusal;
import java.util.Objects;
import java.util.Optional;

/// Which accounts and rooms decide nothing, and what to do about it. Pure. A room that other organizations can
/// see, or may see tomorrow, decides nothing; one that is shared among workspaces of the same organization
/// neither, because whoever administers the other workspace says who is in it.
final class Doubts {
    private static final String WHAT = "I did not count this.";
    private static final String MEMBER = "Let a full member of this workspace decide.";
    private static final String ROOM =
            "Decide in a channel of this workspace alone, which the configuration names under rooms.";

    private Doubts() {}

    static Optional<Refusal> about(User user, String id, Directory.Home home) {
        if (!id.equals(user.getId())) {
            return no("Slack told me of another account than I asked for.", MEMBER);
        }
        if (user.isDeleted()) {
            return no("This Slack account is deactivated.", MEMBER);
        }
        if (user.isBot() || user.isWorkflowBot() || user.isConnectorBot() || user.isAppUser() || isSlackbot(user)) {
            return no("This Slack account is a program.", MEMBER);
        }
        if (user.isStranger() || !home.team().equals(user.getTeamId()) || isForeign(enterprise(user), home)) {
            return no("This Slack account belongs to another workspace.", MEMBER);
        }
        if (user.isRestricted() || user.isUltraRestricted()) {
            return no("This Slack account is a guest.", MEMBER);
        }
        if (user.isInvitedUser()) {
            return no("This Slack account was invited and has not joined yet.", MEMBER);
        }
        return Optional.empty();
    }

    static Optional<Refusal> about(Conversation room, String id, Directory.Home home) {
        if (!id.equals(room.getId())) {
            return no("Slack told me of another channel than I asked for.", ROOM);
        }
        if (room.isIm() || room.isMpim() || id.startsWith("D")) {
            return no("Nothing is decided in direct messages: nobody else would see it.", ROOM);
        }
        if (room.isArchived()) {
            return no("This channel is archived.", ROOM);
        }
        if (room.isExtShared() || room.isPendingExtShared() || hasOthers(room.getPendingShared())) {
            return no("This channel is shared with another organization, or about to be.", ROOM);
        }
        if (room.isShared() || room.isOrgShared() || room.isGlobalShared() || room.isOrgDefault()) {
            return no("This channel is shared with other workspaces.", ROOM);
        }
        if (isForeign(Objects.requireNonNullElse(room.getEnterpriseId(), ""), home)
                || isElsewhere(room.getContextTeamId(), home)) {
            return no("This channel belongs to another workspace.", ROOM);
        }
        if (!room.isMember()) {
            return no("I am not in this channel.", "Invite me there, and decide again.");
        }
        return Optional.empty();
    }

    static Refusal notSaidHere() {
        return new Refusal(WHAT, "It was not said in a place of Slack that I know.", ROOM);
    }

    static Refusal notLookedUp(String why) {
        return new Refusal(
                WHAT,
                "Slack did not tell me who this account is and where this was said: " + why + ".",
                "Say it again in a minute; if it stays so, ask whoever runs the bot for `quorate check`.");
    }

    private static boolean isSlackbot(User user) {
        return "USLACKBOT".equals(user.getId());
    }

    private static String enterprise(User user) {
        var enterprise = user.getEnterpriseUser();
        return enterprise == null || enterprise.getEnterpriseId() == null
                ? Objects.requireNonNullElse(user.getEnterpriseId(), "")
                : enterprise.getEnterpriseId();
    }

    private static boolean isForeign(String enterprise, Directory.Home home) {
        return !enterprise.isEmpty() && !enterprise.equals(home.enterprise());
    }

    private static boolean isElsewhere(@org.jspecify.annotations.Nullable String team, Directory.Home home) {
        return team != null && !team.isEmpty() && !team.equals(home.team());
    }

    private static boolean hasOthers(java.util.@org.jspecify.annotations.Nullable List<String> teams) {
        return teams != null && !teams.isEmpty();
    }

    private static Optional<Refusal> no(String why, String instead) {
        return Optional.of(new Refusal(WHAT, why, instead));
    }
}

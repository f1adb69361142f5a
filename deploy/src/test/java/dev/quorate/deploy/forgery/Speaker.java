package dev.quorate.deploy.forgery;

import java.util.Optional;

/// An account of a chat, who the configuration takes it for, and what the chat says of it.
public interface Speaker {
    /// With its chat, as it stands on record.
    String account();

    /// Empty for one that the configuration does not know.
    String person();

    /// As far as the configuration goes.
    boolean mayApprove();

    /// Whether the bot listens to it at all.
    boolean isHeard();

    /// Why the chat's own word on this account, or on this channel, lets it decide nothing there.
    Optional<String> doubt(String channel);

    default Optional<String> unknown() {
        return person().isEmpty()
                ? Optional.of("I do not know who " + account() + " is, and an unknown account decides nothing.")
                : Optional.empty();
    }

    /// Why this one decides nothing about the plan, whatever it says.
    default Optional<String> doubtful(OpenPlan plan) {
        return unknown().or(() -> doubt(plan.channel()));
    }

    /// Why this one's approval of the plan is not counted; empty if it would be.
    default Optional<String> objection(OpenPlan plan) {
        return doubtful(plan).or(() -> {
            if (person().equals(plan.asker())) {
                return Optional.of(person() + " asked for this plan; whoever asks never approves.");
            }
            return mayApprove() ? Optional.empty() : Optional.of(person() + " is not in etcd-oncall.");
        });
    }
}

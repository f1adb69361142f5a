package dev.quorate.deploy.forgery;

/// A no that somebody was told (`on` is empty then), or that is on record of the plan for the cluster `on`.
///
/// - `account`: with its chat, `slack:U0ALICE01`
public record No(String on, String account, String why) {
    static No told(String account, String why) {
        return new No("", account, why);
    }
}

package dev.quorate.deploy;

/// How the program ends, as scripts see it. The chat's client has two more of its own: 3 when it timed out
/// waiting and 4 when a run stopped and needs a person.
final class Exit {
    static final int GOOD = 0;

    /// Refused, failed, unhealthy.
    static final int BAD = 1;

    /// Wrong usage or configuration.
    static final int USAGE = 2;

    private Exit() {}
}

package dev.quorate.chat.console;

/// How `quorate chat -c` ends, as scripts see it.
final class ExitCode {
    /// Done, healthy, or the question was answered.
    static final int GOOD = 0;
    /// Refused, denied, failed, expired, void, unhealthy.
    static final int BAD = 1;
    /// Wrong usage; no bot there is one.
    static final int USAGE = 2;
    /// Timed out waiting.
    static final int TIME = 3;
    /// Stopped, or cannot go on without a person.
    static final int PERSON = 4;

    private ExitCode() {}
}

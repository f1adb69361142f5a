package dev.quorate.core.layout;

/// How much one message of a chat holds, in UTF-16 characters: ours, below the vendor's limits.
///
/// - `message`: of all its lines together; `line`: of each of them; `output`: of a host's lines in one message
public record Budget(int message, int line, int output) {}

package dev.quorate.chat.discord.api;

/// Discord's error codes that mean something to us.
/// Source: discord-api-docs, developers/topics/opcodes-and-status-codes.mdx.
final class Codes {
    static final int UNKNOWN_CHANNEL = 10_003;
    static final int UNKNOWN_GUILD = 10_004;
    static final int UNKNOWN_MEMBER = 10_007;
    static final int UNKNOWN_MESSAGE = 10_008;
    static final int UNKNOWN_USER = 10_013;
    static final int UNKNOWN_WEBHOOK = 10_015;
    static final int TOO_LARGE = 40_005;
    static final int MISSING_ACCESS = 50_001;
    static final int CANNOT_MESSAGE_USER = 50_007;
    static final int MISSING_PERMISSIONS = 50_013;
    static final int WRONG_CHANNEL_TYPE = 50_024;
    static final int INVALID_WEBHOOK_TOKEN = 50_027;
    static final int INVALID_FORM = 50_035;
    static final int THREAD_ARCHIVED = 50_083;
    static final int THREAD_EXISTS = 160_004;
    static final int THREAD_LOCKED = 160_005;
    static final int TOO_MANY_THREADS = 160_006;
    static final int AUTOMOD_MESSAGE = 200_000;
    static final int AUTOMOD_TITLE = 200_001;
    static final int HARMFUL_LINK = 240_000;

    private Codes() {}
}

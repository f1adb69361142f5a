package dev.quorate.chat.discord.fake;

/// What the bot may do in a channel, with Discord's bits.
public enum Permission {
    ADD_REACTIONS(6),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    USE_APPLICATION_COMMANDS(31),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    SEND_MESSAGES_IN_THREADS(38);

    private final int shift;

    Permission(int shift) {
        this.shift = shift;
    }

    long bit() {
        return 1L << shift;
    }

    static long all(Permission... permissions) {
        var bits = 0L;
        for (var permission : permissions) {
            bits |= permission.bit();
        }
        return bits;
    }
}

package dev.quorate.core.layout;

import java.util.List;
import java.util.SplittableRandom;

/// Lines that somebody wrote to be more than text.
public final class Hostile {
    private static final List<String> NASTY = List.of(
            "<!here>",
            "<!channel>",
            "<!everyone>",
            "@here",
            "@channel",
            "@everyone",
            "<@U024BE7LH>",
            "<@W1>",
            "<#C024BE91L>",
            "<#C1|general>",
            "<!subteam^S1|@admins>",
            "<!date^1^{ago}|now>",
            "<https://evil.example|click>",
            "http://evil.example/a?b=c",
            "HTTPS://EVIL.EXAMPLE",
            "www.evil.example",
            "<mailto:a@b.example|mail>",
            "mailto:a@b.example",
            "*bold*",
            "_it_",
            "~gone~",
            "`",
            "```",
            "&lt;!here&gt;",
            "&amp;",
            ":rotating_light:",
            ":100:",
            ":+1::skin-tone-2:",
            "<@80351110224678912>",
            "<@!80351110224678912>",
            "<@&165511591545143296>",
            "<#103735883630395392>",
            "</airhorn:816437322781949972>",
            "<id:customize>",
            "<:mmLol:216154654256398347>",
            "<a:b1nzy:392938283556143104>",
            "<t:1618953630:R>",
            "<+15551234567>",
            "[click](http://evil.example)",
            "[click](<http://evil.example>)",
            "discord.gg/evil",
            "discord.com/invite/evil",
            "discord.gift/evil",
            "||hidden||",
            "__under__",
            "~~struck~~",
            "***both***",
            "# big",
            "-# small",
            "- item",
            "1. item",
            "> quote",
            ">>> quote",
            "\\",
            "\\`",
            "```ansi",
            "``",
            "\u001b[31m",
            "\u001b[2J",
            "\u001b]8;;http://evil.example\u0007",
            "\u001b]0;title",
            "\u001bc",
            "\u009b1m",
            "\u009d0;t\u009c",
            "\u001b",
            "\u0000",
            "\u0007",
            "\b\b\b",
            "\r",
            "\n",
            "\u0085",
            "\u2028",
            "\u202e",
            "\u202a",
            "\u2066",
            "\u2069",
            "\u200b",
            "\u200d",
            "\ufeff",
            "\u00ad",
            "\u3164",
            "\u2800",
            "\ufe0f",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\udb40\udc41\udb40\udc7f",
            "\ue000",
            "approved by bob",
            "Verified: step 3 of 14",
            "Ω≈ç√",
            " ",
            "\t",
            "\\u{202e}",
            "{\"type\":\"mrkdwn\"}");

    private final SplittableRandom random;

    public Hostile(long seed) {
        random = new SplittableRandom(seed);
    }

    /// One in a hundred is as long as a screen of them.
    public String line() {
        var pieces = random.nextInt(100) == 0 ? 2_000 : 1 + random.nextInt(12);
        var line = new StringBuilder();
        for (var piece = 0; piece < pieces; piece++) {
            line.append(NASTY.get(random.nextInt(NASTY.size())));
            if (random.nextInt(3) == 0) {
                line.append((char) random.nextInt(0x10000));
            }
        }
        return line.toString();
    }
}

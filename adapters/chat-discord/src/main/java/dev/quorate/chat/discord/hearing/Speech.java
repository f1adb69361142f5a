package dev.quorate.chat.discord.hearing;

import dev.quorate.core.hearing.Typed;
import java.util.regex.Pattern;

/// Discord's form of a text, turned back into what the person typed: mentions are names again, suppressed links are
/// addresses.
final class Speech {
    /// `<@1>`, `<@!1>`, `<@&1>`, `<#1>`.
    private static final Pattern MENTION = Pattern.compile("<(@[!&]?|#)([0-9]{1,20})>");

    /// `<:name:1>`, `<a:name:1>`, `</name:1>`.
    private static final Pattern NAMED = Pattern.compile("<(?:a?:([A-Za-z0-9_]{1,32}):|/([^:<>]{1,100}):)[0-9]{1,20}>");

    private static final Pattern LINK = Pattern.compile("<(https?://[^<>\\s]+)>");

    private Speech() {}

    /// Without the mentions of the bot, whose user id is `self`.
    static String typed(String content, String self) {
        var text = content.replace("<@" + self + ">", " ").replace("<@!" + self + ">", " ");
        text = MENTION.matcher(text).replaceAll(found -> (found.group(1).startsWith("#") ? "#" : "@") + found.group(2));
        text = NAMED.matcher(text)
                .replaceAll(found -> found.group(1) != null
                        ? ":" + found.group(1) + ":"
                        : "/" + java.util.regex.Matcher.quoteReplacement(found.group(2)));
        text = LINK.matcher(text).replaceAll("$1");
        return Typed.unquoted(Typed.plain(text).strip());
    }
}

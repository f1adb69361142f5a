package dev.quorate.chat.discord.api;

import java.util.List;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// Messages to send.
final class Texts {
    static final String APPROVE = "approve:" + "7f3a91c2".repeat(8);

    private Texts() {}

    static MessageCreateData line(String text) {
        return new MessageCreateBuilder()
                .setContent(text)
                .setAllowedMentions(List.of())
                .build();
    }

    static MessageCreateData card(String state) {
        return new MessageCreateBuilder()
                .setContent("prod-eu " + state + ".")
                .setEmbeds(new EmbedBuilder()
                        .setTitle(state + ": replace member 10\\.0\\.1\\.2 in **prod-eu**")
                        .setDescription("the steps")
                        .build())
                .setComponents(ActionRow.of(Button.success(APPROVE, "Approve")))
                .build();
    }

    static MessageCreateData call(String user) {
        return new MessageCreateBuilder()
                .setContent("@everyone <@" + user + "> <@1>")
                .setAllowedMentions(List.of())
                .mentionUsers(user)
                .build();
    }
}

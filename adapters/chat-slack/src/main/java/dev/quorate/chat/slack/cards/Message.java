package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/// A message as the Web API takes it: blocks for people who see them, and `text` for notifications, screen
/// readers and everything that shows no blocks. Both are within Slack's limits and our budgets.
public record Message(String text, List<LayoutBlock> blocks) {
    public Message {
        blocks = List.copyOf(blocks);
    }
}

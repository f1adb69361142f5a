package dev.quorate.contract;

import dev.quorate.core.port.ChatPort;
import dev.quorate.core.rehearsal.ScriptedChat;
import java.util.List;

/// The rehearsal's chat keeps what every chat promises.
final class ScriptedChatTest extends ChatContract {
    private final ScriptedChat chat = new ScriptedChat("console");

    @Override
    protected ChatPort.Live chat() {
        return chat;
    }

    @Override
    protected List<String> lines(String room) {
        return chat.lines(room);
    }
}

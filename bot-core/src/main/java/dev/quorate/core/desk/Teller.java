package dev.quorate.core.desk;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.Telling;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Inventory;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings notices to the chat that a place belongs to. A chat that fails makes no run fail.
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final Map<String, ChatPort> chats = new ConcurrentHashMap<>();
    private final Map<ClusterName, Inventory> inventories;

    Teller(Map<ClusterName, Inventory> inventories) {
        this.inventories = Map.copyOf(inventories);
    }

    void connect(List<ChatPort> ports) {
        ports.forEach(port -> chats.put(port.chat(), port));
    }

    void tell(RunEvent event, Progress progress) {
        Telling.of(event, progress, via(progress)).forEach(notice -> tell(progress.place(), notice));
    }

    void tell(Place place, Notice notice) {
        var chat = chats.get(place.chat());
        if (chat == null) {
            LOG.warn("no chat serves {}; not told: {}", place.room(), notice.text());
            return;
        }
        try {
            switch (chat) {
                case ChatPort.Live live -> live.tell(place, notice);
                case ChatPort.Mailed mailed -> mailed.collect();
                default -> throw new IllegalStateException("a chat is live or mailed");
            }
        } catch (RuntimeException e) {
            LOG.error("{} did not take a notice for {}", place.chat(), place.room(), e);
        }
    }

    /// The endpoint that a person would point etcdctl at: the first that is not on a host being worked on.
    Url via(Progress progress) {
        var plan = progress.request().plan();
        var inventory = inventories.get(plan.ask().cluster());
        if (inventory == null) {
            throw new IllegalStateException("cluster " + plan.ask().cluster() + " is not in the configuration");
        }
        return inventory.endpoints().stream()
                .filter(url ->
                        plan.focus().stream().noneMatch(focus -> focus.address().equals(url.address())))
                .findFirst()
                .orElse(inventory.endpoints().getFirst());
    }
}

package dev.quorate.core.port;

/// Where a chat hands over what it heard. The desk implements it.
public interface Ears {
    /// Returns when what was said survives a crash, if it has a delivery; answers come as notices to the
    /// place. When it throws, the chat must not acknowledge the delivery.
    void hear(Incoming incoming);
}

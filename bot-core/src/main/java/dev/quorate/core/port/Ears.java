package dev.quorate.core.port;

/// Where a chat hands over what it heard. Returns at once; answers come as notices to the place. The desk
/// implements it.
public interface Ears {
    void hear(Incoming incoming);
}

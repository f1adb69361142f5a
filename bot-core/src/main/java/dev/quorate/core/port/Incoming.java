package dev.quorate.core.port;

import dev.quorate.core.run.Place;

/// Something that an account said in a chat.
public record Incoming(People.Account account, Place place, String text) {}

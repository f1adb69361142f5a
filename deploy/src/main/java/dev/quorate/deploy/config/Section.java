package dev.quorate.deploy.config;

import java.util.Optional;
import java.util.SequencedMap;

/// Keys and their values, below one spot of the file.
record Section(Spot self, SequencedMap<String, Spot> values) {
    Optional<Spot> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The value, or a complaint with an example of it.
    Spot need(String key, String example) {
        return find(key).orElseThrow(() -> self.wrong("the key " + key + " is missing; write " + key + ": " + example));
    }
}

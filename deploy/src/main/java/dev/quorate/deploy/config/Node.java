package dev.quorate.deploy.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What YAML can say, with the line it says it on. Scalars stay text: an id of eighteen digits is not a number.
sealed interface Node {
    int line();

    /// `blank` where nothing was written behind the colon.
    record Scalar(int line, String text, boolean blank) implements Node {}

    record Items(int line, List<Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    /// Keys in the order of the file.
    record Keys(int line, SequencedMap<String, Key> keys) implements Node {
        public Keys {
            keys = new LinkedHashMap<>(keys);
        }

        Map<String, Key> byName() {
            return keys;
        }
    }

    /// A key's line, for its value may begin further down.
    record Key(int line, Node value) {}
}

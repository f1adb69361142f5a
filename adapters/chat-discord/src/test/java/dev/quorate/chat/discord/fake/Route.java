package dev.quorate.chat.discord.fake;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// A method and a path, whose parts in braces are anything; so many calls in each window for each first part.
/// A limit of zero is none. `open` routes need no token but the one in their path, and are outside of the limit
/// of all calls together.
record Route(String method, String path, Function<Call, Answer> handler, int limit, Duration window, boolean open) {
    String name() {
        return method + " " + path;
    }

    boolean fits(Call call) {
        var wanted = List.of(path.split("/", -1));
        if (!call.method().equals(method) || wanted.size() != call.path().size()) {
            return false;
        }
        for (var at = 0; at < wanted.size(); at++) {
            if (!wanted.get(at).startsWith("{") && !wanted.get(at).equals(call.at(at))) {
                return false;
            }
        }
        return true;
    }

    /// What a bucket goes by: the route and the channel, guild or webhook that stands first in it.
    String bucket(Call call) {
        return call.path().size() > 1 && path.contains("{") ? name() + " of " + call.at(1) : name();
    }
}

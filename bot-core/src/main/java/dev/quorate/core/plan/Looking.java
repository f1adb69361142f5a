package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Picture;
import java.util.function.Function;

/// How a check asks a look: about the picture, a unit, a data directory; with the reason where that was not
/// seen.
final class Looking {
    private Looking() {}

    static Verdict clearly(ClusterState seen, Function<Picture.Clear, Verdict> question) {
        return switch (seen.picture()) {
            case Picture.Clear clear -> question.apply(clear);
            case Picture.NoQuorum(var findings) ->
                Verdict.not("no endpoint can read from a quorum (" + String.join("; ", findings) + ")");
            case Picture.Blind(var reasons) -> Verdict.not(String.join(" ", reasons));
        };
    }

    static Verdict atUnit(ClusterState seen, Address host, Function<HostView.UnitFacts, Verdict> question) {
        return seen.unit(host).map(question).orElseGet(() -> Verdict.not(unseen(seen, host)));
    }

    static Verdict atData(ClusterState seen, Address host, Function<HostView.DataDirectory, Verdict> question) {
        return seen.facts(host)
                .flatMap(HostView.Facts::data)
                .map(question)
                .orElseGet(() -> Verdict.not(unseen(seen, host)));
    }

    private static String unseen(ClusterState seen, Address host) {
        return seen.host(host)
                .map(view -> switch (view) {
                    case HostView.Unreached unreached -> host + " cannot be looked at: " + unreached.why();
                    case HostView.Reached reached -> "no unit of etcd is seen on " + reached.address();
                })
                .orElse(host + " was not looked at");
    }
}

package dev.quorate.host;

import dev.quorate.core.cluster.HostView.DropIn;
import java.util.List;
import java.util.TreeMap;

/// The drop-ins on disk as systemd would read them: sorted by file name over all directories, and of two
/// with the same name only the one in the directory that comes first (systemd.unit(5)).
final class DropIns {
    private static final int SHA256_DIGITS = 64;

    private DropIns() {}

    /// From the output of `sha256sum` over the files in their directories' order of precedence.
    static List<DropIn> read(String sums) {
        var byName = new TreeMap<String, DropIn>();
        for (var line : sums.split("\n", -1)) {
            var path = line.indexOf('/');
            if (path > SHA256_DIGITS) {
                var dropIn = new DropIn(line.substring(path), line.substring(0, SHA256_DIGITS));
                byName.putIfAbsent(dropIn.fileName(), dropIn);
            }
        }
        return List.copyOf(byName.values());
    }
}

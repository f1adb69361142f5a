package dev.quorate.runbooks.stage;

import dev.quorate.core.cluster.LogEnd;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import java.util.Optional;

/// Scenes on hosts of one kind: a scheme, a version, and what has happened to them.
public record Drawing(Flavor flavor, String scheme, String version) {
    /// Container Linux as in the document: variables, plain, etcd 3.4.
    public static final Drawing OLD = new Drawing(Flavor.ETCD2, "http", "3.4.23");

    public Scene of(int voters) {
        var scene = Scene.of(voters);
        for (var number = 1; number <= voters; number++) {
            scene.host(number, host -> flavor.bend(host, scheme, version)).version(number, version);
        }
        return scheme.equals("https") ? scene.secure() : scene;
    }

    /// One of them is dead and its disk empty.
    public Scene dead(int voters, int number) {
        return of(voters).silent(number).host(number, SceneHost::crashLoops).host(number, SceneHost::wiped);
    }

    public Scene withSpare(int voters) {
        return of(voters).host(voters + 1, host -> flavor.spare(host, scheme, version));
    }

    public Scene withProxy(int voters) {
        return of(voters).host(voters + 1, host -> flavor.proxy(host, scheme, version));
    }

    /// All are stopped; the log of each ends a little earlier than that of the one before.
    public Scene stopped(int voters) {
        var scene = of(voters);
        for (var number = 1; number <= voters; number++) {
            var index = 100L - number;
            scene.silent(number)
                    .host(number, Flavor::idle)
                    .host(number, host -> host.end = Optional.of(new LogEnd(7, index, index - 1, 7, false)));
        }
        return scene;
    }

    /// All are stopped, and of those from the second on nothing is left.
    public Scene loneSurvivor(int voters) {
        var scene = stopped(voters);
        for (var number = 2; number <= voters; number++) {
            scene.host(number, SceneHost::crashLoops)
                    .host(number, SceneHost::wiped)
                    .host(number, host -> {
                        host.end = Optional.empty();
                    });
        }
        return scene;
    }
}

package dev.quorate.deploy.lab;

import java.util.ArrayList;
import java.util.List;

/// A kind of host, in the words of `deploy/lab up`: where the settings live, which release, with or without
/// TLS.
record Kind(String flavor, String suite, boolean tls) {
    static Kind of(String flavor, String suite) {
        return new Kind(flavor, suite, false);
    }

    Kind withTls() {
        return new Kind(flavor, suite, true);
    }

    List<String> choices() {
        var choices = new ArrayList<>(List.of("--flavor", flavor, "--suite", suite));
        if (tls) {
            choices.add("--tls");
        }
        return choices;
    }

    String unit() {
        return flavor.equals("config-file") ? "etcd.service" : flavor + ".service";
    }

    @Override
    public String toString() {
        return flavor + " on " + suite + (tls ? " with TLS" : "");
    }
}

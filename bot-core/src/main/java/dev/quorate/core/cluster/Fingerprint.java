package dev.quorate.core.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The part of a state that a plan depends on, as sorted facts `key -> value`, and their SHA-256.
///
/// Keys: `cluster`, `leader`, `member/ID`, `health/ID`, `version/ID`, `alarm/ID/KIND`, `boot/ADDRESS`,
/// `machine/ADDRESS`, `unit/ADDRESS` (settings and drop-ins), `run/ADDRESS` (up or not up), `data/ADDRESS`.
/// What moves by itself on a healthy cluster (indexes, terms, sizes, names, clocks) is not in it.
public record Fingerprint(SortedMap<String, String> facts) {
    public Fingerprint {
        facts = new TreeMap<>(facts);
    }

    /// The `cluster` fact where nobody can read from a quorum. Who answers how is not in it: that moves by
    /// itself.
    public static final String NO_QUORUM = "no quorum";

    /// Begins the `machine` fact of a host that could not be looked at.
    public static final String NOT_REACHED = "not reached: ";

    /// One fact that two looks disagree about; an empty text means that it was not there.
    public record Difference(String key, String was, String is) {
        public String kind() {
            return key.substring(0, key.indexOf('/') < 0 ? key.length() : key.indexOf('/'));
        }

        public String subject() {
            return key.substring(key.indexOf('/') + 1);
        }

        public String words() {
            return key
                    + (was.isEmpty()
                            ? " appeared: " + is
                            : is.isEmpty() ? " is gone, it was " + was : " was " + was + ", is " + is);
        }
    }

    public static Fingerprint of(ClusterState state) {
        var facts = new TreeMap<String, String>();
        switch (state.picture()) {
            case Picture.Clear clear -> addCluster(clear, facts);
            case Picture.NoQuorum _ -> facts.put("cluster", NO_QUORUM);
            case Picture.Blind(var reasons) -> facts.put("cluster", "blind: " + String.join(" ", reasons));
        }
        state.hosts().forEach(host -> addHost(host, facts));
        return new Fingerprint(facts);
    }

    /// What changed from this to the other, in the order of the keys.
    public List<Difference> differences(Fingerprint now) {
        var keys = new TreeSet<>(facts.keySet());
        keys.addAll(now.facts.keySet());
        var found = new ArrayList<Difference>();
        for (var key : keys) {
            var was = facts.getOrDefault(key, "");
            var is = now.facts.getOrDefault(key, "");
            if (!was.equals(is)) {
                found.add(new Difference(key, was, is));
            }
        }
        return found;
    }

    public String hex() {
        var text = new StringBuilder();
        facts.forEach((key, value) ->
                text.append(key).append('=').append(value.replace("\n", "\\n")).append('\n'));
        return sha256(text.toString());
    }

    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void addCluster(Picture.Clear clear, TreeMap<String, String> facts) {
        facts.put("cluster", clear.id().hex());
        facts.put("leader", clear.leader().hex());
        clear.members().forEach(member -> {
            facts.put("member/" + member.id(), member.peerUrls() + (member.learner() ? " learner" : " voter"));
            var health = clear.health().get(member.id());
            facts.put("health/" + member.id(), health instanceof Picture.Healthy ? "healthy" : "down");
            if (health instanceof Picture.Healthy healthy) {
                facts.put("version/" + member.id(), healthy.version().toString());
            }
        });
        clear.alarms().forEach(alarm -> facts.put("alarm/" + alarm.member() + "/" + alarm.kind(), "raised"));
    }

    private static void addHost(HostView host, TreeMap<String, String> facts) {
        var at = host.address().value();
        switch (host) {
            case HostView.Unreached unreached -> facts.put("machine/" + at, NOT_REACHED + unreached.obstacle());
            case HostView.Reached(_, _, var seen) -> {
                facts.put("machine/" + at, seen.machineId());
                facts.put("boot/" + at, seen.bootId());
                facts.put("data/" + at, data(seen));
                switch (seen.owner()) {
                    case HostView.Unit(var unit) -> {
                        facts.put(
                                "unit/" + at, unit.name() + " " + settings(unit).substring(0, 16));
                        facts.put("run/" + at, runs(unit));
                    }
                    case HostView.Foreign(var name) -> facts.put("unit/" + at, "run by " + name);
                    case HostView.Nobody _ -> facts.put("unit/" + at, "nobody");
                }
            }
        }
    }

    /// Coarse on purpose: a unit that crash-loops is "not up" at every instant of its loop.
    private static String runs(HostView.UnitFacts unit) {
        return unit.masked() ? "masked" : unit.activeState().equals("active") ? "up" : "not up";
    }

    private static String data(HostView.Facts seen) {
        return seen.data()
                .map(data -> data.path() + " "
                        + data.wal().map(wal -> "of " + wal.member()).orElse("without a log"))
                .orElse("unknown");
    }

    private static String settings(HostView.UnitFacts unit) {
        var text = new StringBuilder(unit.fragmentPath()).append('\n').append(unit.user());
        unit.dropIns().forEach(dropIn -> text.append('\n').append(dropIn));
        unit.loadedDropIns().forEach(path -> text.append("\nloaded ").append(path));
        unit.environment()
                .forEach((key, value) ->
                        text.append('\n').append(key).append('=').append(value));
        unit.environmentFiles().forEach(file -> text.append('\n').append(file));
        unit.arguments().forEach(argument -> text.append('\n').append(argument));
        unit.configFile()
                .ifPresent(file ->
                        text.append('\n').append(file.path()).append('\n').append(file.text()));
        return sha256(text.toString());
    }
}

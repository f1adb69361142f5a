package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// A question to a look, as a value. The same check is asked before a step, after it, and after a crash.
public sealed interface Check {
    /// What must hold, as a clause: `member 1609b5a3a078c227 is not in the list`.
    String words();

    Verdict on(ClusterState seen);

    /// Nothing in particular; guards and drift are looked at all the same.
    record Anything() implements Check {
        @Override
        public String words() {
            return "nothing else has changed";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Verdict.holds("looked at " + seen.endpoints().size() + " endpoints");
        }
    }

    /// The member is listed and does not answer: the reason for replacing it still stands.
    record StillDown(MemberId member) implements Check {
        @Override
        public String words() {
            return "member " + member + " is still listed and still down";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(
                    seen,
                    picture -> picture.member(member)
                            .map(found -> picture.health().get(found.id()) instanceof Picture.Down(var why)
                                    ? Verdict.holds("member " + member + " is down: " + why)
                                    : Verdict.never("member " + member + " answers again"))
                            .orElse(Verdict.never("member " + member + " is not in the list any more")));
        }
    }

    /// The newest verified snapshot was made for this plan.
    record SnapshotSince(Instant since) implements Check {
        @Override
        public String words() {
            return "a verified snapshot younger than " + since + " exists";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return seen.snapshot()
                    .filter(snapshot -> !snapshot.at().isBefore(since))
                    .map(snapshot -> Verdict.holds("snapshot of " + snapshot.bytes() + " bytes at revision "
                            + snapshot.revision() + ", sha256 "
                            + snapshot.sha256().substring(0, 12) + ", in "
                            + snapshot.path()))
                    .orElse(Verdict.not("there is no verified snapshot that young"));
        }
    }

    record Leads(MemberId member) implements Check {
        @Override
        public String words() {
            return "member " + member + " leads";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(
                    seen,
                    picture -> picture.leader().equals(member)
                            ? Verdict.holds("member " + member + " leads")
                            : Verdict.not("the leader is " + picture.leader()));
        }
    }

    /// The unit is masked and no process of it runs.
    record Fenced(Address host, String unit) implements Check {
        @Override
        public String words() {
            return unit + " on " + host + " is masked and not running";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return withUnit(seen, host, found -> {
                if (!found.name().equals(unit)) {
                    return Verdict.never(found.name() + " owns etcd on " + host + ", not " + unit);
                }
                return found.masked() && found.stopped()
                        ? Verdict.holds(unit + " is masked and " + found.activeState())
                        : Verdict.not(unit + " is " + found.loadState() + " and " + found.activeState() + " ("
                                + found.subState() + ")");
            });
        }
    }

    /// The unit may be started again.
    record Unmasked(Address host, String unit) implements Check {
        @Override
        public String words() {
            return unit + " on " + host + " is not masked";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return withUnit(
                    seen,
                    host,
                    found -> found.masked()
                            ? Verdict.not(unit + " is masked")
                            : Verdict.holds(unit + " is " + found.loadState() + " and " + found.activeState()));
        }
    }

    record Absent(MemberId member) implements Check {
        @Override
        public String words() {
            return "member " + member + " is not in the list";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(
                    seen,
                    picture -> picture.member(member).isEmpty()
                            ? Verdict.holds(
                                    "the list has " + picture.members().size() + " members, " + member + " is not one")
                            : Verdict.not("member " + member + " is in the list"));
        }
    }

    /// The data directory holds no `member` and no `proxy`: a start there begins from nothing.
    record NoData(Address host, String dataDirectory) implements Check {
        @Override
        public String words() {
            return dataDirectory + " on " + host + " holds no member data";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return withData(seen, host, data -> {
                if (!data.path().equals(dataDirectory)) {
                    return Verdict.never("the data directory is " + data.path() + ", not " + dataDirectory);
                }
                return data.hasMember() || data.entries().contains("proxy")
                        ? Verdict.not(dataDirectory + " holds " + String.join(", ", data.entries()))
                        : Verdict.holds(dataDirectory + " holds "
                                + (data.entries().isEmpty() ? "nothing" : String.join(", ", data.entries())));
            });
        }
    }

    /// Nothing in the data directory carries this suffix: what was set aside is back in its place.
    record NothingAside(Address host, String dataDirectory, String suffix) implements Check {
        @Override
        public String words() {
            return "nothing in " + dataDirectory + " on " + host + " is called *." + suffix;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return withData(
                    seen,
                    host,
                    data -> data.entries().stream().noneMatch(name -> name.endsWith("." + suffix))
                            ? Verdict.holds(dataDirectory + " holds " + data.entries())
                            : Verdict.not(dataDirectory + " still holds " + data.entries()));
        }
    }

    /// A member at this peer URL is in the list that was not there when the plan was made, in this role.
    record Joined(Url peerUrl, boolean learner) implements Check {
        @Override
        public String words() {
            return "a " + role() + " at " + peerUrl + " is in the list";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(
                    seen,
                    picture -> picture.withPeerUrl(peerUrl)
                            .filter(member -> member.learner() == learner)
                            .map(member ->
                                    Verdict.holds(role() + " " + member.id() + " at " + peerUrl + " is in the list"))
                            .orElse(Verdict.not("no " + role() + " at " + peerUrl + " is in the list")));
        }

        private String role() {
            return learner ? "learner" : "voter";
        }
    }

    /// Nobody in the list has this peer URL.
    record NobodyAt(Url peerUrl) implements Check {
        @Override
        public String words() {
            return "nobody in the list has the peer URL " + peerUrl;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(
                    seen,
                    picture -> picture.withPeerUrl(peerUrl)
                            .map(member -> Verdict.not("member " + member.id() + " has it"))
                            .orElse(Verdict.holds("nobody in the list has " + peerUrl)));
        }
    }

    /// The file is on the host's disk with these bytes.
    record DropInOnDisk(Address host, String path, String sha256) implements Check {
        @Override
        public String words() {
            return path + " on " + host + " has sha256 " + sha256.substring(0, 12);
        }

        @Override
        public Verdict on(ClusterState seen) {
            return withUnit(
                    seen,
                    host,
                    unit -> unit.dropIns().contains(new HostView.DropIn(path, sha256))
                            ? Verdict.holds(path + " is on disk, sha256 " + sha256.substring(0, 12))
                            : Verdict.not(path + " is not on disk as planned"));
        }
    }

    record DropInGone(Address host, String path) implements Check {
        @Override
        public String words() {
            return path + " on " + host + " is gone";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return withUnit(
                    seen,
                    host,
                    unit -> unit.dropIns().stream()
                                    .noneMatch(file -> file.path().equals(path))
                            ? Verdict.holds(path + " is gone")
                            : Verdict.not(path + " is still there"));
        }
    }

    /// What systemd computed for the next start equals what was planned, byte for byte.
    record Computed(
            Address host,
            String unit,
            SortedMap<String, String> environment,
            List<String> arguments,
            List<String> loadedDropIns)
            implements Check {
        public Computed {
            environment = new TreeMap<>(environment);
            arguments = List.copyOf(arguments);
            loadedDropIns = List.copyOf(loadedDropIns);
        }

        @Override
        public String words() {
            return "systemd computes the planned settings for " + unit + " on " + host + ": " + environment.size()
                    + " variables, " + arguments.size() + " words of ExecStart, drop-ins " + loadedDropIns;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return withUnit(seen, host, found -> {
                if (found.masked() || found.needsReload()) {
                    return Verdict.not(unit + (found.masked() ? " is masked" : " needs a daemon-reload"));
                }
                return found.environment().equals(environment)
                                && found.arguments().equals(arguments)
                                && found.loadedDropIns().equals(loadedDropIns)
                        ? Verdict.holds("systemd computed the settings as planned: " + environment.size()
                                + " variables, " + arguments.size() + " words of ExecStart, " + loadedDropIns.size()
                                + " drop-ins")
                        : Verdict.not("systemd computed something else: " + difference(found));
            });
        }

        /// Names what differs and never prints a value: settings may hold secrets.
        private String difference(HostView.UnitFacts found) {
            if (!found.loadedDropIns().equals(loadedDropIns)) {
                return "drop-ins " + found.loadedDropIns() + " instead of " + loadedDropIns;
            }
            if (!found.arguments().equals(arguments)) {
                return "ExecStart has " + found.arguments().size() + " words that are not the planned "
                        + arguments.size();
            }
            var keys = new java.util.TreeSet<>(environment.keySet());
            keys.addAll(found.environment().keySet());
            keys.removeIf(key -> java.util.Objects.equals(
                    environment.get(key), found.environment().get(key)));
            var key = keys.getFirst();
            return key + " is not as planned";
        }
    }

    /// The member at this peer URL answers at its own endpoint as the id that the list gives it.
    record Answers(Address host, String unit, Url peerUrl) implements Check {
        @Override
        public String words() {
            return "the member at " + peerUrl + " answers as itself";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(
                    seen,
                    picture -> picture.withPeerUrl(peerUrl)
                            .map(member -> answers(seen, picture, member))
                            .orElse(Verdict.never("no member at " + peerUrl + " is in the list")));
        }

        private Verdict answers(ClusterState seen, Picture.Clear picture, Member member) {
            if (picture.health().get(member.id()) instanceof Picture.Healthy(var evidence, var version, _)) {
                return Verdict.holds("member " + member.id() + " answers, etcd " + version + ", " + evidence.line());
            }
            var stranger = seen.answered().stream()
                    .filter(view -> view.endpoint().address().equals(host))
                    .filter(view -> !view.status().memberId().equals(member.id()))
                    .findFirst();
            return stranger.isPresent()
                    ? Verdict.never(stranger.get().endpoint() + " answers as "
                            + stranger.get().status().memberId() + ", not as " + member.id())
                    : Verdict.not("member " + member.id() + " does not answer yet" + state(seen));
        }

        private String state(ClusterState seen) {
            return seen.unit(host)
                    .map(found -> "; " + unit + " is " + found.activeState() + " (" + found.subState() + ")"
                            + (found.restarts() > 0 ? ", restarted " + found.restarts() + " times" : ""))
                    .orElse("");
        }
    }

    /// What the learner has applied is close to what its leader has.
    record CaughtUp(Url peerUrl, long entriesBehind) implements Check {
        @Override
        public String words() {
            return "the learner at " + peerUrl + " is less than " + entriesBehind + " entries behind the leader";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(seen, picture -> {
                var learner = picture.withPeerUrl(peerUrl).flatMap(member -> seen.answeringAs(member.id()));
                var leader = seen.answeringAs(picture.leader());
                if (learner.isEmpty() || leader.isEmpty()) {
                    return Verdict.not("the learner or the leader does not answer");
                }
                var behind = Math.max(
                        0,
                        leader.get().status().appliedIndex()
                                - learner.get().status().appliedIndex());
                return behind < entriesBehind
                        ? Verdict.holds("the learner is " + behind + " entries behind the leader")
                        : Verdict.not("the learner is " + behind + " entries behind the leader");
            });
        }
    }

    /// Every voter is healthy, there are exactly so many, no learner and no alarm is left, and no revision was lost.
    record AllHealthy(int voters, long revision) implements Check {
        @Override
        public String words() {
            return "all " + voters + " voters are healthy, none else is listed, revision is at least " + revision;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(seen, picture -> {
                var quorum = picture.quorum();
                if (quorum.voters() != voters || picture.members().size() != voters) {
                    return Verdict.not("the list has " + picture.members());
                }
                if (quorum.healthy() < voters) {
                    return Verdict.not(quorum.words());
                }
                if (!picture.alarms().isEmpty()) {
                    return Verdict.not("alarms are raised: " + picture.alarms());
                }
                return picture.revision() >= revision
                        ? Verdict.holds(
                                quorum.words() + ", revision " + picture.revision() + ", leader " + picture.leader())
                        : Verdict.never("revision " + picture.revision() + " is lower than " + revision + " was");
            });
        }
    }

    /// The next start of the unit would find a log of the member at this peer URL, under the settings it had before.
    record RestartsFromLog(Address host, Url peerUrl, ClusterId cluster, Computed settings) implements Check {
        @Override
        public String words() {
            return "the next start on " + host + " rejoins from the log of the member at " + peerUrl + ", and "
                    + settings.words();
        }

        @Override
        public Verdict on(ClusterState seen) {
            return clearly(
                    seen,
                    picture -> picture.withPeerUrl(peerUrl)
                            .map(member -> withData(seen, host, data -> rejoins(seen, data, member)))
                            .orElse(Verdict.never("no member at " + peerUrl + " is in the list")));
        }

        private Verdict rejoins(ClusterState seen, HostView.DataDirectory data, Member member) {
            var wal = data.wal();
            if (wal.isEmpty()) {
                return Verdict.not(data.path() + " holds no log yet");
            }
            if (!wal.get().equals(new HostView.WalIdentity(member.id(), cluster))) {
                return Verdict.never(data.path() + " holds the log of "
                        + wal.get().member() + " in cluster " + wal.get().cluster());
            }
            return switch (settings.on(seen)) {
                case Verdict.Holds _ ->
                    Verdict.holds("the next start rejoins as " + member.id() + " from the log in " + data.path()
                            + "; no drop-in of ours is left");
                case Verdict.Not not -> not;
            };
        }
    }

    private static Verdict clearly(ClusterState seen, Function<Picture.Clear, Verdict> question) {
        return switch (seen.picture()) {
            case Picture.Clear clear -> question.apply(clear);
            case Picture.NoQuorum(var findings) ->
                Verdict.not("no endpoint can read from a quorum (" + String.join("; ", findings) + ")");
            case Picture.Blind(var reasons) -> Verdict.not(String.join(" ", reasons));
        };
    }

    private static Verdict withUnit(ClusterState seen, Address host, Function<HostView.UnitFacts, Verdict> question) {
        return seen.unit(host).map(question).orElseGet(() -> Verdict.not(unseen(seen, host)));
    }

    private static Verdict withData(
            ClusterState seen, Address host, Function<HostView.DataDirectory, Verdict> question) {
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

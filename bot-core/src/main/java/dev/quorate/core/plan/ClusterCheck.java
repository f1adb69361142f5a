package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import java.time.Instant;
import java.util.List;

/// A question about members, answered by the endpoints.
public sealed interface ClusterCheck extends Check {
    /// The member is listed and does not answer: the reason for replacing it still stands.
    record StillDown(MemberId member) implements ClusterCheck {
        @Override
        public String words() {
            return "member " + member + " is still listed and still down";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.member(member)
                            .map(found -> picture.health().get(found.id()) instanceof Picture.Down(var why)
                                    ? Verdict.holds("member " + member + " is down: " + why)
                                    : Verdict.never("member " + member + " answers again"))
                            .orElse(Verdict.never("member " + member + " is not in the list any more")));
        }
    }

    /// The newest verified snapshot was made for this plan.
    record SnapshotSince(Instant since) implements ClusterCheck {
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

    record Leads(MemberId member) implements ClusterCheck {
        @Override
        public String words() {
            return "member " + member + " leads";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.leader().equals(member)
                            ? Verdict.holds("member " + member + " leads")
                            : Verdict.not("the leader is " + picture.leader()));
        }
    }

    /// Somebody leads, and it is not this member.
    record LedByAnother(MemberId member) implements ClusterCheck {
        @Override
        public String words() {
            return "another member than " + member + " leads";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.leader().isNobody() || picture.leader().equals(member)
                            ? Verdict.not("the leader is " + picture.leader())
                            : Verdict.holds("member " + picture.leader() + " leads"));
        }
    }

    record Absent(MemberId member) implements ClusterCheck {
        @Override
        public String words() {
            return "member " + member + " is not in the list";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.member(member).isEmpty()
                            ? Verdict.holds(
                                    "the list has " + picture.members().size() + " members, " + member + " is not one")
                            : Verdict.not("member " + member + " is in the list"));
        }
    }

    /// A member at this peer URL is in the list that was not there when the plan was made, in this role.
    record Joined(Url peerUrl, boolean learner) implements ClusterCheck {
        @Override
        public String words() {
            return "a " + role() + " at " + peerUrl + " is in the list";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
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

    /// A voter at this peer URL is in the list. The add itself may have taken the quorum away, as one to a
    /// lone voter does until the newcomer has started; then the list of a member that answers is believed,
    /// for it says so only when the change has been applied.
    record Listed(Url peerUrl) implements ClusterCheck {
        @Override
        public String words() {
            return "a voter at " + peerUrl + " is in the list, as far as any member can say";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return seen.picture() instanceof Picture.NoQuorum
                    ? byItsOwnList(seen)
                    : new Joined(peerUrl, false).on(seen);
        }

        private Verdict byItsOwnList(ClusterState seen) {
            return seen.answered().stream()
                    .filter(view -> view.reading() instanceof EndpointView.NotCurrent(_, var members)
                            && members.stream().anyMatch(member -> member.hasPeerUrl(peerUrl)))
                    .findFirst()
                    .map(view -> Verdict.holds(view.endpoint() + " lists a voter at " + peerUrl
                            + "; there is no quorum until it has started"))
                    .orElse(Verdict.not("no member that answers lists " + peerUrl));
        }
    }

    /// Nobody in the list has this peer URL.
    record NobodyAt(Url peerUrl) implements ClusterCheck {
        @Override
        public String words() {
            return "nobody in the list has the peer URL " + peerUrl;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.withPeerUrl(peerUrl)
                            .map(member -> Verdict.not("member " + member.id() + " has it"))
                            .orElse(Verdict.holds("nobody in the list has " + peerUrl)));
        }
    }

    /// The member at this peer URL answers at its own endpoint as the id that the list gives it.
    record Answers(Address host, String unit, Url peerUrl) implements ClusterCheck {
        @Override
        public String words() {
            return "the member at " + peerUrl + " answers as itself";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
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
    record CaughtUp(Url peerUrl, long entriesBehind) implements ClusterCheck {
        @Override
        public String words() {
            return "the learner at " + peerUrl + " is less than " + entriesBehind + " entries behind the leader";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(seen, picture -> {
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

    /// Every voter is healthy, there are exactly so many, no learner and no alarm is left, and no revision
    /// was lost.
    record AllHealthy(int voters, long revision) implements ClusterCheck {
        @Override
        public String words() {
            return "all " + voters + " voters are healthy, none else is listed, revision is at least " + revision;
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(seen, picture -> {
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

    /// The cluster has this one member and no other, and it is healthy.
    record StandsAlone(MemberId member) implements ClusterCheck {
        @Override
        public String words() {
            return "member " + member + " is the only one and healthy";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.members().size() == 1
                                    && picture.members().getFirst().id().equals(member)
                                    && picture.quorum().healthy() == 1
                            ? Verdict.holds("member " + member + " of cluster " + picture.id()
                                    + " is the only one and healthy, revision " + picture.revision())
                            : Verdict.not(picture.quorum().words() + ", members "
                                    + picture.members().stream().map(Member::id).toList()));
        }
    }

    /// At least so many voters are healthy, and they have a quorum.
    record HealthyVoters(int atLeast) implements ClusterCheck {
        @Override
        public String words() {
            return "at least " + atLeast + " voters are healthy and have a quorum";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.quorum().healthy() >= atLeast
                                    && picture.quorum().holds()
                            ? Verdict.holds(picture.quorum().words() + ", revision " + picture.revision())
                            : Verdict.not(picture.quorum().words()));
        }
    }

    /// No endpoint answers: nothing of the old cluster is alive as far as can be seen.
    record NoneAnswers() implements ClusterCheck {
        @Override
        public String words() {
            return "no endpoint answers";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return seen.answered().stream()
                    .findFirst()
                    .map(view -> Verdict.not(
                            view.endpoint() + " answers as " + view.status().memberId()))
                    .orElse(Verdict.holds("none of " + seen.endpoints().size() + " endpoints answers"));
        }
    }

    record PeerUrlIs(MemberId member, Url peerUrl) implements ClusterCheck {
        @Override
        public String words() {
            return "member " + member + " has the peer URL " + peerUrl + " and no other";
        }

        @Override
        public Verdict on(ClusterState seen) {
            return Looking.clearly(
                    seen,
                    picture -> picture.member(member)
                            .map(found -> found.peerUrls().equals(List.of(peerUrl))
                                    ? Verdict.holds("member " + member + " has the peer URL " + peerUrl)
                                    : Verdict.not("its peer URLs are " + found.peerUrls()))
                            .orElse(Verdict.never("member " + member + " is not in the list")));
        }
    }
}

package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;

/// What a step does, as a value. Every parameter is fixed when the plan is made; only the id of a member
/// that the plan adds is found by its peer URL when the time comes.
public sealed interface Action {
    /// What quorum feels of it.
    default Change change() {
        return new Change.None();
    }

    /// It only looks: the step is its check.
    record Look() implements Action {}

    /// A call to etcd's API.
    sealed interface OnCluster extends Action {}

    /// Stream a backup from one member into the bot's own state directory and verify its checksum.
    record SaveSnapshot(Url endpoint, String fileName) implements OnCluster {}

    record MoveLeader(MemberId from, MemberId to) implements OnCluster {
        @Override
        public Change change() {
            return new Change.MoveLeader(from, to);
        }
    }

    record RemoveMember(MemberId member) implements OnCluster {
        @Override
        public Change change() {
            return new Change.RemoveMember(member);
        }
    }

    record AddLearner(Url peerUrl) implements OnCluster {
        @Override
        public Change change() {
            return new Change.AddLearner(peerUrl);
        }
    }

    /// For versions without learners.
    record AddVoter(Url peerUrl) implements OnCluster {
        @Override
        public Change change() {
            return new Change.AddVoter(peerUrl);
        }
    }

    record Promote(Url peerUrl) implements OnCluster {
        @Override
        public Change change() {
            return new Change.Promote(peerUrl);
        }
    }

    /// The way back from an add: by the id that the peer URL has now. Never for a member that was there before.
    record RemoveAdded(Url peerUrl) implements OnCluster {}

    /// Give the member this one peer URL; never a learner, which some versions make a voter by it.
    record UpdatePeerUrl(MemberId member, Url peerUrl) implements OnCluster {}

    /// A command on a host, over SSH.
    sealed interface OnHost extends Action {
        Address host();
    }

    /// Mask the unit until the next boot and stop it: neither a restart policy nor a person starts it by
    /// accident.
    record Fence(Address host, String unit) implements OnHost {}

    /// Mask and stop the unit of a member that votes until then, so that somebody else leads.
    record StopMember(Address host, String unit, MemberId member) implements OnHost {
        @Override
        public Change change() {
            return new Change.Stop(member);
        }
    }

    /// The way back from a fence.
    record UnmaskAndStart(Address host, String unit) implements OnHost {}

    /// Rename `member` (and `proxy`) in the data directory to a sibling name. Nothing is deleted.
    record SetAside(Address host, String dataDirectory, String suffix) implements OnHost {}

    /// The way back: rename to what it was, if nothing has taken the place.
    record PutBack(Address host, String dataDirectory, String suffix) implements OnHost {}

    /// Write the drop-in atomically, root:root 0644.
    record WriteDropIn(Address host, String unit, String path, String content) implements OnHost {}

    record RemoveDropIn(Address host, String unit, String path) implements OnHost {}

    /// Write a settings file of ours in /run/quorate that a drop-in names, atomically, 0600 of this user.
    record WriteSettings(Address host, String path, String owner, String content) implements OnHost {}

    record RemoveSettings(Address host, String path) implements OnHost {}

    /// No boot starts the unit any more; what runs is left running.
    record Disable(Address host, String unit) implements OnHost {}

    /// The way back: a boot starts it again.
    record Enable(Address host, String unit) implements OnHost {}

    /// Copy `member` of the data directory to a sibling name, with the checksums of its files beside it.
    /// What was there stays as it is.
    record CopyData(Address host, String dataDirectory, String suffix) implements OnHost {}

    /// `etcdctl backup` of a member of etcd 2, which may run meanwhile, to a sibling of `member`, with the
    /// checksums of its files beside it. It starts as a cluster of one and nothing else.
    record BackUpData(Address host, String dataDirectory, String suffix) implements OnHost {}

    /// Lift the mask and let systemd read its files again. Complaints of PID 1 about the unit are a no,
    /// unless the check
    /// behind it finds the settings exact all the same: an old complaint of somebody else's file stops nobody.
    record UnmaskAndReload(Address host, String unit) implements OnHost {}

    /// Let systemd read its files again; complaints count as with UnmaskAndReload.
    record Reload(Address host, String unit) implements OnHost {}

    /// Ask systemd to start the unit and do not wait: with Type=notify and no quorum it would wait for ever.
    /// `peerUrl` is that of the member that will answer from there.
    sealed interface Starts extends OnHost {
        String unit();

        Url peerUrl();
    }

    record Start(Address host, String unit, Url peerUrl) implements Starts {
        @Override
        public Change change() {
            return new Change.Start(peerUrl);
        }
    }

    /// Start it with force-new-cluster set: it drops everybody else from its list.
    record StartAlone(Address host, String unit, Url peerUrl) implements Starts {
        @Override
        public Change change() {
            return new Change.StandAlone(peerUrl);
        }
    }

    /// Bring a snapshot of the bot's state directory into the host's data directory under this name, whole
    /// and with this checksum or not at all.
    record SendSnapshot(Address host, String fileName, String sha256, String dataDirectory, String name)
            implements OnHost {}

    /// Make `member` of the data directory anew from a snapshot file in it, as a member of a new cluster.
    ///
    /// - `program`: `etcdutl`, or `etcdctl` where the version has no such
    /// - `owner`: the user that the unit runs as
    /// - `bump`: how far revisions jump ahead, 0 for not at all
    record RestoreData(
            Address host,
            String dataDirectory,
            String snapshotName,
            String program,
            String owner,
            String memberName,
            String initialCluster,
            String token,
            Url peerUrl,
            long bump)
            implements OnHost {}
}

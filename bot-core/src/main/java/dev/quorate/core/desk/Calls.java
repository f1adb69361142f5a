package dev.quorate.core.desk;

import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.EtcdCall;
import java.util.Optional;

/// From an action of a plan to the call that makes it true now: ids are looked up by peer URL, and the
/// endpoint to talk to is chosen. Pure.
record Calls(EtcdCall call, Url via) {
    /// Empty when the member that the action is about is not in the list.
    static Optional<Calls> of(Action.OnCluster action, ClusterState seen, Picture.Clear picture) {
        return call(action, picture).flatMap(call -> via(action, seen, picture).map(url -> new Calls(call, url)));
    }

    /// The change that the guards are asked about: the way back from an add is a removal like any other, and a
    /// fence around a voter that answers stops it. On the way back that happens: somebody left the member in the
    /// list, and the step before it would mask its unit.
    static Change change(Action action, Picture.Clear picture) {
        return switch (action) {
            case Action.RemoveAdded(var url) ->
                id(url, picture).<Change>map(Change.RemoveMember::new).orElse(new Change.None());
            case Action.Fence(var host, _) ->
                picture.voters().stream()
                        .filter(picture::healthy)
                        .filter(voter -> voter.peerUrls().stream()
                                .anyMatch(url -> url.address().equals(host)))
                        .findFirst()
                        .<Change>map(voter -> new Change.Stop(voter.id()))
                        .orElse(new Change.None());
            case Action.Look _, Action.OnCluster _, Action.OnHost _ -> action.change();
        };
    }

    private static Optional<EtcdCall> call(Action.OnCluster action, Picture.Clear picture) {
        return switch (action) {
            case Action.SaveSnapshot(_, var file) -> Optional.of(new EtcdCall.Save(file));
            case Action.MoveLeader(_, var to) -> Optional.of(new EtcdCall.MoveLeader(to));
            case Action.RemoveMember(var id) -> Optional.of(new EtcdCall.Remove(id));
            case Action.AddLearner(var url) -> Optional.of(new EtcdCall.Add(url, true));
            case Action.AddVoter(var url) -> Optional.of(new EtcdCall.Add(url, false));
            case Action.UpdatePeerUrl(var id, var url) -> Optional.of(new EtcdCall.Update(id, url));
            case Action.Promote(var url) -> id(url, picture).map(EtcdCall.Promote::new);
            case Action.RemoveAdded(var url) -> id(url, picture).map(EtcdCall.Remove::new);
        };
    }

    /// Membership calls go to the leader: its own connections decide the verdict, and only it moves its lead.
    private static Optional<Url> via(Action.OnCluster action, ClusterState seen, Picture.Clear picture) {
        return action instanceof Action.SaveSnapshot(var from, _)
                ? Optional.of(from)
                : seen.answeringAs(picture.leader()).map(view -> view.endpoint());
    }

    private static Optional<MemberId> id(Url url, Picture.Clear picture) {
        return picture.withPeerUrl(url).map(member -> member.id());
    }
}

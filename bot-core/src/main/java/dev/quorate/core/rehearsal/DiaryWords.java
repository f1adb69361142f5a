package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.EtcdCall;
import java.util.List;

/// Calls and acts as words of a diary, and back.
final class DiaryWords {
    private DiaryWords() {}

    static List<String> of(EtcdCall call, Url via) {
        return switch (call) {
            case EtcdCall.MoveLeader(var to) -> List.of(via.toString(), "MoveLeader", to.hex());
            case EtcdCall.Remove(var member) -> List.of(via.toString(), "Remove", member.hex());
            case EtcdCall.Add(var url, var learner) ->
                List.of(via.toString(), learner ? "AddLearner" : "AddVoter", url.toString());
            case EtcdCall.Promote(var member) -> List.of(via.toString(), "Promote", member.hex());
            case EtcdCall.Update(var member, var url) ->
                List.of(via.toString(), "Update", member.hex(), url.toString());
            case EtcdCall.Save(var file) -> List.of(via.toString(), "Save", file);
        };
    }

    static EtcdCall call(List<String> words) {
        var about = words.get(2);
        return switch (words.get(1)) {
            case "MoveLeader" -> new EtcdCall.MoveLeader(member(about));
            case "Remove" -> new EtcdCall.Remove(member(about));
            case "AddLearner" -> new EtcdCall.Add(url(about), true);
            case "AddVoter" -> new EtcdCall.Add(url(about), false);
            case "Promote" -> new EtcdCall.Promote(member(about));
            case "Update" -> new EtcdCall.Update(member(about), url(words.get(3)));
            case "Save" -> new EtcdCall.Save(about);
            default -> throw new IllegalArgumentException("no call to etcd: " + words);
        };
    }

    static List<String> of(Action.OnHost action) {
        var kind = action.getClass().getSimpleName();
        var host = action.host().value();
        return switch (action) {
            case Action.Fence(_, var unit) -> List.of(kind, host, unit);
            case Action.StopMember(_, var unit, var member) -> List.of(kind, host, unit, member.hex());
            case Action.UnmaskAndStart(_, var unit) -> List.of(kind, host, unit);
            case Action.SetAside(_, var directory, var suffix) -> List.of(kind, host, directory, suffix);
            case Action.PutBack(_, var directory, var suffix) -> List.of(kind, host, directory, suffix);
            case Action.WriteDropIn(_, var unit, var path, var content) -> List.of(kind, host, unit, path, content);
            case Action.RemoveDropIn(_, var unit, var path) -> List.of(kind, host, unit, path);
            case Action.UnmaskAndReload(_, var unit) -> List.of(kind, host, unit);
            case Action.Reload(_, var unit) -> List.of(kind, host, unit);
            case Action.Starts start ->
                List.of(kind, host, start.unit(), start.peerUrl().toString());
            case Action.WriteSettings(_, var path, var owner, var content) ->
                List.of(kind, host, path, owner, content);
            case Action.RemoveSettings(_, var path) -> List.of(kind, host, path);
            case Action.Disable(_, var unit) -> List.of(kind, host, unit);
            case Action.Enable(_, var unit) -> List.of(kind, host, unit);
            case Action.CopyData(_, var directory, var suffix) -> List.of(kind, host, directory, suffix);
            case Action.BackUpData(_, var directory, var suffix) -> List.of(kind, host, directory, suffix);
            case Action.SendSnapshot(_, var file, var sha256, var directory, var name) ->
                List.of(kind, host, file, sha256, directory, name);
            case Action.RestoreData made ->
                List.of(
                        kind,
                        host,
                        made.dataDirectory(),
                        made.snapshotName(),
                        made.program(),
                        made.owner(),
                        made.memberName(),
                        made.initialCluster(),
                        made.token(),
                        made.peerUrl().toString(),
                        Long.toString(made.bump()));
        };
    }

    static Action.OnHost act(List<String> words) {
        var host = new Address(words.get(1));
        var unit = words.get(2);
        return switch (words.getFirst()) {
            case "Fence" -> new Action.Fence(host, unit);
            case "StopMember" -> new Action.StopMember(host, unit, member(words.get(3)));
            case "UnmaskAndStart" -> new Action.UnmaskAndStart(host, unit);
            case "SetAside" -> new Action.SetAside(host, words.get(2), words.get(3));
            case "PutBack" -> new Action.PutBack(host, words.get(2), words.get(3));
            case "WriteDropIn" -> new Action.WriteDropIn(host, unit, words.get(3), words.get(4));
            case "RemoveDropIn" -> new Action.RemoveDropIn(host, unit, words.get(3));
            case "UnmaskAndReload" -> new Action.UnmaskAndReload(host, unit);
            case "Reload" -> new Action.Reload(host, unit);
            case "Start" -> new Action.Start(host, unit, url(words.get(3)));
            case "StartAlone" -> new Action.StartAlone(host, unit, url(words.get(3)));
            case "WriteSettings" -> new Action.WriteSettings(host, words.get(2), words.get(3), words.get(4));
            case "RemoveSettings" -> new Action.RemoveSettings(host, words.get(2));
            case "Disable" -> new Action.Disable(host, unit);
            case "Enable" -> new Action.Enable(host, unit);
            case "CopyData" -> new Action.CopyData(host, words.get(2), words.get(3));
            case "BackUpData" -> new Action.BackUpData(host, words.get(2), words.get(3));
            case "SendSnapshot" ->
                new Action.SendSnapshot(host, words.get(2), words.get(3), words.get(4), words.get(5));
            case "RestoreData" ->
                new Action.RestoreData(
                        host,
                        words.get(2),
                        words.get(3),
                        words.get(4),
                        words.get(5),
                        words.get(6),
                        words.get(7),
                        words.get(8),
                        url(words.get(9)),
                        Long.parseLong(words.get(10)));
            default -> throw new IllegalArgumentException("no act on a host: " + words);
        };
    }

    static List<String> of(Alarm alarm) {
        return List.of(alarm.member().hex(), alarm.kind().name());
    }

    static Alarm alarm(List<String> words) {
        return new Alarm(MemberId.parse(words.getFirst()).orElse(MemberId.NOBODY), Alarm.Kind.valueOf(words.get(1)));
    }

    static Url url(String text) {
        return Url.parse(text).orElseThrow(() -> new IllegalArgumentException("not a URL: " + text));
    }

    static MemberId member(String hex) {
        return MemberId.parse(hex).orElseThrow(() -> new IllegalArgumentException("not a member: " + hex));
    }
}

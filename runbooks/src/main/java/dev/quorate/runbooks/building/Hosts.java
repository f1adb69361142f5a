package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import java.util.ArrayList;
import java.util.List;

/// Steps that work on one host, whatever they are for.
public final class Hosts {
    private Hosts() {}

    public static Step fence(Workplace place, Risk risk, Check before) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Stop and mask " + unit + " on " + at,
                risk,
                at.value(),
                before,
                new Action.Fence(at, unit),
                new HostCheck.Fenced(at, unit),
                startAgain(at, unit),
                30);
    }

    /// Stop and mask what votes until then.
    static Step stop(Workplace place, Member member, Check before) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Stop and mask " + unit + " on " + at + ", still a voter",
                Risk.CHANGING,
                at.value(),
                before,
                new Action.StopMember(at, unit, member.id()),
                new HostCheck.Fenced(at, unit),
                startAgain(at, unit),
                30);
    }

    private static Undo startAgain(Address at, String unit) {
        return new Undo.By(
                "unmask and start", List.of(new Action.UnmaskAndStart(at, unit)), new HostCheck.Unmasked(at, unit));
    }

    public static Step setAside(Workplace place, String suffix, Risk risk) {
        var at = place.address();
        var data = place.data();
        return new Step(
                "Set the data in " + data + " aside on " + at,
                risk,
                at.value(),
                new HostCheck.Fenced(at, place.unit().name()),
                new Action.SetAside(at, data, suffix),
                new HostCheck.NoData(at, data),
                new Undo.By(
                        "rename back",
                        List.of(new Action.PutBack(at, data, suffix)),
                        new HostCheck.NothingAside(at, data, suffix)),
                30);
    }

    /// A copy changes nothing that is there, so there is nothing to undo; it stays until somebody deletes it.
    public static Step copy(Workplace place, String suffix, Risk risk) {
        var at = place.address();
        var data = place.data();
        return new Step(
                "Copy " + data + "/member on " + at + ", with checksums",
                risk,
                at.value(),
                new HostCheck.Fenced(at, place.unit().name()),
                new Action.CopyData(at, data, suffix),
                new HostCheck.DataEntry(at, data, "member." + suffix + ".sha256"),
                new Undo.NotNeeded(),
                1800);
    }

    /// The backup that etcd 2 has. It changes nothing that is there either.
    public static Step backUp(Workplace place, String suffix, Check before, Risk risk) {
        var at = place.address();
        var data = place.data();
        return new Step(
                "Back up the v2 data on " + at + " by etcdctl backup",
                risk,
                at.value(),
                before,
                new Action.BackUpData(at, data, suffix),
                new HostCheck.DataEntry(at, data, "backup." + suffix + ".sha256"),
                new Undo.NotNeeded(),
                1800);
    }

    private static Step writeSettings(Workplace place, Overrides.Companion file, Risk risk) {
        var at = place.address();
        return new Step(
                "Write settings " + name(file.path()) + " on " + at,
                risk,
                at.value(),
                new HostCheck.Fenced(at, place.unit().name()),
                new Action.WriteSettings(at, file.path(), file.owner(), file.content()),
                new HostCheck.DropInOnDisk(at, file.path(), Fingerprint.sha256(file.content())),
                new Undo.By(
                        "delete them",
                        List.of(new Action.RemoveSettings(at, file.path())),
                        new HostCheck.DropInGone(at, file.path())),
                30);
    }

    private static Step writeDropIn(Workplace place, Overrides overrides, Risk risk) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Write drop-in " + name(overrides.path()) + " on " + at,
                risk,
                at.value(),
                new HostCheck.Fenced(at, unit),
                new Action.WriteDropIn(at, unit, overrides.path(), overrides.content()),
                new HostCheck.DropInOnDisk(at, overrides.path(), Fingerprint.sha256(overrides.content())),
                new Undo.By(
                        "delete it",
                        List.of(new Action.RemoveDropIn(at, unit, overrides.path())),
                        new HostCheck.DropInGone(at, overrides.path())),
                30);
    }

    private static Step unmaskAndCompare(Workplace place, Overrides overrides, Check before, Risk risk) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Unmask " + unit + " on " + at + ", compare its settings",
                risk,
                at.value(),
                before,
                new Action.UnmaskAndReload(at, unit),
                overrides.computed(),
                new Undo.By("mask it again", List.of(new Action.Fence(at, unit)), new HostCheck.Fenced(at, unit)),
                30);
    }

    /// The override is in place and systemd computes from it what it should; `before` is asked before the
    /// mask is lifted.
    public static List<Step> override(Workplace place, Overrides overrides, Check before, Risk risk) {
        var steps = new ArrayList<Step>();
        overrides.companion().ifPresent(file -> steps.add(writeSettings(place, file, risk)));
        steps.add(writeDropIn(place, overrides, risk));
        steps.add(unmaskAndCompare(place, overrides, before, risk));
        return steps;
    }

    /// Nothing of ours is in place, and systemd computes what it did before.
    public static Step unmaskUnchanged(Workplace place, Check before, Risk risk) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Unmask " + unit + " on " + at + ", reload",
                risk,
                at.value(),
                before,
                new Action.UnmaskAndReload(at, unit),
                asItWas(place),
                new Undo.By("mask it again", List.of(new Action.Fence(at, unit)), new HostCheck.Fenced(at, unit)),
                30);
    }

    /// The override is gone and systemd computes what it did before; `before` is asked first.
    public static List<Step> asBefore(Workplace place, Overrides overrides, Check before, Risk risk) {
        var steps = new ArrayList<Step>();
        steps.add(removeDropIn(place, overrides, before, risk));
        overrides.companion().ifPresent(file -> steps.add(removeSettings(place, file, risk)));
        steps.add(reload(place, new HostCheck.DropInGone(place.address(), overrides.path()), risk));
        return steps;
    }

    private static Step removeDropIn(Workplace place, Overrides overrides, Check before, Risk risk) {
        var at = place.address();
        return new Step(
                "Remove the drop-in on " + at,
                risk,
                at.value(),
                before,
                new Action.RemoveDropIn(at, place.unit().name(), overrides.path()),
                new HostCheck.DropInGone(at, overrides.path()),
                new Undo.NotNeeded(),
                30);
    }

    private static Step removeSettings(Workplace place, Overrides.Companion file, Risk risk) {
        var at = place.address();
        return new Step(
                "Remove the settings on " + at,
                risk,
                at.value(),
                new Check.Anything(),
                new Action.RemoveSettings(at, file.path()),
                new HostCheck.DropInGone(at, file.path()),
                new Undo.NotNeeded(),
                30);
    }

    private static Step reload(Workplace place, Check before, Risk risk) {
        var at = place.address();
        return new Step(
                "Reload systemd on " + at,
                risk,
                at.value(),
                before,
                new Action.Reload(at, place.unit().name()),
                asItWas(place),
                new Undo.NotNeeded(),
                30);
    }

    public static Step verifyNextStart(Workplace place, Url peerUrl, ClusterId cluster) {
        var at = place.address();
        return new Step(
                "Verify what the next restart on " + at + " would do",
                Risk.READ_ONLY,
                at.value(),
                new Check.Anything(),
                new Action.Look(),
                new HostCheck.RestartsFromLog(at, peerUrl, cluster, asItWas(place)),
                new Undo.NotNeeded(),
                30);
    }

    static Step enable(Workplace place) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Let a boot of " + at + " start " + unit,
                Risk.CHANGING,
                at.value(),
                new Check.Anything(),
                new Action.Enable(at, unit),
                new HostCheck.Enabled(at, unit, true),
                new Undo.By(
                        "disable it", List.of(new Action.Disable(at, unit)), new HostCheck.Enabled(at, unit, false)),
                30);
    }

    /// So that a boot does not bring back a member that the cluster has removed. Before the unit is masked:
    /// a mask until the next boot hides whether a boot would start it.
    public static Step disable(Workplace place) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Let no boot of " + at + " start " + unit,
                Risk.CHANGING,
                at.value(),
                new Check.Anything(),
                new Action.Disable(at, unit),
                new HostCheck.Enabled(at, unit, false),
                new Undo.By("enable it", List.of(new Action.Enable(at, unit)), new HostCheck.Enabled(at, unit, true)),
                30);
    }

    /// The settings as they were before anything was touched.
    private static HostCheck.Computed asItWas(Workplace place) {
        return HostCheck.Computed.asIs(place.address(), place.unit());
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

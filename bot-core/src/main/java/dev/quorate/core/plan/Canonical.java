package dev.quorate.core.plan;

import dev.quorate.core.cluster.Arithmetic;

/// A plan as text, line by line `key: value`: the bytes that are hashed. Every value is printed with its
/// line breaks and
/// backslashes escaped, so that no value can pretend to be another line; every component of every record is
/// in it.
final class Canonical {
    private final StringBuilder text = new StringBuilder();

    private Canonical() {}

    static String text(Plan plan) {
        return new Canonical().plan(plan).text.toString();
    }

    private Canonical plan(Plan plan) {
        line("quorate plan", "1");
        line("title", plan.title());
        line("runbook", plan.ask().runbook());
        line("cluster", plan.ask().cluster());
        plan.ask().slots().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(slot -> line("slot " + slot.getKey(), Ask.word(slot.getValue())));
        line("asker", plan.ask().asker());
        line("reason", plan.ask().reason().orElse(""));
        line("cluster id", plan.clusterId());
        line("versions", plan.versions());
        line("observed", plan.observedAt());
        plan.fingerprint().facts().forEach((key, value) -> line("fact " + key, value));
        plan.start().seats().forEach(this::seat);
        plan.focus().forEach(focus -> line("focus", focus));
        plan.remarks().forEach(remark -> line("remark", remark));
        plan.steps().forEach(this::step);
        return this;
    }

    private void seat(Arithmetic.Seat seat) {
        line("seat", seat);
    }

    private void step(Step step) {
        line("step", step.title());
        line(" risk", step.risk().word());
        line(" target", step.target());
        line(" before", step.before().words());
        line(" before as data", step.before());
        line(" action", step.action());
        line(" after", step.after().words());
        line(" after as data", step.after());
        settings(step.after());
        line(" undo", step.undo());
        line(" wait seconds", step.waitSeconds());
    }

    /// Lists of free text once more, one element a line: printed as lists, `a, b` would be one element or two.
    private void settings(Check check) {
        switch (check) {
            case HostCheck.Computed computed -> {
                computed.environment().forEach((key, value) -> line(" after variable " + key, value));
                computed.arguments().forEach(argument -> line(" after argument", argument));
                computed.loadedDropIns().forEach(path -> line(" after drop-in", path));
                computed.fileSettings().forEach((key, value) -> line(" after file setting " + key, value));
            }
            case HostCheck.RestartsFromLog restarts -> settings(restarts.settings());
            case Check.Anything _,
                    ClusterCheck.StillDown _,
                    ClusterCheck.LedByAnother _,
                    ClusterCheck.SnapshotSince _,
                    ClusterCheck.Leads _,
                    HostCheck.Fenced _,
                    HostCheck.Unmasked _,
                    ClusterCheck.Absent _,
                    HostCheck.Enabled _,
                    HostCheck.DataEntry _,
                    ClusterCheck.StandsAlone _,
                    ClusterCheck.NoneAnswers _,
                    ClusterCheck.HealthyVoters _,
                    ClusterCheck.PeerUrlIs _,
                    HostCheck.Runs _,
                    HostCheck.HoldsLog _,
                    HostCheck.NoData _,
                    HostCheck.NothingAside _,
                    ClusterCheck.Joined _,
                    ClusterCheck.Listed _,
                    ClusterCheck.NobodyAt _,
                    HostCheck.DropInOnDisk _,
                    HostCheck.DropInGone _,
                    ClusterCheck.Answers _,
                    ClusterCheck.CaughtUp _,
                    ClusterCheck.AllHealthy _ -> {}
        }
    }

    /// Records print every component by name; strings inside come from typed values or are escaped here as a
    /// whole.
    private void line(String key, Object value) {
        text.append(key)
                .append(": ")
                .append(value.toString()
                        .replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r"))
                .append('\n');
    }
}

package dev.quorate.runbooks;

import dev.quorate.core.plan.Runbook;
import dev.quorate.runbooks.grow.AddMember;
import dev.quorate.runbooks.grow.PromoteProxy;
import dev.quorate.runbooks.move.MoveMember;
import dev.quorate.runbooks.recover.RecoverCluster;
import dev.quorate.runbooks.recover.RestoreCluster;
import dev.quorate.runbooks.replace.ReplaceMember;
import dev.quorate.runbooks.shrink.RemoveMember;
import java.util.List;

/// All operations, in the order in which help lists them.
public final class Runbooks {
    private Runbooks() {}

    public static List<Runbook> all() {
        return List.of(
                new ReplaceMember(),
                new AddMember(),
                new PromoteProxy(),
                new RemoveMember(),
                new MoveMember(),
                new RecoverCluster(),
                new RestoreCluster());
    }
}

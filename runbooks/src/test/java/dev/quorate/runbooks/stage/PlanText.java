package dev.quorate.runbooks.stage;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.CardText;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A plan as people see it: the part of the card that depends on the plan, then every command and every byte
/// of every file.
public final class PlanText {
    private PlanText() {}

    public static String of(Plan plan) {
        var rule = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, false);
        var request = new Request(plan, rule, Scene.AT, Scene.AT.plus(rule.expires()));
        var card = new Card(
                new RunId("golden"),
                request,
                RunState.WAITING,
                Mark.forward(1),
                0,
                List.of(),
                "",
                Scene.AT,
                Duration.ZERO,
                Scene.client(1));
        return CardText.of(plan) + "\n\n" + CardText.full(card);
    }
}

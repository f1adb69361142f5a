package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/// Modals.
final class ViewMethods {
    private final Workspace workspace;
    private final Ledger ledger;

    ViewMethods(Workspace workspace, Ledger ledger) {
        this.workspace = workspace;
        this.ledger = ledger;
    }

    Answer open(Call call) {
        var wrong = workspace.spend(call.get("trigger_id"));
        if (wrong.isPresent()) {
            ledger.add("views.open: " + wrong.get());
            return Answer.error(wrong.get());
        }
        var view = JsonParser.parseString(call.get("view")).getAsJsonObject();
        ledger.addAll("views.open", Limits.violationsOfView(view));
        var id = workspace.nextId("V");
        return Answer.ok("view", kept(id, view));
    }

    Answer update(Call call) {
        if (!workspace.views().containsKey(call.get("view_id"))) {
            return Answer.error("not_found");
        }
        var view = JsonParser.parseString(call.get("view")).getAsJsonObject();
        ledger.addAll("views.update", Limits.violationsOfView(view));
        return Answer.ok("view", kept(call.get("view_id"), view));
    }

    private JsonObject kept(String id, JsonObject view) {
        view.addProperty("id", id);
        view.addProperty("hash", workspace.nextTs());
        view.addProperty("team_id", Workspace.TEAM);
        view.addProperty("bot_id", Workspace.BOT);
        view.addProperty("app_id", Workspace.APP);
        workspace.views().put(id, view);
        return view.deepCopy();
    }
}

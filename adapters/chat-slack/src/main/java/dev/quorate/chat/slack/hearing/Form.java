package dev.quorate.chat.slack.hearing;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.quorate.core.hearing.Typed;
import java.util.Optional;

/// What a form is for and where its button stood, written into the form and read back from it.
///
/// - `card`: the ts of the card's message; `root`: of its thread
record Form(String action, String digest, String channel, String card, String root) {
    View written(View view) {
        view.setCallbackId(action);
        view.setPrivateMetadata(String.join(" ", digest, channel, card, root));
        return view;
    }

    /// Empty for a form that is not ours.
    static Optional<Form> of(View view) {
        var action = Optional.ofNullable(view.getCallbackId()).orElse("");
        var parts = Optional.ofNullable(view.getPrivateMetadata()).orElse("").split(" ", -1);
        return (action.equals("deny") || action.equals("approve")) && parts.length == 4
                ? Optional.of(new Form(action, parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    /// What was filled in, as the words of the grammar.
    String words(View view) {
        var reason = filled(view, Modals.REASON);
        var cluster = filled(view, Modals.CLUSTER);
        return action + " " + digest
                + (cluster.isEmpty() ? "" : " on " + cluster.replace(' ', '_'))
                + (reason.isEmpty() ? "" : " because " + reason);
    }

    private static String filled(View view, String block) {
        return Optional.ofNullable(view.getState())
                .map(ViewState::getValues)
                .map(values -> values.get(block))
                .flatMap(inputs -> inputs.values().stream().findFirst())
                .map(ViewState.Value::getValue)
                .map(value -> Typed.plain(value).strip())
                .orElse("");
    }
}

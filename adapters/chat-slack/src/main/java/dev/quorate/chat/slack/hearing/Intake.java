package dev.quorate.chat.slack.hearing;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One delivery, however it came, through Bolt to the Reception.
final class Intake {
    private static final Set<String> KNOWN = Set.of("block_actions", "view_submission", "url_verification");

    private final App app;
    private final SlackRequestParser parser;

    Intake(Slack slack, Reception reception) {
        var config = new AppConfig();
        app = new App(config, slack, List.of(reception));
        parser = new SlackRequestParser(config);
    }

    /// The payload of an envelope of Socket Mode.
    Response envelope(JsonObject payload) throws Exception {
        return isKnown(payload) ? run(payload.toString(), Map.of(), true) : Response.ok();
    }

    /// The body of a request, JSON or a form; its signature is good.
    Response body(String body, Map<String, List<String>> headers) throws Exception {
        if (body.startsWith("{")) {
            var payload = Field.object(body);
            return payload.isPresent() && isKnown(payload.get()) ? run(body, headers, false) : Response.ok();
        }
        var payload = FormBody.field(body, "payload").flatMap(Field::object);
        return payload.filter(Intake::isKnown).isPresent()
                        || FormBody.field(body, "command").isPresent()
                ? run(body, headers, false)
                : Response.ok();
    }

    private Response run(String body, Map<String, List<String>> headers, boolean socket) throws Exception {
        var request = parser.parse(SlackRequestParser.HttpRequest.builder()
                .socketMode(socket)
                .requestUri("")
                .remoteAddress("")
                .queryString(Map.of())
                .requestBody(body)
                .headers(new RequestHeaders(headers))
                .build());
        return request == null ? Response.ok() : app.run(request);
    }

    /// Bolt logs what it does not know, with all its content, or breaks on it. It never sees such payloads.
    private static boolean isKnown(JsonObject payload) {
        var type = Field.text(payload, "type");
        return !Field.text(payload, "command").isEmpty()
                || KNOWN.contains(type)
                || (type.equals("event_callback")
                        && Field.object(payload, "event")
                                .filter(event -> !Field.text(event, "type").isEmpty())
                                .isPresent());
    }
}

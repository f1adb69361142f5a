package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the REST API says.
record Answer(int status, JsonNode body, Map<String, String> headers) {
    static Answer ok(JsonNode body) {
        return new Answer(200, body, Map.of());
    }

    static Answer created(JsonNode body) {
        return new Answer(201, body, Map.of());
    }

    static Answer none() {
        return new Answer(204, Json.nothing(), Map.of());
    }

    /// With Discord's own code of what is wrong, as its page of opcodes and status codes lists them.
    static Answer refused(int status, int code, String message) {
        return new Answer(status, Json.of("code", code, "message", message), Map.of());
    }

    /// `limit` sentences, each beginning with its place.
    static Answer invalid(List<String> violations) {
        var errors = Json.of();
        violations.forEach(line -> {
            var place = line.split("[.:\\[]", 2)[0];
            var said = Json.of("code", "BASE_TYPE_BAD_VALUE", "message", line);
            errors.set(place, Json.of("_errors", Json.array(List.of(said))));
        });
        ObjectNode body = Json.of("code", 50_035, "message", "Invalid Form Body", "errors", errors);
        return new Answer(400, body, Map.of());
    }

    static Answer slowDown(double seconds, String scope) {
        var global = scope.equals("global");
        var body = Json.of("message", "You are being rate limited.", "retry_after", seconds, "global", global);
        var wait = Long.toString((long) Math.ceil(seconds));
        return new Answer(
                429,
                body,
                global
                        ? Map.of("Retry-After", wait, "X-RateLimit-Scope", scope, "X-RateLimit-Global", "true")
                        : Map.of("Retry-After", wait, "X-RateLimit-Scope", scope));
    }

    Answer with(Map<String, String> more) {
        var all = new java.util.HashMap<>(more);
        all.putAll(headers);
        return new Answer(status, body, Map.copyOf(all));
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /// Counts towards the ban of those who send invalid requests.
    boolean isInvalidRequest() {
        return status == 401 || status == 403 || (status == 429 && !"shared".equals(headers.get("X-RateLimit-Scope")));
    }
}

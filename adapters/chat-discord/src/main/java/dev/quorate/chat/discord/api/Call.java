package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/// One request of the REST API.
///
/// - `route`: the path below the base, `{}` for each of the `ids`; it is named in logs, the ids are not
/// - `query`: what stands behind the question mark; may be empty
/// - `isOpen`: known by a token in its path, and outside of the limit of all calls together
record Call(String method, String route, List<String> ids, String query, Optional<RequestBody> body, boolean isOpen) {
    private static final MediaType JSON = MediaType.get("application/json");

    Call {
        ids = List.copyOf(ids);
    }

    static Call get(String route, String... ids) {
        return new Call("GET", route, List.of(ids), "", Optional.empty(), false);
    }

    static Call post(String route, ObjectNode body, String... ids) {
        return new Call("POST", route, List.of(ids), "", json(body), false);
    }

    static Call patch(String route, ObjectNode body, String... ids) {
        return new Call("PATCH", route, List.of(ids), "", json(body), false);
    }

    Call with(RequestBody form) {
        return new Call(method, route, ids, query, Optional.of(form), isOpen);
    }

    Call asking(String more) {
        return new Call(method, route, ids, more, body, isOpen);
    }

    Call open() {
        return new Call(method, route, ids, query, body, true);
    }

    /// Without an id: one of them may be a secret.
    String name() {
        return method + " " + route;
    }

    String path() {
        var path = new StringBuilder();
        var next = ids.iterator();
        for (var part : route.split("/", -1)) {
            path.append(path.isEmpty() ? "" : "/").append(part.equals("{}") ? next.next() : part);
        }
        return query.isEmpty() ? path.toString() : path + "?" + query;
    }

    /// What a limit of the route is counted for: the channel, guild or webhook that stands first in it.
    String major() {
        return isOpen ? String.join("/", ids) : ids.isEmpty() ? "" : ids.getFirst();
    }

    @Override
    public String toString() {
        return name();
    }

    private static Optional<RequestBody> json(JsonNode body) {
        return Optional.of(RequestBody.create(body.toString(), JSON));
    }
}

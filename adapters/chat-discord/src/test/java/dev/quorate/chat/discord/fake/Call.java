package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One call of the REST API: its path below /api/v10, its JSON, its files. A body that is no object is empty.
record Call(String method, List<String> path, Map<String, String> query, ObjectNode body, List<File> files, int bytes) {
    private static final Pattern NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("files\\[(\\d+)]");

    /// A file on its way up. `key` is what `attachments[].id` names it by.
    static final class File {
        private final String key;
        private final String name;
        private final String contentType;
        private final byte[] bytes;

        File(String key, String name, String contentType, byte[] bytes) {
            this.key = key;
            this.name = name;
            this.contentType = contentType;
            this.bytes = bytes.clone();
        }

        String key() {
            return key;
        }

        String name() {
            return name;
        }

        String contentType() {
            return contentType;
        }

        int length() {
            return bytes.length;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    static Call of(LoggedRequest request) {
        var uri = URI.create(request.getUrl());
        var path = uri.getPath().replaceFirst("^/api/v10/", "");
        var files = new ArrayList<File>();
        var body = request.isMultipart() ? multipart(request, files) : single(request);
        return new Call(
                request.getMethod().getName(),
                List.copyOf(Arrays.asList(path.split("/", -1))),
                query(uri),
                body.isObject() ? (ObjectNode) body : Json.of("list", body),
                List.copyOf(files),
                request.getBody().length);
    }

    private static JsonNode single(LoggedRequest request) {
        var text = request.getBodyAsString();
        return text.isBlank() ? Json.of() : Json.parsed(text);
    }

    private static JsonNode multipart(LoggedRequest request, List<File> files) {
        JsonNode body = Json.of();
        for (Request.Part part : request.getParts()) {
            var field = FIELD.matcher(part.getName());
            if (part.getName().equals("payload_json")) {
                body = Json.parsed(part.getBody().asString());
            } else if (field.matches()) {
                var named = NAME.matcher(part.getHeader("Content-Disposition").firstValue());
                var type = part.getHeader("Content-Type");
                files.add(new File(
                        field.group(1),
                        named.find() ? named.group(1) : "",
                        type.isPresent() ? type.firstValue() : "",
                        part.getBody().asBytes()));
            }
        }
        return body;
    }

    private static Map<String, String> query(URI uri) {
        var query = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&", -1)) {
                var parts = pair.split("=", 2);
                query.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return Map.copyOf(query);
    }

    /// The part of the path at this place.
    String at(int place) {
        return path.get(place);
    }

    /// Empty where there is none.
    String get(String name) {
        return query.getOrDefault(name, "");
    }
}

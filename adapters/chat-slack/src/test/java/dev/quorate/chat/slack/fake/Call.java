package dev.quorate.chat.slack.fake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// One call of a method: its form, decoded.
record Call(String method, Map<String, String> form) {
    static Call of(String method, String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var is = pair.indexOf('=');
            if (is > 0) {
                form.put(decoded(pair.substring(0, is)), decoded(pair.substring(is + 1)));
            }
        }
        return new Call(method, Map.copyOf(form));
    }

    /// Empty where there is none.
    String get(String name) {
        return form.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    boolean says(String name) {
        return get(name).equals("true") || get(name).equals("1");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

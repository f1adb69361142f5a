package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;

/// What the Web API says. `retryAfter` is in seconds, 0 for none.
record Answer(int status, JsonObject body, long retryAfter) {
    static Answer ok(Object... pairs) {
        var body = Json.of(pairs);
        body.addProperty("ok", true);
        return new Answer(200, body, 0);
    }

    static Answer error(String code) {
        return new Answer(200, Json.of("ok", false, "error", code), 0);
    }

    static Answer slowDown(long seconds) {
        return new Answer(429, Json.of("ok", false, "error", "ratelimited"), seconds);
    }

    boolean isOk() {
        return Json.flag(body, "ok");
    }
}

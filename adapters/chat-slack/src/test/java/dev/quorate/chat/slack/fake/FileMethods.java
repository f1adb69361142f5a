package dev.quorate.chat.slack.fake;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/// The upload in three parts: get an address, send the bytes there, complete.
final class FileMethods {
    private final Workspace workspace;
    private final Ledger ledger;
    private final ChatMethods.Echo echo;

    FileMethods(Workspace workspace, Ledger ledger, ChatMethods.Echo echo) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.echo = echo;
    }

    Answer address(Call call, String base) {
        if (!call.has("filename") || !call.has("length")) {
            ledger.add("files.getUploadURLExternal: filename or length is missing");
            return Answer.error("invalid_arguments");
        }
        var length = Integer.parseInt(call.get("length"));
        if (length <= 0) {
            ledger.add("files.getUploadURLExternal: length is " + length);
            return Answer.error("invalid_arguments");
        }
        if (call.get("filename").endsWith(".png") && !call.has("alt_txt")) {
            ledger.add("files.getUploadURLExternal: a picture without alt_txt");
        }
        var id = workspace.nextId("F");
        workspace.uploads().put(id, new Workspace.Upload(call.get("filename"), length));
        return Answer.ok("file_id", id, "upload_url", base + "/upload/v1/" + id);
    }

    int arrive(String id, byte[] bytes) {
        var upload = workspace.uploads().get(id);
        if (upload == null) {
            ledger.add("upload: nobody asked for the address of " + id);
            return 404;
        }
        if (bytes.length != upload.length()) {
            ledger.add("upload: " + bytes.length + " bytes where " + upload.length() + " were announced");
            return 400;
        }
        upload.arrive(bytes);
        return 200;
    }

    Answer complete(Call call) {
        var room = workspace.findRoom(call.get("channel_id"));
        if (room.isEmpty()) {
            return Answer.error("channel_not_found");
        }
        List<JsonElement> shown = new ArrayList<>();
        for (var file : JsonParser.parseString(call.get("files")).getAsJsonArray()) {
            var id = Json.text(file.getAsJsonObject(), "id");
            var upload = workspace.uploads().get(id);
            if (upload == null || upload.bytes().length == 0 || upload.isComplete()) {
                ledger.add("files.completeUploadExternal: " + id + " has no bytes or is complete");
                return Answer.error("file_not_found");
            }
            upload.complete();
            var title = Json.text(file.getAsJsonObject(), "title");
            shown.add(Json.of("id", id, "name", upload.name(), "title", title.isEmpty() ? upload.name() : title));
        }
        var message = Json.of(
                "type",
                "message",
                "subtype",
                "file_share",
                "ts",
                workspace.nextTs(),
                "user",
                Workspace.BOT_USER,
                "bot_id",
                Workspace.BOT,
                "text",
                call.get("initial_comment"),
                "files",
                Json.array(shown));
        if (call.has("thread_ts")) {
            message.addProperty("thread_ts", call.get("thread_ts"));
        }
        room.get().messages().put(Json.text(message, "ts"), message);
        echo.posted(message, room.get().id());
        return Answer.ok("files", Json.array(shown));
    }
}

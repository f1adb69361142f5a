package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.mail.Courier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/// Files, each with a description, on a message that bears the file's title. A long text is several files of whole
/// lines: Discord takes ten of 10 MiB each, and 25 MiB in all.
/// Source: discord-api-docs, developers/reference.mdx and resources/message.mdx.
final class Uploading {
    private static final int PART = 8 * 1024 * 1024;
    private static final int PARTS = 3;
    private static final int DESCRIPTION = 1_024;
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType PNG = MediaType.get("image/png");
    private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");

    /// Of the bytes, from `begin` to before `end`.
    private record Part(String name, int begin, int end) {}

    private Uploading() {}

    static boolean isTooLarge(byte[] bytes) {
        return bytes.length > PART && parts("", bytes).size() > PARTS;
    }

    static RequestBody form(String channel, Courier.Upload file, byte[] bytes) {
        var parts = parts(file.fileName(), bytes);
        var body = Payloads.file(channel, file.title(), file.comment());
        var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        form.addFormDataPart(
                "payload_json",
                null,
                RequestBody.create(described(body, file, parts).toString(), JSON));
        for (var at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            form.addFormDataPart("files[" + at + "]", part.name(), body(part, bytes));
        }
        return form.build();
    }

    private static ObjectNode described(ObjectNode body, Courier.Upload file, List<Part> parts) {
        var words = file.altText().isEmpty() ? file.title() : file.altText();
        var attachments = body.putArray("attachments");
        for (var at = 0; at < parts.size(); at++) {
            attachments
                    .addObject()
                    .put("id", at)
                    .put("filename", parts.get(at).name())
                    .put("description", words.substring(0, Math.min(DESCRIPTION, words.length())));
        }
        return body;
    }

    private static RequestBody body(Part part, byte[] bytes) {
        var type = part.name().toLowerCase(Locale.ROOT).endsWith(".png") ? PNG : TEXT;
        return RequestBody.create(bytes, type, part.begin(), part.end() - part.begin());
    }

    private static List<Part> parts(String name, byte[] bytes) {
        if (bytes.length <= PART) {
            return List.of(new Part(name, 0, bytes.length));
        }
        var parts = new ArrayList<Part>();
        var begin = 0;
        while (begin < bytes.length) {
            var end = end(bytes, begin);
            parts.add(new Part((parts.size() + 1) + "-" + name, begin, end));
            begin = end;
        }
        return List.copyOf(parts);
    }

    /// Behind the last whole line that has room.
    private static int end(byte[] bytes, int begin) {
        var most = Math.min(bytes.length, begin + PART);
        if (most == bytes.length) {
            return most;
        }
        var end = most;
        while (end > begin && bytes[end - 1] != '\n') {
            end--;
        }
        return end == begin ? most : end;
    }
}

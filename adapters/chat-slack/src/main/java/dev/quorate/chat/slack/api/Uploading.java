package dev.quorate.chat.slack.api;

import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import dev.quorate.core.mail.Courier;
import dev.quorate.core.mail.Outcome;
import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/// A file in three calls: an address for it, its bytes to that address, and its message. Until the last one
/// nobody sees anything, so what breaks off before may be begun anew.
final class Uploading {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final SlackHttp slack;
    private final WebApi api;

    Uploading(SlackHttp slack, WebApi api) {
        this.slack = slack;
        this.api = api;
    }

    Outcome<String> upload(Courier.Upload file, byte[] bytes) {
        var address = api.call(
                "files.getUploadURLExternal",
                (slack, token) -> slack.filesGetUploadURLExternal(request -> request.token(token)
                        .filename(file.fileName())
                        .length(bytes.length)
                        .altTxt(file.altText().isEmpty() ? null : file.altText())),
                answer -> answer);
        return switch (address) {
            case Outcome.Done<FilesGetUploadURLExternalResponse>(var to) -> sent(file, to, bytes);
            case Outcome.Later<FilesGetUploadURLExternalResponse>(var pause) -> new Outcome.Later<>(pause);
            case Outcome.Unreached<FilesGetUploadURLExternalResponse>(var why) -> new Outcome.Unreached<>(why);
            case Outcome.Unknown<FilesGetUploadURLExternalResponse>(var why) -> new Outcome.Unreached<>(why);
            case Outcome.Refused<FilesGetUploadURLExternalResponse>(var error, var whatToDo, var reach) ->
                new Outcome.Refused<>(error, whatToDo, reach);
        };
    }

    /// The address is used as it was given. It is a secret of its own, and no token goes there.
    private Outcome<String> sent(Courier.Upload file, FilesGetUploadURLExternalResponse to, byte[] bytes) {
        var request = new Request.Builder()
                .url(to.getUploadUrl())
                .post(RequestBody.create(bytes, BYTES))
                .build();
        try (var answer = slack.http().newCall(request).execute()) {
            return answer.isSuccessful()
                    ? completed(file, to.getFileId())
                    : failed(answer.code(), answer.header("Retry-After"));
        } catch (IOException e) {
            return new Outcome.Unreached<>("upload: " + e.getClass().getSimpleName());
        }
    }

    private static Outcome<String> failed(int status, @org.jspecify.annotations.Nullable String retryAfter) {
        Outcome<String> outcome = WebApi.status("upload", status, retryAfter);
        return outcome instanceof Outcome.Unknown<String>(var why) ? new Outcome.Unreached<>(why) : outcome;
    }

    private Outcome<String> completed(Courier.Upload file, String id) {
        return api.call(
                "files.completeUploadExternal",
                (slack, token) -> slack.filesCompleteUploadExternal(request -> request.token(token)
                        .files(List.of(
                                FileDetails.builder().id(id).title(file.title()).build()))
                        .channelId(file.channel())
                        .threadTs(file.thread().orElse(null))
                        .initialComment(file.comment())),
                _ -> id);
    }
}

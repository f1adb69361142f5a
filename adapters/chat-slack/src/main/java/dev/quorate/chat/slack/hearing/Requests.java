package dev.quorate.chat.slack.hearing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Each request of Slack: signature first, over the bytes as they came, then its content. 200 says that what
/// was said is durable; anything else makes Slack send it again, which is heard like the first time.
final class Requests extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int LONGEST = 1024 * 1024;
    private static final Set<String> PATHS = Set.of("/slack/events", "/slack/interactions", "/slack/commands");

    private final Signature signature;
    private volatile Optional<Intake> intake = Optional.empty();

    Requests(Signature signature) {
        this.signature = signature;
    }

    /// From now on requests are heard.
    void open(Intake into) {
        intake = Optional.of(into);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var body = body(request);
        if (!PATHS.contains(Request.getPathInContext(request))) {
            answer(response, 404, callback);
        } else if (!request.getMethod().equals("POST")) {
            answer(response, 405, callback);
        } else {
            posted(request, body, response, callback);
        }
        return true;
    }

    /// Of what is too long only so much that this can be seen. The rest is read all the same, and so is what
    /// will be turned away: a connection that is closed over bytes nobody read is reset, and the answer is lost.
    private static byte[] body(Request request) throws IOException {
        try (var in = Content.Source.asInputStream(request)) {
            var body = in.readNBytes(LONGEST + 1);
            in.transferTo(OutputStream.nullOutputStream());
            return body;
        }
    }

    private void posted(Request request, byte[] body, Response response, Callback callback) {
        var headers = request.getHeaders();
        if (body.length > LONGEST) {
            answer(response, 413, callback);
        } else if (!signature.isGood(
                headers.get("X-Slack-Request-Timestamp"), headers.get("X-Slack-Signature"), body)) {
            LOG.warn("A request was not signed by Slack, or too old or too new; compare the clock of this machine");
            answer(response, 401, callback);
        } else if (intake.isEmpty()) {
            answer(response, 503, callback);
        } else {
            heard(intake.get(), new String(body, StandardCharsets.UTF_8), headers(request), response, callback);
        }
    }

    private static void heard(
            Intake intake, String body, Map<String, List<String>> headers, Response response, Callback callback) {
        try {
            var answer = intake.body(body, headers);
            response.setStatus(answer.getStatusCode());
            var text = answer.getBody() == null ? "" : answer.getBody();
            if (!text.isEmpty()) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.getContentType());
            }
            Content.Sink.write(response, true, text, callback);
        } catch (Exception e) {
            LOG.error("A delivery of Slack could not be kept", e);
            answer(response, 500, callback);
        }
    }

    private static Map<String, List<String>> headers(Request request) {
        var all = new HashMap<String, List<String>>();
        request.getHeaders()
                .forEach(field ->
                        all.put(field.getName(), List.of(field.getValueList().toArray(String[]::new))));
        return all;
    }

    private static void answer(Response response, int status, Callback callback) {
        response.setStatus(status);
        Content.Sink.write(response, true, "", callback);
    }
}

package dev.quorate.chat.slack.fake;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// /api/METHOD and /upload/v1/FILE: token, scope, pace, fault, and then the method itself.
final class WebApi implements ResponseDefinitionTransformerV2 {
    static final String APP_TOKEN = "xapp-1-A0APP0001-fake";
    static final String BOT_TOKEN = "xoxb-fake-bot-token";

    private final Workspace workspace;
    private final Ledger ledger;
    private final Faults faults;
    private final Pace pace;
    private final FileMethods files;
    private final Map<String, Function<Call, Answer>> methods;
    /// Of the bot's token: those of deploy/slack-manifest.yaml, until somebody takes one away.
    private final Set<String> scopes = new HashSet<>(Set.of(
            "app_mentions:read",
            "channels:history",
            "channels:read",
            "chat:write",
            "commands",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "users:read"));
    private final AtomicLong served = new AtomicLong();

    WebApi(Workspace workspace, Ledger ledger, Faults faults, Pace pace, ChatMethods.Echo echo, Sockets sockets) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.faults = faults;
        this.pace = pace;
        this.files = new FileMethods(workspace, ledger, echo);
        var chat = new ChatMethods(workspace, ledger, echo);
        var lookup = new LookupMethods(workspace);
        var views = new ViewMethods(workspace, ledger);
        methods = Map.ofEntries(
                Map.entry("auth.test", _ -> lookup.authTest()),
                Map.entry("apps.connections.open", _ -> Answer.ok("url", sockets.address(workspace.nextId("ticket")))),
                Map.entry("chat.postMessage", chat::post),
                Map.entry("chat.update", chat::update),
                Map.entry("chat.postEphemeral", chat::whisper),
                Map.entry("chat.delete", chat::delete),
                Map.entry("chat.getPermalink", chat::permalink),
                Map.entry("conversations.info", lookup::room),
                Map.entry("conversations.members", lookup::members),
                Map.entry("conversations.history", lookup::history),
                Map.entry("conversations.replies", lookup::replies),
                Map.entry("users.info", lookup::user),
                Map.entry("files.completeUploadExternal", files::complete),
                Map.entry("views.open", views::open),
                Map.entry("views.update", views::update));
    }

    @Override
    public String getName() {
        return "slack";
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        served.incrementAndGet();
        var request = event.getRequest();
        var path = request.getUrl().split("\\?", 2)[0];
        if (path.startsWith("/upload/v1/")) {
            return uploaded(request, path.substring("/upload/v1/".length()));
        }
        return called(request, path.startsWith("/api/") ? path.substring("/api/".length()) : path);
    }

    private ResponseDefinition called(LoggedRequest request, String method) {
        var fate = faults.fateOf(method);
        if (fate.isEmpty()) {
            return response(answer(request, method));
        }
        return switch (fate.get()) {
            case NOT_REACHED -> new ResponseDefinitionBuilder().withStatus(503).build();
            case SERVER_ERROR -> new ResponseDefinitionBuilder().withStatus(500).build();
            case SLOW_DOWN -> response(Answer.slowDown(faults.slowDownSeconds()));
            case ANSWER_LOST -> {
                answer(request, method);
                yield new ResponseDefinitionBuilder()
                        .withFault(Fault.EMPTY_RESPONSE)
                        .build();
            }
        };
    }

    private ResponseDefinition uploaded(LoggedRequest request, String id) {
        var fate = faults.fateOf("upload");
        if (fate.isPresent() && fate.get() != Faults.Fate.ANSWER_LOST) {
            return new ResponseDefinitionBuilder().withStatus(500).build();
        }
        int status;
        synchronized (workspace) {
            status = files.arrive(id, request.getBody());
        }
        var response = new ResponseDefinitionBuilder().withStatus(status).withBody("OK");
        return fate.isPresent()
                ? new ResponseDefinitionBuilder()
                        .withFault(Fault.EMPTY_RESPONSE)
                        .build()
                : response.build();
    }

    private Answer answer(LoggedRequest request, String method) {
        var needed = Scopes.neededBy(method);
        if (needed.isEmpty()) {
            ledger.add("there is no method " + method);
            return Answer.error("unknown_method");
        }
        var call = Call.of(method, request.getBodyAsString());
        var header = request.header("Authorization");
        var token = header.isPresent() ? header.firstValue().replaceFirst("^Bearer ", "") : "";
        if (token.isEmpty()) {
            ledger.add(method + ": no Authorization header");
            return Answer.error("not_authed");
        }
        var right = method.equals("apps.connections.open") ? APP_TOKEN : BOT_TOKEN;
        if (!token.equals(right) || faults.isRevoked(token)) {
            return Answer.error(
                    (token.equals(APP_TOKEN) || token.equals(BOT_TOKEN)) && !faults.isRevoked(token)
                            ? "not_allowed_token_type"
                            : "invalid_auth");
        }
        if (token.equals(BOT_TOKEN) && !needed.get().isEmpty() && !scopes.contains(needed.get())) {
            ledger.add(method + ": the token has no scope " + needed.get());
            return Answer.error("missing_scope");
        }
        var wait = pace.refusal(call);
        if (wait > 0) {
            return Answer.slowDown(wait);
        }
        synchronized (workspace) {
            return method.equals("files.getUploadURLExternal")
                    ? files.address(call, "http://127.0.0.1:" + request.getPort())
                    : methods.get(method).apply(call);
        }
    }

    /// Takes a scope away from the bot's token, or gives it.
    void scope(String name, boolean granted) {
        if (granted) {
            scopes.add(name);
        } else {
            scopes.remove(name);
        }
    }

    long served() {
        return served.get();
    }

    private ResponseDefinition response(Answer answer) {
        var response = new ResponseDefinitionBuilder()
                .withStatus(answer.status())
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("x-oauth-scopes", String.join(",", scopes))
                .withBody(answer.body().toString());
        return (answer.retryAfter() > 0
                        ? response.withHeader("Retry-After", Long.toString(answer.retryAfter()))
                        : response)
                .build();
    }
}

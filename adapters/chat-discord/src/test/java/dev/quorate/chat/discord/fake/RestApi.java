package dev.quorate.chat.discord.fake;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Everything below /api/v10: fault, token, pace, and then the route itself.
final class RestApi implements ResponseDefinitionTransformerV2 {
    static final String TOKEN = "fake.discord.bot-token";

    private final World world;
    private final Ledger ledger;
    private final Faults faults;
    private final Pace pace;
    private final Interactions interactions;
    private final List<Route> routes;
    private final AtomicLong served = new AtomicLong();

    RestApi(World world, Ledger ledger, Faults faults, Pace pace, Interactions interactions, List<Route> routes) {
        this.world = world;
        this.ledger = ledger;
        this.faults = faults;
        this.pace = pace;
        this.interactions = interactions;
        this.routes = routes;
    }

    @Override
    public String getName() {
        return "discord";
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        served.incrementAndGet();
        var request = event.getRequest();
        Call call;
        try {
            call = Call.of(request);
        } catch (IllegalArgumentException e) {
            ledger.add(request.getMethod() + " " + request.getUrl() + ": " + e.getMessage());
            return response(Answer.refused(400, 50_109, "The request body contains invalid JSON."), 0);
        }
        var route = routes.stream().filter(known -> known.fits(call)).findFirst();
        if (route.isEmpty()) {
            ledger.add("there is no route " + request.getMethod() + " " + request.getUrl());
            return response(Answer.refused(404, 0, "404: Not Found"), 0);
        }
        return routed(request, call, route.get());
    }

    private ResponseDefinition routed(LoggedRequest request, Call call, Route route) {
        var delay = faults.delayMillis(route.name());
        var fate = faults.fateOf(route.name());
        if (fate.isEmpty()) {
            return response(answer(request, call, route), delay);
        }
        if (fate.get() != Faults.Fate.ANSWER_LOST) {
            excuse(call);
        }
        return switch (fate.get()) {
            case NOT_REACHED -> broken(Fault.CONNECTION_RESET_BY_PEER);
            case UNAVAILABLE -> response(Answer.refused(503, 0, "Service Unavailable"), delay);
            case SERVER_ERROR -> response(Answer.refused(faults.serverStatus(), 0, "Internal Server Error"), delay);
            case SLOW_DOWN -> response(counted(route, stormed(route, call)), delay);
            case REFUSED -> response(counted(route, faults.refusal()), delay);
            case ANSWER_LOST -> {
                answer(request, call, route);
                yield broken(Fault.EMPTY_RESPONSE);
            }
        };
    }

    private Answer stormed(Route route, Call call) {
        return pace.stormed(route, route.bucket(call), faults.slowDownSeconds(), faults.slowDownScope());
    }

    /// An answer to an interaction that Discord itself did not take is not late.
    private void excuse(Call call) {
        if (call.at(0).equals("interactions")) {
            interactions.find(call.at(2)).ifPresent(Interaction::excuse);
        }
    }

    private Answer answer(LoggedRequest request, Call call, Route route) {
        manners(request, route);
        if (!route.open()
                && (faults.isRevoked() || !header(request, "Authorization").equals("Bot " + TOKEN))) {
            return counted(route, Answer.refused(401, 0, "401: Unauthorized"));
        }
        var taken = pace.taken(route, route.bucket(call));
        if (taken.status() == 429) {
            return counted(route, taken);
        }
        synchronized (world) {
            try {
                return counted(route, route.handler().apply(call).with(taken.headers()));
            } catch (Refused refused) {
                return counted(route, refused.answer().with(taken.headers()));
            }
        }
    }

    private void manners(LoggedRequest request, Route route) {
        if (!header(request, "User-Agent").startsWith("DiscordBot (")) {
            ledger.add(route.name() + ": the User-Agent does not begin with `DiscordBot (`");
        }
        var type = header(request, "Content-Type");
        if (request.getBody().length > 0
                && !type.startsWith("application/json")
                && !type.startsWith("multipart/form-data")) {
            ledger.add(route.name() + ": a body of type `" + type + "`");
        }
    }

    private Answer counted(Route route, Answer answer) {
        pace.answered(route.name(), answer);
        return answer;
    }

    private static String header(LoggedRequest request, String name) {
        var header = request.header(name);
        return header.isPresent() ? header.firstValue() : "";
    }

    long served() {
        return served.get();
    }

    private static ResponseDefinition broken(Fault fault) {
        return new ResponseDefinitionBuilder().withFault(fault).build();
    }

    private static ResponseDefinition response(Answer answer, int delayMillis) {
        var response = new ResponseDefinitionBuilder()
                .withStatus(answer.status())
                .withFixedDelay(delayMillis)
                .withHeader("Via", "1.1 google");
        answer.headers().forEach(response::withHeader);
        return answer.status() == 204
                ? response.build()
                : response.withHeader("Content-Type", "application/json")
                        .withBody(answer.body().toString())
                        .build();
    }
}

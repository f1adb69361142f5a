package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.Breaker;
import dev.quorate.chat.discord.api.Rest;
import dev.quorate.chat.discord.api.SessionStarts;
import dev.quorate.chat.discord.api.Token;
import dev.quorate.core.hearing.Asked;
import dev.quorate.core.hearing.Patience;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from Discord to us, kept up: JDA resumes and reconnects while it lives, and is built anew when it ended.
/// It never gives up, except where Discord says that no waiting helps.
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Duration SHORT_LIFE = Duration.ofSeconds(30);

    /// Where Discord is, and as whom we go there.
    ///
    /// - `apiUrl`: the base of the REST API with its slash
    /// - `gatewayUrl`: in place of Discord's own
    public record Address(String apiUrl, Optional<String> gatewayUrl, Supplier<Token> token) {
        private static final String OWN = "wss://gateway.discord.gg/";

        String gateway() {
            return gatewayUrl.orElse(OWN);
        }
    }

    private final Address address;
    private final Breaker breaker;
    private final Sessions sessions;
    private final EventListener reception;
    private final Clock clock;
    private final Patience patience;
    private final Thread supervisor = Thread.ofVirtual().name("discord-gateway").unstarted(this::supervise);
    private final LinkedBlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    private volatile Reach reach = new Reach.Connecting("not started");
    private volatile Optional<JDA> current = Optional.empty();

    Gateway(Address address, Rest rest, Breaker breaker, EventListener reception, Clock clock) {
        this.address = address;
        this.breaker = breaker;
        this.reception = reception;
        this.clock = clock;
        sessions = new Sessions(address.gateway(), new IdentifyBudget(() -> SessionStarts.left(rest), clock), clock);
        patience = new Patience("Discord", clock, now -> reach = now);
    }

    /// Returns at once: Discord may be away.
    public void start() {
        supervisor.start();
    }

    public Reach reach() {
        return reach;
    }

    @Override
    public void close() {
        supervisor.interrupt();
        try {
            supervisor.join(TO_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        current.ifPresent(Gateway::end);
        current = Optional.empty();
    }

    private static void end(JDA jda) {
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                jda.shutdownNow();
            }
        } catch (InterruptedException _) {
            jda.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try {
            keepUp();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepUp() throws InterruptedException {
        var tries = 0;
        while (true) {
            patience.pause(tries);
            var since = clock.now();
            current = patience.until(this::begun);
            if (current.isEmpty()) {
                return;
            }
            var code = ends.take();
            var advice = Advice.about(code);
            if (advice.isPresent()) {
                reach = new Reach.Refused(advice.get());
                LOG.error("Discord: {}", advice.get());
                return;
            }
            reach = new Reach.Connecting("the session ended with " + code);
            LOG.warn("Discord ended the session with {}; beginning another", code);
            var lived = Duration.between(since, clock.now());
            tries = lived.compareTo(SHORT_LIFE) >= 0 ? 0 : tries + 1;
        }
    }

    private Asked<JDA> begun() {
        try {
            return new Asked.Said<>(builder().build());
        } catch (InvalidTokenException _) {
            return new Asked.Denied<>(Advice.BAD_TOKEN);
        } catch (RuntimeException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return new Asked.Later<>(Duration.ZERO, String.valueOf(cause.getMessage()));
        }
    }

    private JDABuilder builder() {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
        Message.suppressContentIntentWarning();
        var builder = JDABuilder.createLight(
                        address.token().get().secret(),
                        EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES))
                .setRestConfig(new RestConfig().setBaseUrl(address.apiUrl()))
                .setHttpClientBuilder(new OkHttpClient.Builder().addInterceptor(breaker))
                .setSessionController(sessions)
                .setCompression(Compression.NONE)
                .setEventPool(Executors.newVirtualThreadPerTaskExecutor(), true)
                .setRequestTimeoutRetry(false)
                .setMaxReconnectDelay((int) LONGEST_RETRY.toSeconds())
                .setEnableShutdownHook(false)
                .addEventListeners(reception, (EventListener) this::happened);
        return address.gatewayUrl()
                .map(url -> builder.setWebsocketFactory(new HomeSockets(url)))
                .orElse(builder);
    }

    private void happened(GenericEvent event) {
        switch (event) {
            case ReadyEvent _ -> connected("connected to the gateway");
            case SessionRecreateEvent _ -> connected("connected to the gateway, with a new session");
            case SessionResumeEvent _ -> connected("connected to the gateway, where it was left");
            case SessionDisconnectEvent _ -> {
                reach = new Reach.Connecting("the connection was lost");
                LOG.info("Discord: the connection was lost; connecting again");
            }
            case ShutdownEvent end -> ends.add(end.getCode());
            default -> {}
        }
    }

    private void connected(String text) {
        reach = new Reach.Ready(text);
        LOG.info("Discord: {}", text);
    }
}

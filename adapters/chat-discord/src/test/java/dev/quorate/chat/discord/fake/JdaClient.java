package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import net.dv8tion.jda.internal.utils.JDALogger;

/// JDA, led to the fake, and what it hears.
final class JdaClient {
    private final BlockingQueue<GenericEvent> heard = new LinkedBlockingQueue<>();
    private final JDA jda;

    JdaClient(FakeDiscord discord) {
        JDALogger.setFallbackLoggerEnabled(false);
        MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
        var address = discord.gatewayUrl();
        jda = JDABuilder.createLight(
                        FakeDiscord.TOKEN, EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES))
                .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return address;
                    }
                })
                .setCompression(Compression.NONE)
                .addEventListeners((EventListener) heard::add)
                .build();
        Waiting.until("JDA's readiness", () -> jda.getStatus() == JDA.Status.CONNECTED);
    }

    JDA jda() {
        return jda;
    }

    TextChannel room(String id) {
        return jda.getTextChannelById(id);
    }

    <E extends GenericEvent> E await(Class<E> type) throws InterruptedException {
        while (true) {
            var event = heard.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event " + type.getSimpleName()).isNotNull();
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    void close() throws InterruptedException {
        jda.shutdownNow();
        assertThat(jda.awaitShutdown(10, TimeUnit.SECONDS)).isTrue();
    }
}

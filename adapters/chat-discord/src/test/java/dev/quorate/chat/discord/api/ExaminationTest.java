package dev.quorate.chat.discord.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Permission;
import dev.quorate.core.rehearsal.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExaminationTest {
    private static final String ROOM = "1100000000000000001";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private FakeDiscord discord;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(clock);
        discord.channel(ROOM);
    }

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void all_is_well_in_a_room_where_the_bot_may_do_what_it_needs() {
        assertThat(examined(FakeDiscord.TOKEN, ROOM))
                .allSatisfy(finding -> assertThat(finding).startsWith("GOOD"));
        assertThat(discord.messages(ROOM)).isEmpty();
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_missing_permission_is_named_with_what_it_is_for() {
        discord.stage().forbidSilently(ROOM, Permission.EMBED_LINKS, Permission.CREATE_PUBLIC_THREADS);
        assertThat(examined(FakeDiscord.TOKEN, ROOM))
                .anySatisfy(finding -> assertThat(finding).startsWith("BAD").contains("Embed Links", "card of a plan"))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("POOR")
                        .contains("Create Public Threads", "in the channel itself"));
    }

    @Test
    void a_token_that_discord_does_not_take_is_the_one_finding_and_stays_a_secret() {
        assertThat(examined("a.secret.token", ROOM))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .startsWith("BAD")
                        .contains("token file")
                        .doesNotContain("a.secret.token"));
    }

    @Test
    void a_server_without_the_bot_and_a_room_of_another_server_are_bad() {
        discord.stage().foreignGuild("777");
        discord.stage().channel("778", "777");
        assertThat(of(FakeDiscord.TOKEN, Set.of(FakeDiscord.GUILD, "777"), "778", "12345"))
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("BAD server 777").contains("add the bot"))
                .anySatisfy(finding -> assertThat(finding).startsWith("BAD room 778"))
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("BAD room 12345").contains("no such channel"));
    }

    @Test
    void few_sessions_left_are_poor() {
        discord.identifiesLeft(3);
        assertThat(examined(FakeDiscord.TOKEN, ROOM))
                .anySatisfy(finding -> assertThat(finding).startsWith("POOR").contains("only 3"));
    }

    @Test
    void nobody_there_is_said_with_the_address() {
        var url = discord.apiUrl();
        discord.close();
        assertThat(Examination.of(url, new Token("t"), Set.of(), List.of(), clock))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains(url));
    }

    @Test
    void permissions_are_those_of_the_roles_then_of_the_channel_in_discords_order() {
        var guild = Payloads.object().put("id", "1").put("owner_id", "9");
        role(guild, "1", 0b0001);
        role(guild, "2", 0b0110);
        role(guild, "3", 0b1000);
        var member = Payloads.object();
        member.putObject("user").put("id", "7");
        member.putArray("roles").add("2");
        var channel = Payloads.object();
        assertThat(Permissions.of(guild, member, channel)).isEqualTo(0b0111);
        overwrite(channel, "1", 0b10000, 0b0001);
        assertThat(Permissions.of(guild, member, channel)).isEqualTo(0b10110);
        overwrite(channel, "2", 0b0001, 0b10000);
        assertThat(Permissions.of(guild, member, channel)).isEqualTo(0b00111);
        overwrite(channel, "7", 0, 0b0100);
        assertThat(Permissions.of(guild, member, channel)).isEqualTo(0b00011);
        member.withObject("/user").put("id", "9");
        assertThat(Permissions.of(guild, member, channel)).isEqualTo(-1L);
    }

    private static void role(ObjectNode guild, String id, long permissions) {
        guild.withArray("/roles").addObject().put("id", id).put("permissions", String.valueOf(permissions));
    }

    private static void overwrite(ObjectNode channel, String id, long allow, long deny) {
        channel.withArray("/permission_overwrites")
                .addObject()
                .put("id", id)
                .put("allow", String.valueOf(allow))
                .put("deny", String.valueOf(deny));
    }

    private List<String> examined(String token, String room) {
        return of(token, Set.of(FakeDiscord.GUILD), room);
    }

    private List<String> of(String token, Set<String> guilds, String... rooms) {
        return Examination.of(discord.apiUrl(), new Token(token), guilds, List.of(rooms), clock).stream()
                .map(finding -> finding.grade() + " " + finding.what() + ": " + finding.instead())
                .toList();
    }
}

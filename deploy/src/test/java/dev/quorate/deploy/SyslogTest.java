package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a syslog daemon on this machine gets.
final class SyslogTest {
    /// Facility auth (4), severity info (6).
    private static final String PRIORITY = "<" + (4 * 8 + 6) + ">";

    @Test
    void a_line_arrives_as_one_message_of_the_facility_auth() throws IOException {
        try (var daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var syslog = new Syslog(InetSocketAddress.createUnresolved("127.0.0.1", daemon.getLocalPort()))) {
            syslog.send("checkpoint 107:1d4e2367ab of the record");
            syslog.send("checkpoint 140:93aa02cd18 of the record");
            assertThat(received(daemon))
                    .startsWith(PRIORITY)
                    .endsWith(" quorate: checkpoint 107:1d4e2367ab of the record");
            assertThat(received(daemon)).endsWith(" quorate: checkpoint 140:93aa02cd18 of the record");
        }
    }

    @Test
    void a_host_that_cannot_be_found_holds_up_nobody() {
        try (var syslog = new Syslog(InetSocketAddress.createUnresolved("no-such-host.invalid", 514))) {
            syslog.send("checkpoint 107:1d4e2367ab of the record");
        }
    }

    private static String received(DatagramSocket daemon) throws IOException {
        daemon.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
        var packet = new DatagramPacket(new byte[2048], 2048);
        daemon.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
}

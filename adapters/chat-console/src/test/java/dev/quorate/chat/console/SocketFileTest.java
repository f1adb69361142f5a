package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.notice.Notice;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found where the socket should be.
final class SocketFileTest {
    @TempDir
    Path directory;

    @Test
    void the_socket_of_a_dead_bot_is_replaced() throws Exception {
        var socket = directory.resolve("chat.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        try (var lodge = Lodge.at(socket);
                var caller = lodge.caller().in("ops")) {
            lodge.tell("console:ops", new Notice.Answered("alive"));
            assertThat(caller.text()).isEqualTo("alive");
        }
    }

    @Test
    void the_socket_of_a_living_bot_is_left_alone() throws Exception {
        var socket = directory.resolve("chat.sock");
        try (var first = Lodge.at(socket)) {
            assertThatThrownBy(() -> Lodge.at(socket))
                    .isInstanceOf(CannotListen.class)
                    .hasMessage("Another bot listens at " + socket + "; stop it first, or name another path.");
            try (var caller = first.caller().in("ops")) {
                assertThat(caller).isNotNull();
            }
        }
    }

    @Test
    void a_file_that_is_no_socket_is_never_deleted() throws Exception {
        var file = Files.writeString(directory.resolve("chat.sock"), "precious");
        assertThatThrownBy(() -> SocketFile.listen(file)).hasMessageContaining("is not a socket");
        assertThat(file).hasContent("precious");
    }

    @Test
    void a_link_is_not_followed() throws Exception {
        var link = Files.createSymbolicLink(directory.resolve("chat.sock"), directory.resolve("elsewhere"));
        assertThatThrownBy(() -> SocketFile.listen(link)).hasMessageContaining("is not a socket");
    }

    @Test
    void a_path_that_no_socket_can_have_is_explained() {
        assertThatThrownBy(() -> SocketFile.listen(directory.resolve("x".repeat(120))))
                .isInstanceOf(CannotListen.class)
                .hasMessageContaining("too long for a socket");
    }

    @Test
    void a_directory_that_cannot_be_made_is_explained() throws Exception {
        var file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> SocketFile.listen(file.resolve("chat.sock")))
                .isInstanceOf(CannotListen.class)
                .hasMessageContaining("see that its directory exists");
    }

    @Test
    void only_owner_and_the_group_of_the_directory_may_connect() throws Exception {
        var socket = directory.resolve("new/chat.sock");
        try (var _ = SocketFile.listen(socket)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-rw----");
            assertThat(Files.getAttribute(socket, "unix:gid"))
                    .isEqualTo(Files.getAttribute(directory.resolve("new"), "unix:gid"));
        }
    }
}

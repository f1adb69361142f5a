package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script itself, on a directory of our own: it must never delete or replace.
final class RenameDataTest {
    @TempDir
    private Path temporary;

    private Path data;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void a_data_directory() throws IOException {
        data = Files.createDirectory(temporary.toRealPath().resolve("etcd2"));
        Files.createDirectories(data.resolve("member/wal"));
        Files.writeString(data.resolve("member/wal/0.wal"), "log");
    }

    @Test
    void member_and_proxy_are_set_aside_and_come_back() throws Exception {
        Files.createDirectory(data.resolve("proxy"));
        assertThat(rename("aside").status()).isZero();
        assertThat(data.resolve("member.x1/wal/0.wal")).hasContent("log");
        assertThat(data.resolve("proxy.x1")).isDirectory();
        assertThat(data.resolve("member")).doesNotExist();
        assertThat(rename("back").status()).isZero();
        assertThat(data.resolve("member/wal/0.wal")).hasContent("log");
        assertThat(data.resolve("proxy.x1")).doesNotExist();
    }

    @Test
    void twice_is_as_good_as_once() throws Exception {
        assertThat(rename("aside").status()).isZero();
        assertThat(rename("aside"))
                .extracting(Ended::status, Ended::out)
                .containsExactly(0, "begun\n" + data + ": nothing is left to rename\n");
        assertThat(rename("back").status()).isZero();
        assertThat(rename("back").status()).isZero();
    }

    @Test
    void nothing_is_replaced() throws Exception {
        Files.createDirectory(data.resolve("member.x1"));
        var ended = rename("aside");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("both " + data + "/member and " + data + "/member.x1 exist");
        assertThat(data.resolve("member/wal/0.wal")).hasContent("log");
    }

    @Test
    void a_directory_in_which_a_process_has_a_file_open_is_left_alone() throws Exception {
        try (var open = new RandomAccessFile(data.resolve("member/wal/0.wal").toFile(), "rw")) {
            var ended = rename("aside");
            assertThat(ended.status()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("process " + ProcessHandle.current().pid() + " holds files in " + data);
            assertThat(open.length()).isEqualTo(3);
        }
        assertThat(data.resolve("member/wal/0.wal")).exists();
    }

    @Test
    void a_missing_directory_has_nothing_to_set_aside_and_nothing_to_put_back() throws Exception {
        data = temporary.resolve("nothing");
        assertThat(rename("aside").status()).isZero();
        assertThat(rename("back").status()).isEqualTo(3);
        assertThat(data).doesNotExist();
    }

    @Test
    void putting_back_what_was_never_set_aside_is_no_success() throws Exception {
        Files.move(data.resolve("member"), data.resolve("elsewhere"));
        assertThat(rename("back").status()).isEqualTo(3);
    }

    private Ended rename(String way) throws IOException, InterruptedException {
        var line = Command.of(Script.RENAME_DATA, data.toString(), "x1", way).line("root", Duration.ofSeconds(10));
        var process = new ProcessBuilder("sh", "-c", line).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }
}

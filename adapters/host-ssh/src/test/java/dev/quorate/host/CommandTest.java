package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "; reboot",
                "$(reboot)",
                "`reboot`",
                "' ; reboot ; '",
                "'\\''; reboot",
                "\"; reboot; \"",
                "a\nreboot",
                "*",
                "~",
                "-rf",
                "${IFS}",
                "a b  c",
                "\\",
                "!!",
                "> /tmp/x",
                "",
            })
    void a_quoted_value_reaches_the_program_as_it_is(String value) throws IOException {
        assertThat(shell("printf %s " + Command.quoted(value))).isEqualTo(value);
    }

    @Test
    void a_script_is_handed_over_whole_with_its_arguments_behind_it() throws IOException {
        var line = Command.of(Script.RENAME_DATA, "/nowhere/a'b; echo no", "x", "aside")
                .line("root", Duration.ofSeconds(3));
        assertThat(line).startsWith("timeout -k 1 2.750 sh -c '");
        assertThat(shell(line)).isEqualTo("begun\n/nowhere/a'b; echo no does not exist\n");
    }

    @Test
    void a_look_behind_an_act_begins_only_when_the_act_was_done() throws IOException {
        var look = Command.of(Script.LOOK, "", "", "", "", "");
        var done = shell(Command.of(Script.RENAME_DATA, "/nowhere", "x", "aside")
                .thenLook(look)
                .line("root", Duration.ofSeconds(3)));
        assertThat(done).startsWith("begun\n/nowhere does not exist\n\0" + "0\0root\0yes\0");
        var refused = shell(Command.of(Script.RENAME_DATA, "/nowhere", "x", "back")
                .thenLook(look)
                .line("root", Duration.ofSeconds(3)));
        assertThat(refused).isEqualTo("begun\n/nowhere does not exist\n\0" + "3\0");
    }

    @Test
    void who_is_not_root_asks_sudo_without_a_password() {
        assertThat(Command.of(Script.FENCE, "etcd2.service").line("core", Duration.ofSeconds(3)))
                .startsWith("sudo -n timeout -k 1 ");
        assertThat(Command.of(Script.FOLLOW, "etcd2.service").endlessLine("core", Duration.ofHours(1)))
                .contains("sudo -n timeout -k 1 3600.000");
    }

    @Test
    void only_plain_words_may_be_arguments() {
        assertThat(Words.isUnit("etcd-member.service")).isTrue();
        assertThat(Words.isUnit("etcd@a_b:1.service")).isTrue();
        assertThat(Words.isUnit("--now.service")).isFalse();
        assertThat(Words.isUnit("etcd*.service")).isFalse();
        assertThat(Words.isUnit("etcd2")).isFalse();
        assertThat(Words.isUnit("../x.service")).isFalse();
        assertThat(Words.isUnit(".service")).isFalse();
        assertThat(Words.isPath("/var/lib/etcd2")).isTrue();
        assertThat(Words.isPath("/")).isFalse();
        assertThat(Words.isPath("/var/../etc")).isFalse();
        assertThat(Words.isPath("/var/lib/..")).isFalse();
        assertThat(Words.isPath("/var/lib/etcd2/")).isFalse();
        assertThat(Words.isPath("/var/lib/a b")).isFalse();
        assertThat(Words.isPath("var/lib")).isFalse();
        assertThat(Words.isSuffix("quorate-7f3a")).isTrue();
        assertThat(Words.isSuffix("../x")).isFalse();
        assertThat(Words.isSuffix("-x")).isFalse();
    }

    @Test
    void only_our_own_drop_ins_of_the_unit_may_be_touched() {
        var ours = "/run/systemd/system/etcd2.service.d/zz-quorate-7f3a.conf";
        assertThat(Words.isOurDropIn(ours, "etcd2.service")).isTrue();
        assertThat(Words.isOurDropIn(ours, "etcd.service")).isFalse();
        assertThat(Words.isOurDropIn("/run/systemd/system/etcd2.service.d/99-restore.conf", "etcd2.service"))
                .isFalse();
        assertThat(Words.isOurDropIn("/etc/systemd/system/etcd2.service.d/zz-quorate-x.conf", "etcd2.service"))
                .isFalse();
        assertThat(Words.isOurDropIn("/run/systemd/system/etcd2.service.d/zz-quorate-/../x.conf", "etcd2.service"))
                .isFalse();
        assertThat(Words.isOurDropIn("/run/systemd/system/etcd2.service.d/zz-quorate-.conf", "etcd2.service"))
                .isFalse();
    }

    @Test
    void only_our_own_settings_files_may_be_touched() {
        assertThat(Words.isOurSettings("/run/quorate/zz-quorate-1.yaml")).isTrue();
        assertThat(Words.isOurSettings("/run/quorate/zz-quorate-")).isFalse();
        assertThat(Words.isOurSettings("/run/quorate/other.yaml")).isFalse();
        assertThat(Words.isOurSettings("/run/quorate/zz-quorate-/../../etc/passwd"))
                .isFalse();
        assertThat(Words.isOurSettings("/run/quorate/zz-quorate-x/y")).isFalse();
        assertThat(Words.isOurSettings("/run/quorate/zz-quorate-$(reboot)")).isFalse();
        assertThat(Words.isOurSettings("/etc/quorate/zz-quorate-1")).isFalse();
    }

    @Test
    void users_names_lists_and_tokens_are_plain_words() {
        assertThat(Words.isUser("etcd")).isTrue();
        assertThat(Words.isUser("_etcd")).isTrue();
        assertThat(Words.isUser("")).isFalse();
        assertThat(Words.isUser("-R")).isFalse();
        assertThat(Words.isUser("etcd:root")).isFalse();
        assertThat(Words.isPlain("a=http://[fd00::1]:2380,b=https://b:2380")).isTrue();
        assertThat(Words.isPlain("--data-dir=/etc")).isFalse();
        assertThat(Words.isPlain("a b")).isFalse();
        assertThat(Words.isPlain("$(reboot)")).isFalse();
        assertThat(Words.isPlain("")).isFalse();
    }

    @Test
    void a_snapshot_never_takes_a_name_of_etcds_data() {
        assertThat(Words.isSnapshotName("quorate-20261122.db")).isTrue();
        assertThat(Words.isSnapshotName("members.db")).isTrue();
        for (var name : new String[] {"member", "proxy", "member.x1", "proxy.x1", ".hidden", "../x", "a b", ""}) {
            assertThat(Words.isSnapshotName(name)).as(name).isFalse();
        }
        assertThat(Words.isSha256("0a".repeat(32))).isTrue();
        assertThat(Words.isSha256("0A".repeat(32))).isFalse();
        assertThat(Words.isSha256("0a".repeat(31))).isFalse();
    }

    private static String shell(String line) throws IOException {
        var process =
                new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The functions of look.sh that read settings, each taken out of the script as it is.
final class LookingAtSettingsTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--config-file=/etc/etcd.yaml",
                "-config-file=/etc/etcd.yaml",
                "--config-file\",\"/etc/etcd.yaml",
                "-config-file\",\"/etc/etcd.yaml",
            })
    void a_configuration_file_is_found_by_its_flag(String argument) throws Exception {
        var json = "{\"ExecStart\":{\"type\":\"a(sasbttttuii)\",\"data\":[[\"/usr/bin/etcd\",[\"/usr/bin/etcd\",\""
                + argument + "\"],false]]}}";
        assertThat(shell("hints \"$1\"", json)).isEqualTo("program /usr/bin/etcd\nconfig /etc/etcd.yaml\n");
    }

    @Test
    void a_configuration_file_is_found_by_its_variable() throws Exception {
        var json = "{\"Environment\":{\"type\":\"as\",\"data\":[\"A=b\",\"ETCD_CONFIG_FILE=/etc/etcd.yaml\"]}}";
        assertThat(shell("hints \"$1\"", json)).isEqualTo("config /etc/etcd.yaml\n");
    }

    @Test
    void a_configuration_file_that_a_settings_file_names_is_read_too() throws Exception {
        var settings = Files.writeString(temporary.resolve("etcd"), "A=b\nETCD_CONFIG_FILE=\"/etc/etcd.yaml\"\n");
        assertThat(shell("found=; settings \"$1\" >/dev/null; echo \"$found\"", settings.toString()))
                .isEqualTo("config /etc/etcd.yaml\n");
        assertThat(shell("found='settings /x'; settings \"$1\" >/dev/null; echo \"$found\"", settings.toString()))
                .isEqualTo("settings /x\nconfig /etc/etcd.yaml\n");
    }

    @Test
    void the_file_is_told_whole_with_its_data_directory() throws Exception {
        var text = "name: node1\ndata-dir: \"/var/lib/etcd\" # here";
        var file = Files.writeString(temporary.resolve("etcd.yaml"), text + "\n");
        var out = shell("config \"$1\"; say found \"$directories\"", file.toString());
        var report = Report.read(out);
        assertThat(report.text("config-file")).isEqualTo(file.toString());
        assertThat(report.text("config")).isEqualTo(text);
        assertThat(report.text("found").strip()).isEqualTo("/var/lib/etcd");
        assertThat(shell("config \"$1\"", temporary.resolve("nothing").toString()))
                .isEmpty();
    }

    private static String shell(String call, String argument) throws IOException, InterruptedException {
        var text = "set -u\nnewline='\n'\ndirectories=\n" + function("say") + function("hints") + function("settings")
                + function("config") + call;
        var process = new ProcessBuilder("sh", "-c", text, "look", argument)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private static String function(String name) {
        var script = Script.LOOK.text();
        var start = script.indexOf("\n" + name + "() {") + 1;
        assertThat(start).as(name).isPositive();
        var firstLine = script.substring(start, script.indexOf('\n', start) + 1);
        return firstLine.endsWith("}\n")
                ? firstLine
                : script.substring(start, script.indexOf("\n}\n", start) + "\n}\n".length());
    }
}

package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.HostView.DropIn;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HostReadingTest {
    private static final String NO_FLAGS = "\"User\":{\"data\":\"etcd\"}";
    private static final Instant MIDDLE = Instant.parse("2026-11-22T15:37:08Z");

    @Test
    void a_running_member_is_read_from_what_its_host_answered() {
        var facts = facts("look-running.out", Optional.empty());
        assertThat(facts.machineId()).isEqualTo("efa71f6921d396f17e1370fc349d19b5");
        assertThat(facts.bootId()).isEqualTo("0d7be8700b234a188d0646277ca070f0");
        assertThat(facts.hostName()).isEqualTo("node3");
        assertThat(facts.etcdVersion()).contains(new Version(3, 4, 23));
        assertThat(facts.freeBytes()).isEqualTo(209674L * 4096);
        assertThat(facts.skew().abs()).isLessThan(Duration.ofSeconds(1));
        assertThat(facts.data()).hasValueSatisfying(data -> {
            assertThat(data.path()).isEqualTo("/var/lib/etcd2");
            assertThat(data.mode()).isEqualTo("755");
            assertThat(data.owner()).isEqualTo("etcd");
            assertThat(data.entries()).containsExactly("member");
            assertThat(data.wal()).contains(new HostView.WalIdentity(member(), cluster()));
        });
    }

    @Test
    void the_unit_is_what_systemd_computed() {
        var unit = unit("look-running.out");
        assertThat(unit.name()).isEqualTo("etcd2.service");
        assertThat(unit.fragmentPath()).isEqualTo("/lib/systemd/system/etcd2.service");
        assertThat(unit.user()).isEqualTo("etcd");
        assertThat(unit.restart()).isEqualTo("always");
        assertThat(unit.mainPid()).isEqualTo(2183);
        assertThat(unit.arguments()).containsExactly("/usr/bin/etcd");
        assertThat(unit.loadedDropIns()).containsExactly("/etc/systemd/system/etcd2.service.d/20-cloudinit.conf");
        assertThat(unit.dropIns())
                .containsExactly(new DropIn(
                        "/etc/systemd/system/etcd2.service.d/20-cloudinit.conf",
                        "ada39267f9372b24a6bc3908143517b5ff3b9cfc619d1193f6ee3d33bac8f5c2"));
        assertThat(unit.environment())
                .containsEntry("ETCD_NAME", "efa71f6921d396f17e1370fc349d19b5")
                .containsEntry("ETCD_LISTEN_CLIENT_URLS", "http://0.0.0.0:2379,http://0.0.0.0:4001")
                .hasSize(8);
    }

    @Test
    void a_masked_unit_computes_nothing_and_its_directory_is_seen_through_the_focus() {
        var facts = facts("look-masked.out", Optional.of("/var/lib/etcd2"));
        var unit = unit("look-masked.out");
        assertThat(unit.masked()).isTrue();
        assertThat(unit.stopped()).isTrue();
        assertThat(unit.environment()).isEmpty();
        assertThat(unit.arguments()).isEmpty();
        assertThat(unit.loadedDropIns()).isEmpty();
        assertThat(unit.dropIns()).hasSize(1);
        assertThat(facts.data().orElseThrow().wal()).contains(new HostView.WalIdentity(member(), cluster()));
        assertThat(facts("look-masked.out", Optional.empty()).data()).isEmpty();
    }

    @Test
    void debians_unit_takes_its_settings_from_a_file_too_and_its_directory_may_not_exist_yet() {
        var facts = facts("look-debian.out", Optional.empty());
        var unit = unit("look-debian.out");
        assertThat(unit.environmentFiles()).containsExactly("/etc/default/etcd");
        assertThat(unit.environment())
                .containsEntry("ETCD_NAME", "node3")
                .containsEntry("ETCD_DATA_DIR", "/var/lib/etcd/default");
        assertThat(unit.arguments()).containsExactly("/usr/bin/etcd", "$DAEMON_ARGS");
        assertThat(facts.data()).hasValueSatisfying(data -> {
            assertThat(data.path()).isEqualTo("/var/lib/etcd/default");
            assertThat(data.exists()).isFalse();
            assertThat(data.entries()).isEmpty();
            assertThat(data.wal()).isEmpty();
        });
        assertThat(facts.freeBytes()).isPositive();
    }

    @Test
    void a_settings_file_beats_the_unit_and_unset_beats_both() {
        var json = "{\"data\":[{\"LoadState\":{\"data\":\"loaded\"},\"Id\":{\"data\":\"etcd.service\"},"
                + "\"Environment\":{\"data\":[\"A=unit\",\"B=unit\",\"C=unit\",\"D=unit\"]},"
                + "\"UnsetEnvironment\":{\"data\":[\"C\",\"D=other\"]}}]}";
        var unit = UnitReading.of(json)
                .orElseThrow()
                .facts(List.of(), List.of("A=first\nB=first", "B=\"second\""), Optional.empty(), List.of());
        assertThat(unit.environment())
                .containsOnly(
                        java.util.Map.entry("A", "first"),
                        java.util.Map.entry("B", "second"),
                        java.util.Map.entry("D", "unit"));
    }

    @Test
    void a_user_that_the_unit_does_not_name_is_not_made_up() {
        assertThat(unitOf("\"User\":{\"data\":\"\"}", "").user()).isEmpty();
        assertThat(unitOf("\"User\":{\"data\":\"etcd\"}", "").user()).isEqualTo("etcd");
    }

    @Test
    void what_a_boot_makes_of_the_unit_is_told_in_systemds_words() {
        assertThat(unitOf("\"UnitFileState\":{\"data\":\"disabled\"}", "").startsAtBoot())
                .isFalse();
        assertThat(unitOf("\"UnitFileState\":{\"data\":\"enabled\"}", "").startsAtBoot())
                .isTrue();
        assertThat(unitOf("\"UnitFileState\":{\"data\":\"enabled-runtime\"}", "")
                        .enablement())
                .isEqualTo("enabled-runtime");
    }

    @Test
    void files_of_ours_are_seen_with_their_checksums() {
        var one = "1".repeat(64);
        var files = "settings-of-ours\0" + one + "  /run/quorate/zz-quorate-a.env\0settings-of-ours\0" + one
                + "  /run/quorate/zz-quorate-b.yaml\0";
        assertThat(unitOf(NO_FLAGS, files).settingsFiles())
                .containsExactly(
                        new DropIn("/run/quorate/zz-quorate-a.env", one),
                        new DropIn("/run/quorate/zz-quorate-b.yaml", one));
        assertThat(unitOf(NO_FLAGS, "").settingsFiles()).isEmpty();
    }

    @Test
    void a_configuration_file_alone_counts_where_there_is_one() {
        for (var flags : new String[] {
            arguments("--config-file=/etc/etcd.yaml", "--name=flag"),
            arguments("--config-file", "/etc/etcd.yaml", "--name=flag"),
            arguments("-config-file=/etc/etcd.yaml"),
            "\"Environment\":{\"data\":[\"ETCD_CONFIG_FILE=/etc/etcd.yaml\",\"ETCD_NAME=variable\"]}",
        }) {
            var unit = unitOf(flags, "config-file\0/etc/etcd.yaml\0config\0name: file\ndata-dir: /var/lib/etcd\0");
            assertThat(unit.configFile())
                    .as(flags)
                    .hasValueSatisfying(file ->
                            assertThat(file.settings()).isEqualTo(Map.of("name", "file", "data-dir", "/var/lib/etcd")));
            assertThat(unit.setting("ETCD_NAME")).contains("file");
            assertThat(unit.setting("ETCD_DISCOVERY")).isEmpty();
        }
    }

    @Test
    void the_flags_file_beats_the_variables_and_each_is_read_by_its_own_name() {
        var both = arguments("--config-file=/etc/flag.yaml")
                + ",\"Environment\":{\"data\":[\"ETCD_CONFIG_FILE=/etc/variable.yaml\"]}";
        var unit = unitOf(
                both,
                "config-file\0/etc/variable.yaml\0config\0name: variable\0"
                        + "config-file\0/etc/flag.yaml\0config\0name: flag\0");
        assertThat(unit.setting("ETCD_NAME")).contains("flag");
    }

    @Test
    void a_settings_file_may_name_the_configuration_file() {
        var unit = unitOf(
                NO_FLAGS,
                "settings\0ETCD_CONFIG_FILE=/etc/etcd.yaml\0" + "config-file\0/etc/etcd.yaml\0config\0name: file\0");
        assertThat(unit.setting("ETCD_NAME")).contains("file");
    }

    @Test
    void a_configuration_file_that_is_not_there_is_known_and_has_no_settings() {
        var unit = unitOf(arguments("--config-file=/etc/etcd.yaml"), "");
        assertThat(unit.configFile())
                .contains(new HostView.ConfigFile("/etc/etcd.yaml", "", new java.util.TreeMap<>()));
        assertThat(unitOf(NO_FLAGS, "").configFile()).isEmpty();
    }

    @Test
    void a_masked_unit_names_no_configuration_file() {
        assertThat(unit("look-masked.out").configFile()).isEmpty();
    }

    private static String arguments(String... arguments) {
        return "\"ExecStart\":{\"data\":[[\"/usr/bin/etcd\",[\"etcd\",\"" + String.join("\",\"", arguments) + "\"]]]}";
    }

    /// Of a unit with these properties of systemd, and what else the look has told.
    private static HostView.UnitFacts unitOf(String properties, String besides) {
        var json = "{\"data\":[{\"LoadState\":{\"data\":\"loaded\"},\"Id\":{\"data\":\"etcd.service\"}," + properties
                + "}]}";
        var facts = reading("properties\0" + json + "\0" + besides, Optional.empty())
                .facts(MIDDLE);
        return ((HostView.Unit) facts.owner()).facts();
    }

    @Test
    void what_is_no_answer_of_systemd_is_no_unit() {
        assertThat(UnitReading.of("")).isEmpty();
        assertThat(UnitReading.of("Failed to connect to bus")).isEmpty();
        assertThat(UnitReading.of("{\"data\":[]}")).isEmpty();
        assertThat(UnitReading.of("{\"data\":[{\"LoadState\":{\"data\":\"not-found\"}}]}")
                        .orElseThrow()
                        .isInstalled())
                .isFalse();
    }

    @Test
    void a_pod_of_kubelet_is_foreign_whatever_unit_is_installed() {
        var report = Fixtures.text("look-running.out")
                .replace("/system.slice/etcd2.service\n", "/kubepods.slice/pod1/cri-containerd-1.scope\n");
        assertThat(reading(report, Optional.empty()).facts(MIDDLE).owner())
                .isEqualTo(new HostView.Foreign("kubelet (a static pod)"));
    }

    @Test
    void nobody_says_where_we_looked() {
        var report = Report.read("holder\0" + "7 nginx\n/system.slice/nginx.service\n\0unit\0\0");
        assertThat(new HostReading(report, Optional.empty(), Optional.empty())
                        .facts(MIDDLE)
                        .owner())
                .isEqualTo(new HostView.Nobody("ports 2379 and 2380 belong to nginx; none of etcd2.service,"
                        + " etcd-member.service and etcd.service is installed"));
    }

    @Test
    void a_directory_that_no_command_may_name_is_unknown() {
        var report = Fixtures.text("look-running.out")
                .replace("ETCD_DATA_DIR=/var/lib/etcd2", "ETCD_DATA_DIR=/var/lib/$(reboot)");
        assertThat(reading(report, Optional.empty()).facts(MIDDLE).data()).isEmpty();
    }

    @Test
    void the_clocks_are_compared_at_the_middle_of_the_command() {
        var report = Report.read("clock\0" + "1000.000000000\0clock\0" + "1000.500000000\0");
        assertThat(new HostReading(report, Optional.empty(), Optional.empty())
                        .facts(Instant.ofEpochSecond(1000))
                        .skew())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void a_file_name_counts_once_where_systemd_would_read_it_and_in_its_order() {
        var one = "1".repeat(64);
        var two = "2".repeat(64);
        assertThat(DropIns.read(one + "  /etc/systemd/system/etcd2.service.d/99-z.conf\n" + one
                        + "  /run/systemd/system/etcd2.service.d/10-a.conf\n" + two
                        + "  /usr/lib/systemd/system/etcd2.service.d/10-a.conf\n"))
                .containsExactly(
                        new DropIn("/run/systemd/system/etcd2.service.d/10-a.conf", one),
                        new DropIn("/etc/systemd/system/etcd2.service.d/99-z.conf", one));
    }

    private static HostView.Facts facts(String fixture, Optional<String> directory) {
        return reading(Fixtures.text(fixture), directory).facts(MIDDLE);
    }

    private static HostView.UnitFacts unit(String fixture) {
        return ((HostView.Unit) facts(fixture, Optional.empty()).owner()).facts();
    }

    private static HostReading reading(String out, Optional<String> directory) {
        return new HostReading(Report.read(out), directory, Optional.empty());
    }

    private static MemberId member() {
        return MemberId.parse("6f9b8372faf6e161").orElseThrow();
    }

    private static ClusterId cluster() {
        return new ClusterId(Long.parseUnsignedLong("f317d51bc56a836a", 16));
    }
}

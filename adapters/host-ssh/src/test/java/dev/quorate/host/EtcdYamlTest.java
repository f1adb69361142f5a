package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EtcdYamlTest {
    private static final String PATH = "/etc/etcd/etcd.yaml";

    @Test
    void keys_are_read_as_etcd_reads_them_and_blocks_by_their_names() {
        var text = """
            # node 1
            name: node1
            "data-dir": '/var/lib/etcd'   # here
            listen-client-urls: http://10.0.1.1:2379,http://127.0.0.1:2379
            snapshot-count: 10000
            force-new-cluster: false
            client-transport-security:
              cert-file: /etc/ssl/etcd/etcd.pem
              client-cert-auth: true
            log-outputs: [stderr]
            """;
        var file = EtcdYaml.read(PATH, text);
        assertThat(file.path()).isEqualTo(PATH);
        assertThat(file.text()).isEqualTo(text);
        assertThat(file.settings())
                .isEqualTo(Map.of(
                        "name", "node1",
                        "data-dir", "/var/lib/etcd",
                        "listen-client-urls", "http://10.0.1.1:2379,http://127.0.0.1:2379",
                        "snapshot-count", "10000",
                        "force-new-cluster", "false",
                        "client-transport-security.cert-file", "/etc/ssl/etcd/etcd.pem",
                        "client-transport-security.client-cert-auth", "true",
                        "log-outputs", "[\"stderr\"]"));
    }

    @Test
    void json_is_yaml_too_and_of_two_equal_keys_the_last_counts() {
        assertThat(EtcdYaml.read(PATH, "{\"name\": \"node1\"}").settings()).isEqualTo(Map.of("name", "node1"));
        assertThat(EtcdYaml.read(PATH, "name: a\nname: b\n").settings()).isEqualTo(Map.of("name", "b"));
    }

    @Test
    void a_key_without_a_value_sets_nothing() {
        assertThat(EtcdYaml.read(PATH, "name: node1\ndiscovery:\ninitial-cluster: ~\n")
                        .settings())
                .isEqualTo(Map.of("name", "node1"));
        assertThat(EtcdYaml.read(PATH, "discovery: ''\n").settings()).isEqualTo(Map.of("discovery", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "# nothing\n",
                "just words",
                "- a\n- b\n",
                "a: [",
                "a: 'b",
                "\tname: x",
                "a: \u0007",
                "&",
                "!!x"
            })
    void what_is_no_list_of_keys_has_no_settings(String text) {
        assertThat(EtcdYaml.read(PATH, text).settings()).isEmpty();
    }

    @Test
    void half_a_file_is_none() {
        assertThat(EtcdYaml.read(PATH, "name: a\n" + "#".repeat(65_536)).settings())
                .isEmpty();
    }
}

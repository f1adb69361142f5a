package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids, addresses, URLs and versions: what is read, what is refused, how it is printed.
class NounsTest {
    @ParameterizedTest(name = "`{0}` is read as {1}")
    @CsvSource({
        "fe2f75dd51fa5ff, fe2f75dd51fa5ff",
        "0fe2f75dd51fa5ff, fe2f75dd51fa5ff",
        "FE2F75DD51FA5FF, fe2f75dd51fa5ff",
        "1609b5a3a078c227, 1609b5a3a078c227",
        "ffffffffffffffff, ffffffffffffffff",
        "0000000000000001, 1",
        "1, 1",
        "8000000000000000, 8000000000000000"
    })
    void an_id_is_up_to_16_hex_digits_printed_without_leading_zeros(String typed, String printed) {
        assertThat(MemberId.parse(typed)).map(MemberId::hex).contains(printed);
    }

    @ParameterizedTest(name = "`{0}` is no id")
    @ValueSource(
            strings = {
                "", "0", "0000000000000000", "18306475092473561599", "12345678901234567", "00fe2f75dd51fa5ff", "g",
                "0x1609b5a3a078c227", "-1", "+1", " 1", "1609 b5a3", "10.0.1.2", "\u0661\u0662"
            })
    void what_could_name_somebody_else_is_no_id(String typed) {
        assertThat(MemberId.parse(typed)).isEmpty();
    }

    @Test
    void ids_are_ordered_as_unsigned_numbers() {
        var sorted = Stream.of("8000000000000000", "2", "ffffffffffffffff", "7fffffffffffffff")
                .map(hex -> MemberId.parse(hex).orElseThrow())
                .sorted()
                .map(MemberId::hex);
        assertThat(sorted).containsExactly("2", "7fffffffffffffff", "8000000000000000", "ffffffffffffffff");
    }

    @ParameterizedTest(name = "`{0}` is an address")
    @ValueSource(strings = {"10.0.1.2", "node2", "node2.prod-eu.example", "fd00::2", "NODE_2", "a", "1-2"})
    void an_address_is_letters_digits_and_four_signs(String text) {
        assertThat(Address.isValid(text)).isTrue();
        assertThat(new Address(text)).hasToString(text);
    }

    static Stream<String> injections() {
        return Stream.concat(
                Stream.of(
                        "",
                        "-oProxyCommand=x",
                        "-",
                        "10.0.1.2\n",
                        "10.0.1.2\r",
                        "a\u0000b",
                        "a\tb",
                        "n\u00f6de",
                        "a\u202eb"),
                " ;&|$`'\"\\/(){}[]<>*?!#~%^=+,@".chars().mapToObj(sign -> "a" + (char) sign + "b"));
    }

    @ParameterizedTest(name = "address [{index}] is refused")
    @MethodSource("injections")
    void an_address_cannot_become_an_option_a_second_word_or_a_command(String text) {
        assertThat(Address.isValid(text)).isFalse();
        assertThatThrownBy(() -> new Address(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClusterName(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Url("http", text, 2380)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_address_is_no_longer_than_a_host_name_may_be() {
        assertThat(Address.isValid("a".repeat(253))).isTrue();
        assertThat(Address.isValid("a".repeat(254))).isFalse();
    }

    @ParameterizedTest(name = "`{0}` is printed as {1}")
    @CsvSource({
        "http://10.0.1.2:2380, http://10.0.1.2:2380",
        "https://node2.example:2379/, https://node2.example:2379",
        "http://[fd00::2]:2380, http://[fd00::2]:2380"
    })
    void a_url_is_scheme_host_and_port(String text, String printed) {
        assertThat(Url.parse(text)).map(Url::toString).contains(printed);
    }

    @ParameterizedTest(name = "`{0}` is no URL of etcd")
    @ValueSource(
            strings = {
                "",
                "10.0.1.2:2380",
                "http://10.0.1.2",
                "http://10.0.1.2:0",
                "http://10.0.1.2:65536",
                "unix://10.0.1.2:2380",
                "HTTP:10.0.1.2",
                "http://10.0.1.2:2380/path",
                "http://10.0.1.2:2380/?q",
                "http://10.0.1.2:2380?q",
                "http://user:secret@10.0.1.2:2380",
                "http://10.0.1.2:2380 --force",
                "http://:2380",
                "http://10.0.1.2:2380\n",
                "http://-o:2380",
                "//10.0.1.2:2380",
                "http://[fd00::2%25eth0]:1"
            })
    void anything_more_or_less_is_no_url(String text) {
        assertThat(Url.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "`{0}` is version {1}")
    @CsvSource({"3.4.23, 3.4.23", "3.6.0-rc.1, 3.6.0", "3.5.30+git, 3.5.30", "3.5.30, 3.5.30"})
    void a_version_is_three_numbers(String text, String printed) {
        assertThat(Version.parse(text)).map(Version::toString).contains(printed);
    }

    @ParameterizedTest(name = "`{0}` is no version")
    @ValueSource(strings = {"", "3", "3.4", "v3.4.23", "3.x.1", "3..1", "not decided", "-3.4.5"})
    void anything_else_is_no_version(String text) {
        assertThat(Version.parse(text)).isEmpty();
    }

    @Test
    void versions_are_ordered_by_number_and_not_by_text() {
        assertThat(List.of("3.5.9", "3.10.0", "3.5.30", "3.4.45").stream()
                        .map(text -> Version.parse(text).orElseThrow())
                        .sorted()
                        .map(Version::toString))
                .containsExactly("3.4.45", "3.5.9", "3.5.30", "3.10.0");
    }

    @ParameterizedTest(name = "{0} adds with a quorum of connected voters only: {1}")
    @CsvSource({
        "3.4.23, false",
        "3.4.45, false",
        "3.5.29, false",
        "3.5.30, true",
        "3.5.33, true",
        "3.6.0, false",
        "3.6.10, false",
        "3.6.11, true",
        "3.7.0, true"
    })
    void the_relaxed_add_check_came_to_each_line_by_itself(String version, boolean relaxed) {
        assertThat(Version.parse(version).orElseThrow().addsWithQuorumOnly()).isEqualTo(relaxed);
    }

    @ParameterizedTest
    @CsvSource({"2.0.13, V2", "2.3.8, V2", "3.0.17, V3", "3.4.23, V3", "4.0.0, V3"})
    void what_is_older_than_3_is_of_the_other_generation(String version, Generation generation) {
        assertThat(Version.parse(version).orElseThrow().generation()).isEqualTo(generation);
    }

    @Test
    void learners_came_with_3_4() {
        assertThat(Version.parse("3.3.27").orElseThrow().hasLearners()).isFalse();
        assertThat(Version.parse("3.4.0").orElseThrow().hasLearners()).isTrue();
    }

    @Test
    void a_flag_beats_its_variable_and_the_last_flag_wins() {
        var host = new SceneHost(1);
        host.arguments = List.of("/usr/bin/etcd", "--name=a", "--data-dir", "/d", "--name", "b");
        var unit = host.view().unit().orElseThrow();
        assertThat(unit.setting("ETCD_NAME")).contains("b");
        assertThat(unit.setting("ETCD_DATA_DIR")).contains("/d");
        assertThat(unit.setting("ETCD_DISCOVERY")).contains("http://10.0.1.254:7379/v2/keys/discovery/lab");
        assertThat(unit.setting("ETCD_INITIAL_CLUSTER")).isEmpty();
    }
}

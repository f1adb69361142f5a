package dev.quorate.runbooks.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Url;
import dev.quorate.runbooks.stage.Golden;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RenderingTest {
    /// The three forms as people get them, in one file.
    private static String whole(Rendering rendering) {
        var text = new StringBuilder(rendering.config());
        rendering
                .dropIns()
                .forEach(dropIn -> text.append("\n--- ")
                        .append(dropIn.name())
                        .append('\n')
                        .append(dropIn.contents().stripTrailing())
                        .append('\n'));
        text.append("\n--- ignition\n").append(rendering.ignition());
        text.append("\n--- remarks\n").append(String.join("\n", rendering.remarks()));
        return text.toString();
    }

    @Test
    void a_host_that_joins_a_plain_cluster() {
        Golden.matches("provision-http", whole(Seen.three("http").rendering("node4", "10.0.1.4")));
    }

    @Test
    void a_host_that_joins_a_cluster_with_tls() {
        Golden.matches("provision-https", whole(Seen.three("https").rendering("node4", "10.0.1.4")));
    }

    @Test
    void a_host_that_was_added_already_keeps_its_place_in_the_list() {
        var added = Seen.three("http").withAdded(new Url("http", "10.0.1.4", 2380));
        var rendering = added.rendering("node4", "10.0.1.4");
        assertThat(rendering.dropIns())
                .isEqualTo(Seen.three("http").rendering("node4", "10.0.1.4").dropIns());
        assertThat(rendering.remarks().getFirst())
                .isEqualTo("Member abcdef was added for 10.0.1.4 and has never started: it is this host, and its name"
                        + " will be node4.");
    }

    @Test
    void another_member_without_a_name_is_in_the_list_by_its_id() {
        var added = Seen.three("http").withAdded(new Url("http", "10.0.1.5", 2380));
        assertThat(added.rendering("node4", "10.0.1.4").config())
                .contains("abcdef=http://10.0.1.5:2380,")
                .contains(",node4=http://10.0.1.4:2380\"");
    }

    @Test
    void ports_are_those_that_all_members_have() {
        var second = Seen.three("http")
                .with(
                        1,
                        member -> Seen.member(
                                member.id(),
                                member.name(),
                                member.peerUrls().getFirst(),
                                List.of(new Url("http", "10.0.1.1", 2379), new Url("http", "10.0.1.1", 4001))));
        assertThat(second.rendering("node4", "10.0.1.4").config())
                .contains("advertise_client_urls: \"http://10.0.1.4:2379\"");
    }

    @Test
    void an_address_of_ipv6_stands_in_brackets() {
        assertThat(Seen.three("http").rendering("node4", "fd00::4").config())
                .contains("listen_peer_urls: \"http://[::]:2380\"")
                .contains("initial_advertise_peer_urls: \"http://[fd00::4]:2380\"");
    }

    static Stream<List<String>> refusals() {
        var plain = Seen.three("http");
        var mixed = plain.with(
                3,
                member -> Seen.member(
                        member.id(), member.name(), new Url("https", "10.0.1.3", 2380), member.clientUrls()));
        return Stream.of(
                List.of(plain.refusal("node4", "10.0.1.2"), "10.0.1.2 is member 1609b5a3a078c227 (node2) of prod-eu"),
                List.of(plain.refusal("node2", "10.0.1.4"), "A member of prod-eu is called node2 already"),
                List.of(plain.refusal("fe2f75dd51fa5ff", "10.0.1.4"), "is called fe2f75dd51fa5ff already"),
                List.of(mixed.refusal("node4", "10.0.1.4"), "peer URLs have no scheme and port in common"),
                List.of(otherCluster(), "answer as cluster cdf8, and the configuration pins 1e2f"),
                List.of(noQuorum(), "No endpoint can read from a quorum"));
    }

    private static String noQuorum() {
        return refusal(Seen.three("http").withoutQuorum(), Optional.empty());
    }

    private static String otherCluster() {
        return refusal(Seen.three("http").state(), Optional.of(new ClusterId(0x1e2f)));
    }

    private static String refusal(ClusterState seen, Optional<ClusterId> pinned) {
        var host = new NewHost("node4", new Address("10.0.1.4"));
        return ((Provisioning.Unfit) Provisioning.of(seen, pinned, host))
                .refusal()
                .text();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_says_what_why_and_what_now(List<String> refusal) {
        assertThat(refusal.getFirst()).startsWith("I rendered nothing for ").contains(refusal.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.1.4", "etcd4.example", "fd00::4", "::1"})
    void an_address_of_a_host(String text) {
        assertThat(NewHost.isAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.1.4:2380", "http://10.0.1.4", "0.0.0.0", "::", "-x", "", "a b", "etcd:4:x"})
    void no_address_of_a_host(String text) {
        assertThat(NewHost.isAddress(text)).isFalse();
    }

    @Test
    void json_escapes_what_it_must_and_nothing_else() {
        assertThat(IgnitionText.json("a\"b\\c\nd\te\u0001<é>")).isEqualTo("\"a\\\"b\\\\c\\nd\\te\\u0001<é>\"");
    }
}

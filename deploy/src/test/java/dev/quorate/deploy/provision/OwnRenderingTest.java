package dev.quorate.deploy.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.deploy.check.Watch;
import dev.quorate.runbooks.provision.NewHost;
import dev.quorate.runbooks.provision.Provisioning;
import dev.quorate.runbooks.provision.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we render is read by the same parser that reads the files of others, and has to pass the same check.
final class OwnRenderingTest {
    private static final NewHost NODE4 = new NewHost("node4", new Address("10.0.1.4"));

    @TempDir
    Path temporary;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:42Z"));
    private final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);
    private final Watch watch = new Watch(cluster.inventory(List.of("console:ops")), cluster, cluster);
    private final ClusterLook look = new ClusterLook(clock, Duration.ofSeconds(5));

    private Provisioning.Answer answer() throws InterruptedException {
        return Provisioning.of(look.at(watch), Optional.empty(), NODE4);
    }

    private Rendering rendering() throws InterruptedException {
        return ((Provisioning.Fit) answer()).rendering();
    }

    private static HostUnit unit(Rendering rendering) {
        var parts = rendering.dropIns().stream()
                .map(dropIn -> new Part(dropIn.name(), dropIn.name(), Part.Place.ETC, UnitText.read(dropIn.contents())))
                .toList();
        return new HostUnit("ours", "etcd-member.service", parts);
    }

    @Test
    void systemd_would_start_exactly_these_arguments() throws InterruptedException {
        var rendering = rendering();
        var unit = unit(rendering);
        var computed = Computed.of(unit);
        assertThat(computed.startsTakenBack()).isTrue();
        assertThat(computed.environment()).containsExactly(Map.entry("ETCD_IMAGE_TAG", "v3.4.23"));
        assertThat(computed.starts())
                .containsExactly(List.of(
                        "/usr/lib/coreos/etcd-wrapper",
                        "$ETCD_OPTS",
                        "--name=node4",
                        "--listen-peer-urls=http://0.0.0.0:2380",
                        "--listen-client-urls=http://0.0.0.0:2379",
                        "--initial-advertise-peer-urls=http://10.0.1.4:2380",
                        "--initial-cluster=" + list(),
                        "--initial-cluster-state=existing",
                        "--advertise-client-urls=http://10.0.1.4:2379"));
        assertThat(unit.parts()).allMatch(part -> part.text().faults().isEmpty());
    }

    private String list() throws InterruptedException {
        return members().stream()
                        .map(member -> member.id() + "=" + member.peerUrls().getFirst() + ",")
                        .collect(Collectors.joining())
                + "node4=http://10.0.1.4:2380";
    }

    private List<Member> members() throws InterruptedException {
        return ((Picture.Clear) look.at(watch).picture()).members();
    }

    @Test
    void the_three_forms_say_the_same() throws InterruptedException, IOException {
        var rendering = rendering();
        var ignition = new ObjectMapper().readTree(rendering.ignition());
        var dropIns = ignition.path("systemd").path("units").path(0).path("dropins");
        assertThat(dropIns).hasSize(2);
        assertThat(rendering.dropIns())
                .zipSatisfy(
                        List.of(dropIns.path(0), dropIns.path(1)),
                        (ours, theirs) ->
                                assertThat(theirs.path("contents").asText()).isEqualTo(ours.contents()));
        var config = new ObjectMapper(new YAMLFactory()).readTree(rendering.config());
        assertThat(settings(config)).isEqualTo(settings(ignition));
    }

    private static List<Settings> settings(JsonNode tree) {
        return new ConfigTree("x", tree)
                .read().units().stream().map(Computed::of).map(Settings::of).toList();
    }

    @Test
    void every_form_passes_our_own_check() throws InterruptedException {
        var folder = Folder.at(temporary);
        var rendering = rendering();
        assertThat(folder.said(folder.write("node4.yaml", rendering.config())))
                .containsExactly("ok    node4.yaml: Container Linux Config with etcd-member.service");
        assertThat(folder.said(folder.write("node4.json", rendering.ignition())))
                .containsExactly("ok    node4.json: Ignition 2.0.0 with etcd-member.service");
        var dropIns = rendering.dropIns().stream()
                .map(dropIn -> folder.write("etcd-member.service.d/" + dropIn.name(), dropIn.contents()))
                .toArray(Path[]::new);
        assertThat(folder.said(dropIns)).hasSize(2).allMatch(line -> line.startsWith("ok "));
    }

    /// The golden texts of the runbooks, which have TLS.
    @Test
    void with_tls_only_what_a_person_must_fill_in_is_left() throws IOException {
        var golden = Files.readString(Path.of("../runbooks/src/test/resources/golden/provision-https.txt"));
        var folder = Folder.at(temporary);
        var config = folder.write("a.yaml", golden.substring(0, golden.indexOf("\n---")));
        var ignition = folder.write("a.json", golden.substring(golden.indexOf("\n{"), golden.indexOf("\n--- remarks")));
        for (var file : List.of(config, ignition)) {
            assertThat(folder.said(file))
                    .filteredOn(line -> !line.startsWith("ok"))
                    .singleElement()
                    .asString()
                    .contains("still to be filled in: <CERT_FILE>, <CLIENT_CERT_AUTH>, <KEY_FILE>, <PEER_CERT_FILE>");
        }
        var filled = golden.substring(0, golden.indexOf("\n---"))
                .replaceAll("<[A-Z_]*AUTH>", "true")
                .replaceAll("<[A-Z_]*FILE>", "/etc/ssl/certs/a.pem");
        assertThat(folder.said(folder.write("a.yaml", filled)))
                .containsExactly("ok    a.yaml: Container Linux Config with etcd-member.service");
    }

    @Test
    void before_it_was_added_the_check_says_so_and_afterwards_it_waits() throws InterruptedException {
        var file = Folder.at(temporary).write("node4.json", rendering().ignition());
        assertThat(live().said(file))
                .filteredOn(line -> !line.startsWith("ok"))
                .singleElement()
                .asString()
                .contains("http://10.0.1.4:2380 is in no list of prod-eu yet")
                .endsWith("  - say `add member node4 at 10.0.1.4` before the host starts");
        add("10.0.1.4");
        assertThat(live().said(file))
                .allMatch(line -> line.startsWith("ok "))
                .anyMatch(line -> line.contains("and waits for its first start"));
        assertThat(answer()).isInstanceOf(Provisioning.Fit.class);
    }

    @Test
    void after_somebody_else_was_added_the_list_is_old() throws InterruptedException {
        var file = Folder.at(temporary).write("node4.yaml", rendering().config());
        add("10.0.1.5");
        assertThat(Folder.failures(live().said(file)))
                .singleElement()
                .asString()
                .contains("--initial-cluster is not the list of prod-eu; it lacks [http://10.0.1.5:2380]");
    }

    @Test
    void without_quorum_there_is_nothing_to_render_or_compare() throws InterruptedException {
        var file = Folder.at(temporary).write("node4.yaml", rendering().config());
        cluster.kill(1);
        cluster.kill(2);
        assertThat(answer()).isInstanceOf(Provisioning.Unfit.class);
        assertThat(live().said(file))
                .anyMatch(line -> line.contains("not compared with prod-eu, whose members nobody could tell"));
    }

    @Test
    void the_address_and_the_name_of_a_member_are_taken() throws InterruptedException {
        var folder = live();
        assertThat(Folder.failures(folder.said(folder.write("30-join.conf", drop("node9", "10.0.1.2")))))
                .anyMatch(line -> line.contains("the address of node9 is that of member"));
        var taken = members().getFirst().name();
        assertThat(Folder.failures(folder.said(folder.write("30-join.conf", drop(taken, "10.0.1.9")))))
                .anyMatch(line -> line.contains(taken + " is the name of member"));
    }

    @Test
    void a_members_own_file_is_known_as_its_own() throws InterruptedException {
        var member = members().getFirst();
        var folder = live();
        assertThat(folder.said(folder.write("30-join.conf", drop(member.name(), member.where()))))
                .containsExactly(
                        "ok    30-join.conf: drop-in",
                        "ok    30-join.conf: is member " + member.id()
                                + " of prod-eu in a cluster of 3; what it says of the first start is ignored there");
    }

    private static String drop(String name, String address) {
        return "[Service]\nEnvironment=ETCD_NAME=" + name + " ETCD_INITIAL_ADVERTISE_PEER_URLS=http://" + address
                + ":2380\n";
    }

    @Test
    void a_discovery_url_for_a_cluster_that_runs_fails() throws InterruptedException {
        var folder = live();
        assertThat(Folder.failures(folder.said(folder.write("document.json", Folder.document("document.json")))))
                .singleElement()
                .asString()
                .contains("--discovery is set, and prod-eu runs already: its token is used up");
    }

    @Test
    void a_member_that_runs_may_keep_its_discovery_url() throws InterruptedException {
        var member = members().getFirst();
        var folder = live();
        var file = folder.write(
                "20-cloudinit.conf",
                drop(member.name(), member.where()) + "Environment=ETCD_DISCOVERY=https://discovery.example/t\n");
        assertThat(Folder.failures(folder.said(file))).isEmpty();
    }

    private Folder live() throws InterruptedException {
        return new Folder(temporary, look.clusters(List.of(watch)));
    }

    private void add(String address) {
        var added = cluster.call(
                new EtcdCall.Add(new Url("http", address, 2380), true),
                watch.inventory().endpoints().getFirst(),
                Duration.ofSeconds(5));
        assertThat(added).isInstanceOf(Outcome.Done.class);
    }
}

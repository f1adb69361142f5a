package dev.quorate.deploy.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.deploy.check.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileCheckTest {
    private static final String LIST = "node1=http://10.0.1.1:2380,node4=http://10.0.1.4:2380";

    @TempDir
    Path temporary;

    private Folder folder;

    @BeforeEach
    void a_folder() {
        folder = Folder.at(temporary);
    }

    /// Lines of [Service], `/` between them; then the finding's beginning and what it says to write.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Environment=\"ETCD_NAME=\"n4\" | fail  30-join.conf:2: a quote that does not end | write"
                        + " Environment=\"NAME=VALUE\"",
                "Environment=\"ETCD_NAME=\\\"n4\\\"\" | fail  30-join.conf: the value of ETCD_NAME has quotes in it |"
                        + " write the value without them",
                "Enviroment=ETCD_NAME=n4 | fail  30-join.conf:2: systemd knows no key Enviroment | write Environment=",
                "environment=ETCD_NAME=n4 | fail  30-join.conf:2: systemd knows no key environment | write"
                        + " Environment=",
                "Frobnicate=yes | warn  30-join.conf:2: systemd knows no key Frobnicate | remove it",
                "Environment=ETCD_NAME | fail  30-join.conf:2: `ETCD_NAME` is no NAME=VALUE | write"
                        + " Environment=\"NAME=VALUE\"",
                "Environment=ETCD_NAME=n%z | fail  30-join.conf:2: a % in `ETCD_NAME=n%z` that is no specifier |"
                        + " write %%",
                "Environment=ETCD_NAME=n%b | warn  30-join.conf:2: systemd puts something else for the % | write %%",
                "Environment= | warn  30-join.conf:2: an empty Environment= takes back all | write UnsetEnvironment=",
                "Environment=ETCD_FORCE_NEW_CLUSTER=true | fail  30-join.conf: ETCD_FORCE_NEW_CLUSTER is on | remove"
                        + " it as soon as the one member runs",
                "ExecStart=/bin/etcd | fail  30-join.conf:2: the unit's own ExecStart= stays | write an empty"
                        + " ExecStart=",
                "ExecStart=/ExecStart=/bin/a/ExecStart=/bin/b | fail  30-join.conf: ExecStart= stands 2 times | keep"
                        + " one",
                "ExecStart=/ExecStart=/bin/etcd --name=\"n4 | fail  30-join.conf:3: a quote that does not end |"
                        + " close the quote",
                "ExecStart=/ExecStart=/bin/etcd --force-new-cluster | fail  30-join.conf: --force-new-cluster is on |"
                        + " remove it",
                "ExecStartPre=/usr/bin/rm -rf /var/lib/etcd2/member | fail  30-join.conf:2: ExecStartPre deletes |"
                        + " remove the line",
                "ExecStartPre=-/bin/sh -c 'rm -rf /var/lib/etcd2/*' | fail  30-join.conf:2: ExecStartPre deletes |"
                        + " remove the line",
                "ExecStartPre=/usr/bin/find /var/lib/etcd2 -mindepth 1 -delete | fail  30-join.conf:2: ExecStartPre"
                        + " deletes | remove the line",
                "ExecStartPre=/usr/bin/rm -rf /var/lib/etcd2/proxy | warn  30-join.conf:2: ExecStartPre deletes |"
                        + " remove the line once the member has started",
                "Environment=ETCD_DISCOVERY=https://d.example/t | warn  30-join.conf: ETCD_DISCOVERY is for the first"
                        + " start of a new cluster only | for a host that joins write initial-cluster",
                "Environment=ETCD_DISCOVERY=https://d.example/t ETCD_DISCOVERY_SRV=example | fail  30-join.conf:"
                        + " ETCD_DISCOVERY and ETCD_DISCOVERY_SRV together | keep initial-cluster",
                "ExecStart=/ExecStart=/bin/etcd --name=n4/Environment=ETCD_NAME= | fail  30-join.conf: --name and"
                        + " ETCD_NAME are both set, and etcd 3.4 and newer refuse to start | keep one of them",
                "ExecStart=/ExecStart=/bin/etcd --name=n4/Environment=ETCD_NAME=n4 ETCD_IMAGE_TAG=v3.1.4 | warn "
                        + " 30-join.conf: --name and ETCD_NAME are both set, and the flag wins silently | keep one of"
                        + " them",
                "ExecStart=/ExecStart=/opt/etcd-wrapper --name=n4 | warn  30-join.conf: --name stands beside the"
                        + " ETCD_NAME=%m | add a drop-in with [Service] and UnsetEnvironment=ETCD_NAME",
                "Environment=ETCD_LISTEN_PEER_URLS=10.0.1.4:2380 | fail  30-join.conf: `10.0.1.4:2380` in"
                        + " ETCD_LISTEN_PEER_URLS is no URL | write http://HOST:PORT",
                "Environment=ETCD_LISTEN_CLIENT_URLS=http://10.0.1.4:2379"
                        + " ETCD_ADVERTISE_CLIENT_URLS=https://10.0.1.4:2379 | fail  30-join.conf:"
                        + " ETCD_ADVERTISE_CLIENT_URLS says https, and ETCD_LISTEN_CLIENT_URLS listens with http |"
                        + " write the same scheme in both",
                "Environment=ETCD_LISTEN_CLIENT_URLS=https://10.0.1.4:2379 | fail  30-join.conf:"
                        + " ETCD_LISTEN_CLIENT_URLS is https, without cert-file and key-file | write both",
                "Environment=ETCD_LISTEN_PEER_URLS=http://10.0.1.4:2380 ETCD_PEER_CERT_FILE=/a | warn  30-join.conf:"
                        + " ETCD_PEER_CERT_FILE is set, and ETCD_LISTEN_PEER_URLS is plain http | write https"
            })
    void each_conflict_is_one_finding_that_says_what_to_write(String lines, String finding, String instead) {
        assertThat(folder.saidOf("[Service]\n" + lines.replaceAll("/(?=ExecStart|Environment)", "\n") + "\n"))
                .singleElement()
                .asString()
                .startsWith(finding)
                .contains("  - " + instead);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETCD_NAME=node5 | fail  30-join.conf: ETCD_INITIAL_CLUSTER has no node5, only node1, node4",
                "ETCD_X=y        | warn  30-join.conf: the member's name is not set here",
                "ETCD_NAME=node4 ETCD_INITIAL_ADVERTISE_PEER_URLS=http://10.0.1.5:2380 | fail  30-join.conf: node4 is"
                        + " at [http://10.0.1.4:2380] in the list",
                "ETCD_NAME=node4 ETCD_DISCOVERY=https://d.example/t | fail  30-join.conf: ETCD_DISCOVERY and"
                        + " ETCD_INITIAL_CLUSTER together",
                "ETCD_NAME=node4 ETCD_INITIAL_CLUSTER_STATE=new | warn  30-join.conf: without"
                        + " ETCD_INITIAL_CLUSTER_STATE=existing etcd founds a second cluster",
                "ETCD_NAME=node4 ETCD_INITIAL_CLUSTER=node4=10.0.1.4 | fail  30-join.conf: `node4=10.0.1.4` in"
                        + " ETCD_INITIAL_CLUSTER is no NAME=URL",
                "ETCD_NAME=node4 ETCD_INITIAL_CLUSTER=node1=https://10.0.1.1:2380,node4=http://10.0.1.4:2380 | fail "
                        + " 30-join.conf: http and https are mixed among the peers"
            })
    void a_list_of_members_must_fit_the_host(String more, String finding) {
        assertThat(folder.saidOf("[Service]\nEnvironment=ETCD_INITIAL_CLUSTER=" + LIST
                        + " ETCD_INITIAL_CLUSTER_STATE=existing " + more + "\n"))
                .anyMatch(line -> line.startsWith(finding));
    }

    @Test
    void a_right_drop_in_is_ok() {
        assertThat(folder.said(folder.write("30-join.conf", """
            [Service]
            Environment="ETCD_NAME=node4" "ETCD_INITIAL_CLUSTER_STATE=existing"
            Environment="ETCD_INITIAL_CLUSTER=%s"
            UnsetEnvironment=ETCD_DISCOVERY
            """.formatted(LIST))))
                .containsExactly("ok    30-join.conf: drop-in");
    }

    @Test
    void without_a_section_nothing_counts() {
        assertThat(folder.saidOf("Environment=ETCD_NAME=n4\n"))
                .containsExactly(
                        "fail  30-join.conf:1: no section is above this line, so systemd ignores it  - write [Service]"
                                + " above it",
                        "fail  30-join.conf: nothing in it stands in [Service], so etcd gets nothing of it  - write"
                                + " [Service] above Environment= and ExecStart=");
    }

    @Test
    void drop_ins_of_one_unit_are_judged_together() {
        var flag = folder.write(
                "etcd2.service.d/20-flags.conf", "[Service]\nExecStart=\nExecStart=/bin/etcd --discovery=x\n");
        var variable = folder.write("etcd2.service.d/99-more.conf", "[Service]\nEnvironment=\"ETCD_DISCOVERY=\"\n");
        assertThat(folder.said(variable, flag))
                .anyMatch(line -> line.startsWith("fail  etcd2.service with 2 files: --discovery and ETCD_DISCOVERY are"
                        + " both set, and etcd 3.4"));
        assertThat(Folder.failures(folder.said(variable))).isEmpty();
    }

    @Test
    void a_drop_in_of_a_repairs_name_hides_the_repair() {
        var file = folder.write("etcd2.service.d/99-restore.conf", "[Service]\nEnvironment=ETCD_NAME=n4\n");
        assertThat(folder.said(file))
                .containsExactly(
                        "ok    etcd2.service.d/99-restore.conf: drop-in",
                        "warn  etcd2.service.d/99-restore.conf: a drop-in of this name in /etc hides the one that a"
                                + " repair writes into /run  - give it another name, such as 30-join.conf");
    }

    @Test
    void of_two_files_of_one_name_the_one_in_etc_is_read() {
        var run = new Part("run", "99-restore.conf", Part.Place.RUN, UnitText.read("[Service]\nEnvironment=A=run\n"));
        var etc = new Part("etc", "99-restore.conf", Part.Place.ETC, UnitText.read("[Service]\nEnvironment=A=etc\n"));
        var unit = new HostUnit("etcd2", "etcd2.service", List.of(etc, run));
        assertThat(Computed.of(unit).environment()).containsEntry("A", "etc");
        assertThat(new PlaceFindings(unit).list())
                .extracting(Finding::line)
                .anyMatch(line -> line.startsWith("fail  run: etc has the same name and hides it"));
    }

    @Test
    void options_in_a_variable_count_as_flags() {
        assertThat(folder.saidOf("[Service]\nEnvironment=\"ETCD_OPTS=--discovery=a --initial-cluster=" + LIST
                        + " --name=node4 --initial-cluster-state=existing\"\nExecStart=\nExecStart=/bin/etcd"
                        + " $ETCD_OPTS\n"))
                .anyMatch(line -> line.startsWith("fail  30-join.conf: --discovery and --initial-cluster together"));
    }

    @Test
    void quotes_in_such_options_do_not_reach_etcd() {
        assertThat(folder.saidOf("""
            [Service]
            Environment='ETCD_OPTS=--log-output="stdout"'
            ExecStart=
            ExecStart=/bin/etcd $ETCD_OPTS
            """)).isEmpty();
    }

    @Test
    void a_whole_unit_needs_no_reset() {
        assertThat(folder.said(folder.write("etcd2.service", "[Service]\nExecStart=/usr/bin/etcd --name=a\n")))
                .containsExactly("ok    etcd2.service: unit file");
    }

    @Test
    void files_that_are_something_else_fail() {
        assertThat(folder.said(
                        folder.write("a", "{\"a\": }"),
                        folder.write("b", "{\"a\": 1}"),
                        folder.write("c", "etcd: {name: a, name: b}"),
                        folder.write("d", "hello"),
                        temporary.resolve("e")))
                .containsExactly(
                        "fail  a: is not JSON from line 1 on  - check brackets, quotes, indentation and keys that"
                                + " stand twice",
                        "fail  b: is neither a Container Linux Config nor Ignition nor a drop-in  - name a file with"
                                + " etcd: or systemd:, with \"ignition\", or with [Service]",
                        "fail  c: is not YAML from line 1 on  - check brackets, quotes, indentation and keys that"
                                + " stand twice",
                        "fail  d: is neither a Container Linux Config nor Ignition nor a drop-in  - name a file with"
                                + " etcd: or systemd:, with \"ignition\", or with [Service]",
                        "fail  e: there is no such file  - name a file");
    }

    @Test
    void a_key_that_the_transpiler_does_not_know_is_said() {
        assertThat(folder.said(folder.write("a.yaml", "etcd:\n  advertise_client_url: http://10.0.1.4:2379\n")))
                .anyMatch(line -> line.startsWith("warn  a.yaml: etcd.advertise_client_url: the transpiler knows no"));
    }
}

package dev.quorate.deploy.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a check says of the texts in the document "etcd cluster runtime reconfiguration on CoreOS Container
/// Linux".
final class DocumentTest {
    private static final String DISCOVERY = "is for the first start of a new cluster only";
    private static final String LEFT = "still to be filled in: <PEER_ADDRESS>, <token>";

    @TempDir
    Path temporary;

    private Folder folder;

    @BeforeEach
    void a_folder() {
        folder = Folder.at(temporary);
    }

    private List<String> said(String document, String as) {
        return folder.said(folder.write(as, Folder.document(document)));
    }

    @Test
    void its_rendering_has_five_arguments_that_are_none() {
        var lines = said("document-20-clct-etcd-member.conf", "20-clct-etcd-member.conf");
        assertThat(Folder.failures(lines))
                .hasSize(5)
                .allMatch(line -> line.contains(" is no argument: the colon belongs to YAML"))
                .contains("fail  20-clct-etcd-member.conf: `--listen-peer-urls: http://0.0.0.0:2380` is no argument:"
                        + " the colon belongs to YAML, and etcd stops at a flag it does not know  - write"
                        + " --listen-peer-urls=\"http://0.0.0.0:2380\"");
        assertThat(lines).anyMatch(line -> line.contains(DISCOVERY));
    }

    @Test
    void its_ignition_is_accepted_but_for_discovery_and_its_placeholders() {
        var lines = said("document.json", "document.json");
        assertThat(lines.getFirst()).isEqualTo("ok    document.json: Ignition 2.0.0 with etcd-member.service");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(2)
                .allMatch(line -> line.startsWith("warn"))
                .anyMatch(line -> line.contains(DISCOVERY))
                .anyMatch(line -> line.contains(LEFT));
    }

    @Test
    void its_config_says_the_same_as_what_it_compiles_to() {
        assertThat(said("document.yaml", "document.yaml"))
                .first()
                .isEqualTo("ok    document.yaml: Container Linux Config with etcd-member.service");
        assertThat(said("document.yaml", "d").stream().skip(1).map(line -> line.replaceFirst(" d,", "")))
                .isEqualTo(said("document.json", "d").stream()
                        .skip(1)
                        .map(line -> line.replaceFirst(" d,", ""))
                        .toList());
    }

    @Test
    void its_restore_deletes_the_proxy_at_every_start() {
        var lines = said("document-99-restore-node4.conf", "etcd2.service.d/99-restore.conf");
        assertThat(Folder.failures(lines)).isEmpty();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("warn  etcd2.service.d/99-restore.conf:3: ExecStartPre deletes"))
                .anyMatch(line -> line.contains("hides the one that a repair writes into /run"));
    }

    @Test
    void its_second_restore_is_right_for_a_unit_with_variables_and_fatal_for_one_with_flags() {
        var restore = folder.write(
                "etcd-member.service.d/99-restore.conf", Folder.document("document-99-restore-node2.conf"));
        assertThat(Folder.failures(folder.said(restore))).isEmpty();
        var flags = folder.write("etcd-member.service.d/20-clct-etcd-member.conf", compiled());
        assertThat(folder.said(flags, restore))
                .anyMatch(line -> line.startsWith("warn ")
                        && line.contains("--discovery and ETCD_DISCOVERY are both set, and the flag wins silently"))
                .anyMatch(line ->
                        line.startsWith("fail ") && line.contains("--discovery and ETCD_INITIAL_CLUSTER together"));
        folder.write(
                "etcd-member.service.d/20-clct-etcd-member.conf", compiled().replace("v3.1.4", "v3.5.16"));
        assertThat(folder.said(flags, restore))
                .anyMatch(line -> line.startsWith("fail ")
                        && line.contains("--discovery and ETCD_DISCOVERY are both set, and etcd 3.4 and newer refuse"));
    }

    private static String compiled() {
        return Folder.document("document-20-clct-etcd-member.conf").replaceAll("(--[a-z-]+): ([^ \n]+)", "$1=\"$2\"");
    }

    @Test
    void its_force_new_cluster_must_not_stay() {
        assertThat(Folder.failures(said("document-98-force-new-cluster.conf", "98-force-new-cluster.conf")))
                .singleElement()
                .asString()
                .contains("each start with it throws every other member out of the cluster");
    }
}

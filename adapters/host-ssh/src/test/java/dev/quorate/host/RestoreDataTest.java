package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.EtcdBinary;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Genesis;
import dev.quorate.core.cluster.HostView.WalIdentity;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script itself with a real etcdctl, on a snapshot of a real etcd.
final class RestoreDataTest {
    private static final String LIST = "node1=http://10.0.1.1:2380,node2=http://10.0.1.2:2380";

    @TempDir
    private static Path shared;

    private static Path snapshot;

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeAll
    static void a_snapshot_of_a_real_member() throws Exception {
        snapshot = shared.resolve("prod.db");
        try (var member = new RealMember(shared.resolve("old"), 1000)) {
            member.put("planet", "earth".getBytes(StandardCharsets.UTF_8));
            var saving = new ProcessBuilder(
                            EtcdBinary.etcdctl().toString(),
                            "--endpoints=" + member.clientUrl(),
                            "snapshot",
                            "save",
                            snapshot.toString())
                    .redirectErrorStream(true);
            saving.environment().put("ETCDCTL_API", "3");
            var process = saving.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    @BeforeEach
    void a_data_directory_with_a_snapshot() throws IOException {
        data = Files.createDirectory(temporary.toRealPath().resolve("etcd2"));
        Files.copy(snapshot, data.resolve("restore.db"));
    }

    @Test
    void the_member_has_the_ids_that_were_foretold() throws Exception {
        var ran = restore(made());
        assertThat(ran.status()).as(ran.err()).isZero();
        var genesis = Genesis.of(
                        "anew",
                        List.of(
                                new Genesis.Founder("node1", List.of(new Url("http", "10.0.1.1", 2380))),
                                new Genesis.Founder("node2", List.of(new Url("http", "10.0.1.2", 2380)))))
                .orElseThrow();
        assertThat(identity()).isEqualTo(new WalIdentity(genesis.memberIds().get("node2"), genesis.clusterId()));
        assertThat(names()).containsExactly("member", "restore.db");
    }

    @Test
    void the_data_belongs_to_its_owner_alone() throws Exception {
        assertThat(restore(made()).status()).isZero();
        try (var files = Files.walk(data.resolve("member"))) {
            for (var file : files.toList()) {
                assertThat(Files.getOwner(file).getName()).as(file.toString()).isEqualTo(owner());
            }
        }
        assertThat(Files.getOwner(data).getName()).isEqualTo(owner());
        assertThat(Files.getPosixFilePermissions(data.resolve("member")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void twice_is_as_good_as_once() throws Exception {
        assertThat(restore(made()).status()).isZero();
        assertThat(restore(made())).isEqualTo(new Ran(0, "begun\n" + data + "/member is that member already\n", ""));
    }

    @Test
    void an_etcd_starts_from_it_and_knows_what_the_snapshot_knew() throws Exception {
        var alone = new Action.RestoreData(
                new Address("127.0.0.1"),
                data.toString(),
                "restore.db",
                EtcdBinary.etcdctl().toString(),
                System.getProperty("user.name"),
                "node1",
                "node1=http://127.0.0.1:12380",
                "alone",
                new Url("http", "127.0.0.1", 12380),
                0);
        assertThat(restore(alone).status()).isZero();
        try (var member = new RealMember(data, 1000)) {
            assertThat(member.get("planet")).isEqualTo("earth".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void another_member_stays_as_it_is() throws Exception {
        assertThat(restore(made()).status()).isZero();
        var before = identity();
        assertNo(restore(named("node1", "http://10.0.1.1:2380")), "member exists; set it aside first");
        assertThat(identity()).isEqualTo(before);
    }

    @Test
    void a_snapshot_with_a_flipped_byte_is_not_restored() throws Exception {
        try (var open = new RandomAccessFile(data.resolve("restore.db").toFile(), "rw")) {
            open.seek(5000);
            var old = open.read();
            open.seek(5000);
            open.write(old ^ 1);
        }
        assertNo(restore(made()), "could not restore: Error: expected sha256");
        assertThat(names()).containsExactly("restore.db");
    }

    @Test
    void a_member_with_other_ids_than_planned_is_not_kept() throws Exception {
        var words = words(made());
        words.set(
                words.size() - 1,
                WalHead.metadata(
                        Founding.of(named("node1", "http://10.0.1.1:2380")).orElseThrow()));
        assertNo(Ran.of(Script.RESTORE_DATA, words.toArray(String[]::new)), "made another member than was planned");
        assertThat(names()).containsExactly("restore.db");
    }

    @Test
    void what_this_etcdctl_cannot_do_is_told_in_its_words_and_leaves_nothing() throws Exception {
        var bumped = new Action.RestoreData(
                made().host(),
                data.toString(),
                "restore.db",
                EtcdBinary.etcdctl().toString(),
                owner(),
                "node2",
                LIST,
                "anew",
                made().peerUrl(),
                1000);
        assertNo(restore(bumped), "unknown flag: --bump-revision");
        assertThat(names()).containsExactly("restore.db");
    }

    @Test
    void no_snapshot_no_program_no_user_no_directory_no_restore() throws Exception {
        assertNo(with(1, "nothing.db"), data + "/nothing.db does not exist");
        assertNo(with(2, "quorate-etcdctl"), "there is no quorate-etcdctl on this host");
        assertNo(with(3, "quorate-nobody"), "there is no user quorate-nobody");
        assertNo(with(0, data + "/nothing"), data + "/nothing does not exist");
        try (var other = new DirectoryLock(data)) {
            assertThat(other).isNotNull();
            assertNo(restore(made()), "another command of ours works in " + data);
        }
        assertThat(names()).containsExactly("restore.db");
    }

    @Test
    void a_full_disk_leaves_nothing() throws Exception {
        data = temporary.toRealPath().resolve("full");
        try (var disk = new SmallDisk(data, 4)) {
            Files.copy(snapshot, data.resolve("restore.db"));
            var ran = Ran.of(disk, Command.of(Script.RESTORE_DATA, words(made()).toArray(String[]::new)));
            assertThat(ran.status()).as(ran.err()).isEqualTo(3);
            assertThat(names()).containsExactly("restore.db");
        }
    }

    private Action.RestoreData made() {
        return named("node2", "http://10.0.1.2:2380");
    }

    private Action.RestoreData named(String name, String peerUrl) {
        return new Action.RestoreData(
                new Address("127.0.0.1"),
                data.toString(),
                "restore.db",
                EtcdBinary.etcdctl().toString(),
                owner(),
                name,
                LIST,
                "anew",
                Url.parse(peerUrl).orElseThrow(),
                0);
    }

    private static List<String> words(Action.RestoreData made) {
        return Arrays.asList(Acts.words(made));
    }

    private Ran with(int word, String other) throws IOException, InterruptedException {
        var words = words(made());
        words.set(word, other);
        return Ran.of(Script.RESTORE_DATA, words.toArray(String[]::new));
    }

    private static Ran restore(Action.RestoreData made) throws IOException, InterruptedException {
        return Ran.of(Script.RESTORE_DATA, Acts.words(made));
    }

    private WalIdentity identity() throws IOException {
        var log = data.resolve("member/wal/0000000000000000-0000000000000000.wal");
        try (var in = Files.newInputStream(log)) {
            return WalHead.read(in.readNBytes(256)).orElseThrow();
        }
    }

    /// Somebody else where we may give files away.
    private static String owner() {
        return SmallDisk.isRoot() ? "nobody" : System.getProperty("user.name");
    }

    private static void assertNo(Ran ran, String why) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err()).contains(why);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

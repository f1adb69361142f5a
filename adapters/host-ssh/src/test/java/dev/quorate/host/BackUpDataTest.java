package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.EtcdBinary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script itself with a real etcdctl, on the data of a real etcd that serves the v2 API.
final class BackUpDataTest {
    private static final String ETCDCTL = EtcdBinary.etcdctl().toString();

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void a_place_for_data() throws IOException {
        data = temporary.toRealPath().resolve("etcd2");
    }

    @Test
    void the_backup_of_a_running_member_starts_alone_and_knows_what_a_v2_client_wrote() throws Exception {
        try (var member = new RealMember(data, 1000, "--enable-v2")) {
            write(member, "planet", "earth");
            var ran = backUp();
            assertThat(ran.status()).as(ran.err()).isZero();
            assertThat(ran.out()).startsWith("begun\n" + data + "/backup.x1: ").contains(" files, ");
            assertThat(read(member, "planet")).contains("\"value\":\"earth\"");
        }
        assertThat(names()).containsExactly("backup.x1", "backup.x1.sha256", "member");
        try (var alone = new RealMember(data.resolve("backup.x1"), 1000, "--enable-v2", "--force-new-cluster")) {
            assertThat(read(alone, "planet")).contains("\"value\":\"earth\"");
        }
    }

    @Test
    void a_stopped_member_is_backed_up_as_well_and_its_data_stays_as_it_is() throws Exception {
        try (var member = new RealMember(data, 1000, "--enable-v2")) {
            write(member, "planet", "earth");
            member.kill();
        }
        var log = Files.readAllBytes(data.resolve("member/wal/0000000000000000-0000000000000000.wal"));
        assertThat(backUp().status()).isZero();
        assertThat(data.resolve("member/wal/0000000000000000-0000000000000000.wal"))
                .hasBinaryContent(log);
    }

    @Test
    void twice_is_as_good_as_once_and_what_does_not_fit_its_checksums_is_no_backup() throws Exception {
        try (var member = new RealMember(data, 1000, "--enable-v2")) {
            member.kill();
        }
        assertThat(backUp().status()).isZero();
        assertThat(backUp()).isEqualTo(new Ran(0, "begun\n" + data + "/backup.x1 is there already\n", ""));
        Files.delete(data.resolve("backup.x1/member/snap/db"));
        assertNo(backUp(), "does not fit its checksums");
    }

    @Test
    void a_backup_whose_checksums_have_no_name_yet_gets_them_when_it_is_asked_for_again() throws Exception {
        try (var member = new RealMember(data, 1000, "--enable-v2")) {
            member.kill();
        }
        assertThat(backUp().status()).isZero();
        Files.move(data.resolve("backup.x1.sha256"), data.resolve(".backup.x1.part.sha256"));
        assertThat(backUp().status()).isZero();
        assertThat(names()).containsExactly("backup.x1", "backup.x1.sha256", "member");
    }

    @Test
    void without_a_log_or_an_etcdctl_nothing_is_done_and_nothing_left() throws Exception {
        assertNo(backUp(), "holds no log in member/wal");
        Files.createDirectories(data.resolve("member/wal"));
        Files.writeString(data.resolve("member/wal/0.wal"), "no log at all");
        assertNo(backUp("etcdctl-of-nobody"), "there is no etcdctl on this host");
        assertNo(backUp(), "etcdctl backup failed");
        assertThat(names()).containsExactly("member");
    }

    @Test
    void two_at_once_do_not_spoil_each_others_backup() throws Exception {
        Files.createDirectories(data.resolve("member/wal"));
        Files.writeString(data.resolve("member/wal/0.wal"), "log");
        try (var other = new DirectoryLock(data)) {
            assertThat(other).isNotNull();
            assertNo(backUp(), "another command of ours works in " + data);
        }
    }

    private static void assertNo(Ran ran, String why) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(3);
        assertThat(ran.err()).contains(why);
    }

    private Ran backUp() throws IOException, InterruptedException {
        return backUp(ETCDCTL);
    }

    private Ran backUp(String etcdctl) throws IOException, InterruptedException {
        return Ran.of(Script.BACK_UP_DATA, data.toString(), "x1", etcdctl);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(RealMember member, String key, String value) throws IOException, InterruptedException {
        var request = request(member, key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("value=" + value))
                .build();
        send(request);
    }

    private static String read(RealMember member, String key) throws IOException, InterruptedException {
        return send(request(member, key).build());
    }

    private static HttpRequest.Builder request(RealMember member, String key) {
        return HttpRequest.newBuilder(URI.create(member.clientUrl() + "/v2/keys/" + key));
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}

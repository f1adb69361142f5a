package dev.quorate.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.port.People.Account;
import dev.quorate.journal.PostgresqlAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    @TempDir
    Path temporary;

    private ConfigurationFolder folder;

    @BeforeEach
    void a_folder() {
        folder = ConfigurationFolder.in(temporary);
    }

    private Configuration read(String yaml) {
        assertThat(folder.complaint(yaml)).isEqualTo("no complaint");
        return ((Loaded.Read<Configuration>) ConfigurationFile.read(folder.file())).value();
    }

    @Test
    void the_manuals_example_is_read_whole() {
        var read = read(ConfigurationFolder.WHOLE);
        var cluster = read.clusters().getFirst();
        assertThat(cluster.inventory().name().value()).isEqualTo("prod-eu");
        assertThat(cluster.inventory().endpoints())
                .containsExactly(
                        new Url("https", "10.0.1.1", 2379),
                        new Url("https", "10.0.1.2", 2379),
                        new Url("https", "10.0.1.3", 2379));
        assertThat(cluster.inventory().moreHosts()).containsExactly(new Address("10.0.1.4"), new Address("10.0.1.5"));
        assertThat(cluster.inventory().rooms())
                .containsExactly("slack:C024BE91L", "discord:1098765432109876543", "console:ops");
        assertThat(cluster.auth().orElseThrow().username()).isEqualTo("root");
        assertThat(read.chats().slack()).isPresent();
        assertThat(read.chats().discord().orElseThrow().guilds()).containsExactly("290926798626357999");
        assertThat(read.chats().console().orElseThrow().allowAs()).isFalse();
        assertThat(read.witnesses())
                .isEqualTo(new Witnesses(
                        List.of("console:audit"),
                        Optional.of(InetSocketAddress.createUnresolved("logs.example.com", 514))));
        assertThat(read.rooms())
                .containsExactly("slack:C024BE91L", "discord:1098765432109876543", "console:ops", "console:audit");
    }

    @Test
    void relative_paths_start_at_the_file() {
        var read = read(ConfigurationFolder.WHOLE);
        assertThat(read.store()).isEqualTo(new Store.Sqlite(temporary.resolve("quorate.db")));
        assertThat(read.store().folder()).isEqualTo(temporary);
        var tls = read.clusters().getFirst().tls().orElseThrow();
        assertThat(tls.ca()).isEqualTo(temporary.resolve("ca.pem"));
        assertThat(tls.client().orElseThrow().key().path()).isEqualTo(temporary.resolve("bot.key"));
        assertThat(read.chats().console().orElseThrow().socket()).isEqualTo(temporary.resolve("chat.sock"));
    }

    @Test
    void a_host_changes_what_it_names_and_takes_the_rest_from_its_cluster() {
        var cluster = read(ConfigurationFolder.WHOLE).clusters().getFirst();
        var standard = cluster.ssh();
        assertThat(standard.port()).isEqualTo(22);
        assertThat(cluster.sshTo(new Address("10.0.1.1"))).isEqualTo(standard);
        assertThat(cluster.sshTo(new Address("10.0.1.4"))).isEqualTo(standard);
        assertThat(cluster.sshTo(new Address("10.0.1.5")))
                .isEqualTo(new ClusterSettings.Ssh("core", standard.key(), standard.knownHosts(), 2222));
    }

    @Test
    void an_account_on_any_chat_leads_to_the_one_person() {
        var people = read(ConfigurationFolder.WHOLE).people();
        assertThat(people.whois(new Account("slack", "U024BE7LH"))).isEqualTo(people.named("alice"));
        assertThat(people.whois(new Account("discord", "80351110224678912"))).isEqualTo(people.named("alice"));
        assertThat(people.whois(new Account("unix", "alice")).orElseThrow().groups())
                .containsExactly("etcd-oncall");
        assertThat(people.whois(new Account("discord", "U024BE7LH"))).isEmpty();
        assertThat(people.whois(new Account("unix", "mallory"))).isEmpty();
    }

    @Test
    void without_a_policy_the_rules_are_the_manuals() {
        var written = read(ConfigurationFolder.WHOLE).policy();
        var silent = read(ConfigurationFolder.CONSOLE_ONLY).policy();
        assertThat(silent).isEqualTo(written);
        assertThat(silent.rule(Risk.DISASTER))
                .isEqualTo(new Rule(2, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, true));
    }

    @Test
    void a_rule_changes_what_it_names_and_keeps_the_rest() {
        var policy = read(ConfigurationFolder.CONSOLE_ONLY
                        + "policy: {destructive: {expires: 1h}, changing: {reason: required}}\n")
                .policy();
        assertThat(policy.rule(Risk.DESTRUCTIVE))
                .isEqualTo(new Rule(1, Set.of("etcd-oncall"), Duration.ofHours(1), true, false));
        assertThat(policy.rule(Risk.CHANGING))
                .isEqualTo(new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, false));
    }

    @Test
    void a_room_may_be_bound_to_several_clusters() {
        var second = """
              lab-2:
                endpoints: ["http://127.0.0.1:2"]
                ssh: {user: core, key: id_ed25519, known-hosts: known_hosts}
                rooms: ["console:ops"]
            people:
            """.indent(0);
        var read = read(ConfigurationFolder.CONSOLE_ONLY.replace("people:\n", second));
        assertThat(read.clusters())
                .hasSize(2)
                .allSatisfy(cluster -> assertThat(cluster.inventory().rooms()).containsExactly("console:ops"));
    }

    @Test
    void a_store_on_postgresql_has_an_address_a_folder_and_a_lease() {
        var brief = (Store.Postgresql) postgresql("postgresql://quorate@db/quorate", "");
        assertThat(brief.address())
                .isEqualTo(new PostgresqlAddress("db", 5432, "quorate", "quorate", "verify-full", Optional.empty()));
        assertThat(brief.folder()).isEqualTo(Path.of("/var/lib/quorate"));
        assertThat(brief.lease()).isEqualTo(Duration.ofSeconds(15));
        var whole = (Store.Postgresql)
                postgresql("postgresql://bot@[::1]:5433/q?sslmode=verify-ca&sslrootcert=ca.pem", """
                    store-folder: own
                    store-lease: 1m
                    """);
        assertThat(whole.address())
                .isEqualTo(new PostgresqlAddress(
                        "::1", 5433, "q", "bot", "verify-ca", Optional.of(temporary.resolve("ca.pem"))));
        assertThat(whole.folder()).isEqualTo(temporary.resolve("own"));
        assertThat(whole.lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(whole.toString()).doesNotContain("secret of");
    }

    @Test
    void on_this_machine_postgresql_needs_no_certificate() {
        assertThat(((Store.Postgresql) postgresql("postgresql://quorate@localhost/quorate", ""))
                        .address()
                        .sslMode())
                .isEqualTo("prefer");
    }

    private Store postgresql(String address, String more) {
        return read(ConfigurationFolder.WHOLE.replace(
                        "store: sqlite:quorate.db\n",
                        "store: " + address + "\nstore-password-file: etcd-password\n" + more))
                .store();
    }

    @Test
    void https_needs_no_certificate_of_ours_where_etcd_asks_for_none() {
        var read = read(ConfigurationFolder.WHOLE.replace(", cert: bot.pem, key: bot.key", ""));
        assertThat(read.clusters().getFirst().tls().orElseThrow().client()).isEqualTo(Optional.empty());
    }

    @Test
    void the_store_is_found_in_a_file_whose_other_parts_are_in_work() {
        folder.write("store: sqlite:quorate.db\nclusters: {}\n");
        assertThat(ConfigurationFile.readStore(folder.file()))
                .isEqualTo(new Loaded.Read<>(new Store.Sqlite(temporary.resolve("quorate.db"))));
    }

    @Test
    void a_secret_prints_as_its_path() {
        var password =
                read(ConfigurationFolder.WHOLE).clusters().getFirst().auth().orElseThrow();
        assertThat(password.toString()).contains("etcd-password").doesNotContain("secret of");
    }
}

package dev.quorate.deploy.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A folder with a configuration that is right and every file it names, for specs to break.
public record ConfigurationFolder(Path folder) {
    /// As in the operator's manual; every key that exists is in it.
    public static final String WHOLE = """
        store: sqlite:quorate.db
        clusters:
          prod-eu:
            endpoints: ["https://10.0.1.1:2379", "https://10.0.1.2:2379", "https://10.0.1.3:2379"]
            tls: {ca: ca.pem, cert: bot.pem, key: bot.key}
            auth: {username: root, password-file: etcd-password}
            ssh: {user: core, key: id_ed25519, known-hosts: known_hosts, port: 22}
            hosts: {"10.0.1.4": {}, "10.0.1.5": {port: 2222}}
            rooms: ["slack:C024BE91L", "discord:1098765432109876543", "console:ops"]
        people:
          alice: {slack: U024BE7LH, discord: "80351110224678912", unix: alice, groups: [etcd-oncall]}
          bob:   {slack: U024BE7LJ, unix: bob, groups: [etcd-oncall]}
        policy:
          changing:    {approvals: 1, from: [etcd-oncall], expires: 15m}
          destructive: {approvals: 1, from: [etcd-oncall], expires: 15m, reason: required}
          disaster:    {approvals: 2, from: [etcd-oncall], expires: 15m, reason: required, type-cluster-name: true}
        chats:
          slack:   {mode: socket, bot-token-file: slack-bot, app-token-file: slack-app}
          discord: {token-file: discord-token, guilds: ["290926798626357999"]}
          console: {socket: chat.sock, allow-as: false}
        witness: {rooms: ["console:audit"], syslog: "logs.example.com:514"}
        """;

    /// What this version serves.
    public static final String CONSOLE_ONLY = """
        store: sqlite:quorate.db
        clusters:
          lab:
            endpoints: ["http://127.0.0.1:1"]
            ssh: {user: core, key: id_ed25519, known-hosts: known_hosts}
            rooms: ["console:ops"]
        people:
          alice: {unix: alice, groups: [etcd-oncall]}
          bob: {unix: bob, groups: [etcd-oncall]}
        chats:
          console: {socket: chat.sock}
        """;

    private static final List<String> SECRETS = List.of(
            "bot.key", "etcd-password", "id_ed25519", "slack-bot", "slack-app", "slack-signing", "discord-token");

    public static ConfigurationFolder in(Path folder) {
        var made = new ConfigurationFolder(folder);
        SECRETS.forEach(name -> made.put(name, "secret of " + name + "\n", "rw-------"));
        List.of("ca.pem", "bot.pem", "known_hosts").forEach(name -> made.put(name, "public\n", "rw-r--r--"));
        return made;
    }

    public Path file() {
        return folder.resolve("quorate.yaml");
    }

    public Path write(String yaml) {
        return put("quorate.yaml", yaml, "rw-r--r--");
    }

    public Path put(String name, String text, String mode) {
        try {
            var file = Files.writeString(folder.resolve(name), text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What reading the text says, with the file's folder left out: `quorate.yaml:3: ...`.
    public String complaint(String yaml) {
        return said(ConfigurationFile.read(write(yaml)));
    }

    public String said(Loaded<?> loaded) {
        return switch (loaded) {
            case Loaded.Wrong<?>(var line) -> line.replace(folder + "/", "").replace(folder.toString(), "FOLDER");
            case Loaded.Read<?> _ -> "no complaint";
        };
    }
}

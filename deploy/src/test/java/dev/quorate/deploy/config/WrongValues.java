package dev.quorate.deploy.config;

import dev.quorate.deploy.config.WrongConfigurationTest.Case;
import java.util.stream.Stream;

/// What people get wrong, and what they are told. The complaint begins with the line's number.
final class WrongValues {
    private WrongValues() {}

    private static Case wrong(String was, String is, String complaint) {
        return new Case(was, is, complaint);
    }

    static Stream<Case> ofStore() {
        var store = "sqlite:quorate.db";
        var database = "1: store: not the address of a database; write postgresql://user@host/database";
        return Stream.of(
                wrong(store, "mysql:x", "1: store: unknown kind of store; write sqlite:/var/lib/quorate/quorate.db"),
                wrong(store, "'sqlite:'", "1: store: the file is missing; write sqlite:/var/lib/quorate/quorate.db"),
                wrong(store, "", "1: store: not a text; write sqlite:/var/lib/quorate/quorate.db"),
                wrong(store, "[a]", "1: store: not a text; write sqlite:/var/lib/quorate/quorate.db"),
                wrong(store, "\"sqlite:a\\0b\"", "1: store: not a path; write sqlite:/var/lib/quorate/quorate.db"),
                wrong(store, "postgresql:db", database),
                wrong(store, "postgresql://host/db", database),
                wrong(
                        store,
                        "postgresql://me:secret@host/db",
                        "1: store: a password stands here; write postgresql://user@host/database and put it into"
                                + " store-password-file"),
                wrong(
                        store,
                        "postgresql://me@host/db",
                        "1: the key store-password-file is missing; write store-password-file: store-password"),
                wrong(
                        store,
                        "postgresql://me@host/db?socketFactory=x",
                        "1: store: knows no option socketFactory; write one of sslmode, sslrootcert"),
                wrong(
                        store,
                        "postgresql://me@host/db?sslmode=allow",
                        "1: store: knows no sslmode allow; write one of disable, prefer, require, verify-ca,"
                                + " verify-full"),
                wrong(
                        store,
                        "postgresql://me@host/db\nstore-password-file: etcd-password\nstore-lease: 9s",
                        "3: store-lease: too short or too long for a lease; write 10s to 5m"),
                wrong(store, store + "\nstore-lease: 15s", "2: store-lease: only PostgreSQL needs it; remove the key"),
                wrong(
                        store,
                        store + "\nstore-password-file: slack-bot",
                        "2: store-password-file: only PostgreSQL needs it; remove the key"),
                wrong(
                        "store:",
                        "storage:",
                        "1: storage: unknown key; write one of store, store-password-file, store-folder, store-lease,"
                                + " clusters, people, policy, chats, witness"));
    }

    static Stream<Case> ofClusters() {
        var endpoint = "\"https://10.0.1.2:2379\"";
        var notAnEndpoint =
                "4: clusters.prod-eu.endpoints[1]: not an endpoint; write http://HOST:PORT or https://HOST:PORT";
        var tls = "tls: {ca: ca.pem, cert: bot.pem, key: bot.key}";
        return Stream.of(
                wrong(
                        "prod-eu:",
                        "'prod eu':",
                        "3: clusters.prod eu: not a name of a cluster; write letters, digits, dot, dash, underscore"),
                wrong(endpoint, "10.0.1.2:2379", notAnEndpoint),
                wrong(endpoint, "\"https://10.0.1.2\"", notAnEndpoint),
                wrong(endpoint, "\"https://10.0.1.2:99999\"", notAnEndpoint),
                wrong(endpoint, "\"https://10.0.1.2:2379/v3\"", notAnEndpoint),
                wrong(endpoint, "\"https://me:pw@10.0.1.2:2379\"", notAnEndpoint),
                wrong(
                        endpoint,
                        "\"http://10.0.1.2:2379\"",
                        "4: clusters.prod-eu.endpoints[1]: http and https are mixed; write one of them for all"
                                + " endpoints"),
                wrong(
                        endpoint,
                        "\"https://10.0.1.1:2379\"",
                        "4: clusters.prod-eu.endpoints[1]: this endpoint is in prod-eu already; write it once"),
                wrong(
                        "[\"https://10.0.1.1:2379\", \"https://10.0.1.2:2379\", \"https://10.0.1.3:2379\"]",
                        "[]",
                        "4: clusters.prod-eu.endpoints: not a list with something in it; write"
                                + " [\"http://10.0.1.1:2379\"]"),
                wrong(
                        "    " + tls + "\n",
                        "",
                        "3: clusters.prod-eu: the key tls is missing; write tls: {ca: ca.pem, cert: bot.pem, key:"
                                + " bot.key}"),
                wrong(
                        "https://",
                        "http://",
                        "5: clusters.prod-eu.tls: the endpoints are http; write https:// there or remove tls"),
                wrong(tls, "tls: {}", "5: clusters.prod-eu.tls: the key ca is missing; write ca: ca.pem"),
                wrong(
                        tls,
                        "tls: {ca: ca.pem, key: bot.key}",
                        "5: clusters.prod-eu.tls: the key cert is missing; write cert: bot.pem"),
                wrong(
                        tls,
                        "tls: {ca: ., cert: bot.pem, key: bot.key}",
                        "5: clusters.prod-eu.tls.ca: FOLDER is not a file; name a file"),
                wrong(
                        "username: root, ",
                        "",
                        "6: clusters.prod-eu.auth: the key username is missing; write username: root"),
                wrong(
                        "password-file: etcd-password",
                        "password: secret",
                        "6: clusters.prod-eu.auth.password: unknown key; write one of username, password-file"),
                wrong(
                        "user: core",
                        "user: 'core; reboot'",
                        "7: clusters.prod-eu.ssh.user: not a login name; write one such as core"),
                wrong(
                        "port: 22}",
                        "port: 70000}",
                        "7: clusters.prod-eu.ssh.port: not a number from 1 to 65535; write one"),
                wrong(
                        "port: 22}",
                        "port: ssh}",
                        "7: clusters.prod-eu.ssh.port: not a number from 1 to 65535; write one"),
                wrong(
                        "known-hosts: known_hosts, ",
                        "",
                        "7: clusters.prod-eu.ssh: the key known-hosts is missing; write known-hosts: known_hosts"),
                wrong(
                        "\"10.0.1.4\": {}",
                        "\"-oProxyCommand=x\": {}",
                        "8: clusters.prod-eu.hosts.-oProxyCommand=x: not an address of a host; write an IP address or"
                                + " a DNS name"),
                wrong(
                        "{port: 2222}",
                        "{prot: 2222}",
                        "8: clusters.prod-eu.hosts.10.0.1.5.prot: unknown key; write one of user, port"),
                wrong(
                        "    rooms:",
                        "    cluster-id: prod\n    rooms:",
                        "9: clusters.prod-eu.cluster-id: not a cluster id; write the hex digits that `members` shows"),
                wrong(
                        "slack:C024BE91L",
                        "ops",
                        "9: clusters.prod-eu.rooms[0]: not a room; write slack:ID, discord:ID or console:NAME"),
                wrong(
                        "slack:C024BE91L",
                        "slack:#ops",
                        "9: clusters.prod-eu.rooms[0]: not a room of slack; write one such as slack:C024BE91L"),
                wrong(
                        "slack:C024BE91L",
                        "console:ops",
                        "9: clusters.prod-eu.rooms[2]: console:ops is in this list twice; keep one"),
                wrong(
                        "  console: {socket: chat.sock, allow-as: false}\n",
                        "",
                        "9: clusters.prod-eu.rooms[2]: chats has no console; write chats.console or remove this room"),
                wrong(
                        "    rooms: [\"slack:C024BE91L\", \"discord:1098765432109876543\", \"console:ops\"]\n",
                        "",
                        "3: clusters.prod-eu: the key rooms is missing; write rooms: [\"console:ops\"]"));
    }

    static Stream<Case> ofPeople() {
        return Stream.of(
                wrong(
                        "unix: alice, groups",
                        "unix: alice, groupz",
                        "11: people.alice.groupz: unknown key; write one of slack, discord, unix, groups"),
                wrong(
                        "U024BE7LJ",
                        "U024BE7LH",
                        "12: people.bob.slack: the account U024BE7LH belongs to alice already; an account is one"
                                + " person's, write it once"),
                wrong(
                        "unix: bob",
                        "unix: alice",
                        "12: people.bob.unix: the account alice belongs to alice already; an account is one person's,"
                                + " write it once"),
                wrong(
                        "U024BE7LJ",
                        "'@bob'",
                        "12: people.bob.slack: not an account of slack; write a member id such as U024BE7LH"),
                wrong(
                        "\"80351110224678912\"",
                        "alice#1",
                        "11: people.alice.discord: not an account of discord; write a user id such as"
                                + " \"80351110224678912\""),
                wrong(
                        "unix: bob",
                        "unix: 'b b'",
                        "12: people.bob.unix: not an account of unix; write a login name such as alice"),
                wrong(
                        "  bob:",
                        "  Bob Jones:",
                        "12: people.Bob Jones: not a name; write up to 32 of a-z, 0-9, dot, dash, underscore, a letter"
                                + " or digit first"),
                wrong("  bob:", "  alice:", "12: the key alice is here twice, first in line 11; keep one"),
                wrong(
                        "bob:   {slack: U024BE7LJ, unix: bob, groups: [etcd-oncall]}",
                        "bob: {groups: [etcd-oncall]}",
                        "12: people.bob: has no account; write at least one of slack, discord, unix"),
                wrong(
                        "unix: bob, groups: [etcd-oncall]",
                        "unix: bob, groups: etcd-oncall",
                        "12: people.bob.groups: not a list with something in it; write [etcd-oncall]"),
                wrong(
                        "unix: bob, groups: [etcd-oncall]",
                        "unix: bob, groups: ['two words']",
                        "12: people.bob.groups: two words is not a name of a group; write one such as etcd-oncall"));
    }

    static Stream<Case> ofPolicy() {
        var changing = "changing:    {approvals: 1, from: [etcd-oncall], expires: 15m}";
        return Stream.of(
                wrong(
                        "groups: [etcd-oncall]",
                        "groups: [sre]",
                        "14: policy.changing: nobody is in the group etcd-oncall, so nobody could approve; write"
                                + " groups: [etcd-oncall] at people who may, or another group here"),
                wrong(
                        changing,
                        "changing: {from: [dba]}",
                        "14: policy.changing: nobody is in the group dba, so nobody could approve; write groups: [dba]"
                                + " at people who may, or another group here"),
                wrong(
                        changing,
                        "changing: {approvals: 3}",
                        "14: policy.changing: needs 3 approvals of etcd-oncall, where only 2 people are; add people to"
                                + " the group or need fewer"),
                wrong(
                        changing,
                        "changing: {approvals: 0}",
                        "14: policy.changing.approvals: not a number from 1 to 9; write one"),
                wrong(
                        changing,
                        "changing: {expires: 15}",
                        "14: policy.changing.expires: not a time; write a time such as 30s, 15m or 1h, at most 24h"),
                wrong(
                        changing,
                        "changing: {expires: 0m}",
                        "14: policy.changing.expires: too short or too long; write a time such as 30s, 15m or 1h, at"
                                + " most 24h"),
                wrong(
                        changing,
                        "changing: {expires: 25h}",
                        "14: policy.changing.expires: too short or too long; write a time such as 30s, 15m or 1h, at"
                                + " most 24h"),
                wrong(
                        changing,
                        "changing: {reason: yes}",
                        "14: policy.changing.reason: not known; write required or optional"),
                wrong(
                        "type-cluster-name: true",
                        "type-cluster-name: yes",
                        "16: policy.disaster.type-cluster-name: not a yes or no; write true or false"),
                wrong(
                        changing,
                        "read-only: {}",
                        "14: policy.read-only: unknown key; write one of changing, destructive, disaster"),
                wrong(
                        changing,
                        "changing: {force: true}",
                        "14: policy.changing.force: unknown key; write one of approvals, from, expires, reason,"
                                + " type-cluster-name"));
    }

    static Stream<Case> ofChats() {
        var slack = "{mode: socket, bot-token-file: slack-bot, app-token-file: slack-app}";
        var discord = "{token-file: discord-token, guilds: [\"290926798626357999\"]}";
        var http = "bot-token-file: slack-bot, signing-secret-file: slack-signing";
        return Stream.of(
                wrong("mode: socket", "mode: rtm", "18: chats.slack.mode: not known; write socket or http"),
                wrong(
                        ", app-token-file: slack-app",
                        "",
                        "18: chats.slack: the key app-token-file is missing; write app-token-file: slack-app"),
                wrong(
                        "app-token-file: slack-app",
                        "bot-token: xoxb-1",
                        "18: chats.slack.bot-token: unknown key; write one of mode, bot-token-file, app-token-file,"
                                + " listen, signing-secret-file, api-url"),
                wrong(
                        slack,
                        "{mode: http, " + http + "}",
                        "18: chats.slack: the key listen is missing; write listen: 127.0.0.1:8080"),
                wrong(
                        slack,
                        "{mode: http, listen: 8080, " + http + "}",
                        "18: chats.slack.listen: not HOST:PORT; write one such as 127.0.0.1:8080"),
                wrong(
                        slack,
                        "{mode: socket, app-token-file: slack-app, " + http + "}",
                        "18: chats.slack.signing-secret-file: only mode: http uses it; remove the key or write mode:"
                                + " http"),
                wrong(
                        "mode: socket",
                        "mode: socket, api-url: \"http://proxy.example/api/\"",
                        "18: chats.slack.api-url: http is for loopback only; write https://HOST/PATH"),
                wrong(
                        discord,
                        "{token-file: discord-token, guilds: [quorate]}",
                        "19: chats.discord.guilds: quorate is not the id of a guild; write [\"290926798626357999\"]"),
                wrong(
                        "guilds:",
                        "gateway-url: 'ws://gateway.example', guilds:",
                        "19: chats.discord.gateway-url: ws is for loopback only; write wss://HOST/PATH"),
                wrong(
                        "socket: chat.sock",
                        "socket: " + "s".repeat(108),
                        "20: chats.console.socket: longer than the 107 bytes that a socket's path can have; write"
                                + " /run/quorate/chat.sock"),
                wrong(
                        "socket: chat.sock, ",
                        "",
                        "20: chats.console: the key socket is missing; write socket: /run/quorate/chat.sock"),
                wrong(
                        "allow-as: false",
                        "allow-as: sometimes",
                        "20: chats.console.allow-as: not a yes or no; write true or false"),
                wrong(
                        "chats:",
                        "chats: {}\nchat:",
                        "18: chat: unknown key; write one of store, store-password-file, store-folder, store-lease,"
                                + " clusters, people, policy, chats, witness"));
    }

    static Stream<Case> ofWitnesses() {
        var rooms = "[\"console:audit\"]";
        var syslog = "\"logs.example.com:514\"";
        var notOne = "21: witness.syslog: not HOST:PORT; write one such as logs.example.com:514";
        return Stream.of(
                wrong(syslog, "logs.example.com", notOne),
                wrong(syslog, "\"udp://logs.example.com:514\"", notOne),
                wrong(syslog, "\"logs.example.com:0\"", notOne),
                wrong(syslog, "\"logs.example.com:65536\"", notOne),
                wrong(syslog, "\"-x:514\"", notOne),
                wrong(
                        rooms,
                        "[\"console audit\"]",
                        "21: witness.rooms[0]: not a room; write slack:ID, discord:ID or console:NAME"),
                wrong(
                        "witness: {rooms: " + rooms + ", syslog: " + syslog + "}",
                        "witness: {}",
                        "21: witness: nobody is here; write rooms: [\"console:audit\"] or syslog:"
                                + " logs.example.com:514"),
                wrong("syslog:", "log:", "21: witness.log: unknown key; write one of rooms, syslog"));
    }

    static Stream<Case> ofYaml() {
        var advice = ": not YAML here; check this line and those above: indentation, a blank behind each colon, closing"
                + " quotes";
        return Stream.of(
                wrong("people:\n", "people:\n\talice: {}\n", "11:1: a tab in the indentation; indent with blanks"),
                wrong("  prod-eu:\n", "  prod-eu\n", "4:14" + advice),
                wrong("\"console:ops\"]", "\"console:ops]", "11:39" + advice),
                wrong(
                        "store:",
                        "store: &s sqlite:x\nstore-password-file: *s\nold:",
                        "2: anchors (&) and aliases (*) are not read here; write the value out, in quotes if it begins"
                                + " with & or *"),
                wrong(
                        "sqlite:quorate.db",
                        "!!java.net.URL [x]",
                        "1: tags (!) are not read here; write the plain value, in quotes if it begins with !"),
                wrong("sqlite:quorate.db", "a\u0007b", "1: a control character, BEL; remove it"),
                wrong("chats:", "---\nchats:", "18: a second document begins here; write everything into one"));
    }
}
